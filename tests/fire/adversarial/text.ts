/** A way to make text of any size that may take long to clean. */
export interface Text {
  readonly name: string
  /**
   * @param size About how many UTF-16 code units.
   * @param round Where words differ, those of another round are others: what is known of words by now is no help.
   */
  readonly make: (size: number, round?: number) => string
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
  return {name, make: size => count(size, 0, part)}
}

/** No text has so many parts. After so many rounds nothing is known any more of the words of the first. */
const [mostParts, mostRounds] = [10_000_000, 64]

/** The same with other numbers in each round. */
export function different(name: string, part: (index: number) => string, start = ''): Text {
  return {name, make: (size, round = 0) => start + count(size, (round % mostRounds) * mostParts, part)}
}

function count(size: number, first: number, part: (index: number) => string): string {
  const parts: string[] = []
  for (let [index, length] = [first, 0]; length < size; index++) {
    const one = part(index)
    parts.push(one)
    length += one.length
  }
  return parts.join('')
}

function fill(unit: string, size: number): string {
  return unit === '' ? '' : unit.repeat(Math.max(1, Math.floor(size / unit.length)))
}
