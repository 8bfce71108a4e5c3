/** So many hashes of letters are told apart: indexes of a table of what may be there. */
export const hashes = 0x10000

/** The hash of some letters and one more. That of no letters is any number. */
export function hashOf(before: number, code: number): number {
  return (Math.imul(before, 31) + code) & (hashes - 1)
}

/** The last letters of a line, the last one first, in UTF-16 code units. */
export function lastLetters(line: string, most: number): string {
  let letters = ''
  for (let at = line.length - 1; at >= Math.max(0, line.length - most); at--) letters += line.charAt(at)
  return letters
}
