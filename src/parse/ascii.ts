/**
 * Whether a code unit is a letter of ASCII.
 *
 * @example isAsciiLetter('b'.charCodeAt(0)) // => true
 */
export function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)
}

/**
 * Whether a code unit is a figure of ASCII.
 *
 * @example isAsciiFigure('7'.charCodeAt(0)) // => true
 */
export function isAsciiFigure(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}
