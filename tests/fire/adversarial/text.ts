/** A way to make text of any size that may take long to clean. */
export interface Text {
  readonly name: string
  /** @param size About how many UTF-16 code units. */
  readonly make: (size: number) => string
}

/** Some text again and again. */
export function repeated(unit: string, name = JSON.stringify(unit)): Text {
  return {name: `${name} repeated`, make: size => fill(unit, size)}
}

/** Some texts in turn, each followed by a gap. */
export function inTurn(name: string, units: readonly string[], gap: string): Text {
  return repeated(units.map(unit => `${unit}${gap}`).join(''), `${name}, gap ${JSON.stringify(gap)},`)
}

/** Opened as often as possible, then closed as often. */
export function nested(open: string, close: string): Text {
  const size = open.length + close.length
  return {
    name: `${JSON.stringify(open)} nested up to ${JSON.stringify(close)}`,
    make: length => open.repeat(Math.floor(length / size)) + close.repeat(Math.floor(length / size))
  }
}

/** What is made of 0, 1, 2, …, joined. */
export function counted(name: string, part: (index: number) => string): Text {
  return {
    name,
    make: size => {
      const parts: string[] = []
      for (let [index, length] = [0, 0]; length < size; index++) {
        const one = part(index)
        parts.push(one)
        length += one.length
      }
      return parts.join('')
    }
  }
}

function fill(unit: string, size: number): string {
  return unit === '' ? '' : unit.repeat(Math.max(1, Math.floor(size / unit.length)))
}
