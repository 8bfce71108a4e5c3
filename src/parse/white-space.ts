const others = new Set(Array.from('\u00A0\u1680\u2028\u2029\u202F\u205F\u3000\uFEFF', one => one.charCodeAt(0)))

/**
 * Whether a code unit is white space, as `\s` has it.
 *
 * @example isSpace(' '.charCodeAt(0)) // => true
 */
export function isSpace(unit: number): boolean {
  if (unit < 0xa0) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
  return (unit >= 0x2000 && unit <= 0x200a) || others.has(unit)
}

/** Where the run of characters without white space begins and ends that a place stands in. */
export function runAt(text: string, offset: number): [start: number, end: number] {
  let [start, end] = [offset, offset]
  while (start > 0 && !isSpace(text.charCodeAt(start - 1))) start--
  while (end < text.length && !isSpace(text.charCodeAt(end))) end++
  return [start, end]
}
