const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  /** Told apart by more than colour. */
  removed: ['31;9', '39;29'],
  added: ['32;4', '39;24']
} as const

export type Colour = keyof typeof codes
export type Paint = (colour: Colour | undefined, text: string) => string

/** @returns What puts terminal colours around text, or leaves it alone. */
export function paint(colour: boolean): Paint {
  return (name, text) => {
    if (!colour || !name) return text
    const [on, off] = codes[name]
    return `\u001B[${on}m${text}\u001B[${off}m`
  }
}
