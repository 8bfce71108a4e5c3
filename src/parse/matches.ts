/**
 * What an expression matches, all at once: `matchAll` makes an expression of its own for each text, which takes longer than to look
 * through a line in which there is nothing.
 *
 * @param pattern With the flag `u`.
 * @throws {TypeError} It has no flag `g`: it would find the same match for ever.
 * @example matchesOf(/a/gu, 'banana').map(({index}) => index) // => [1, 3, 5]
 */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  if (!pattern.global) throw new TypeError('Unexpected expression without `g`, expected one that finds all')
  pattern.lastIndex = 0
  let match = pattern.exec(text)
  if (!match) return none
  const found: RegExpExecArray[] = []
  for (; match; match = pattern.exec(text)) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex += widthAt(pattern, text)
  }
  return found
}

const none: readonly RegExpExecArray[] = []

/** How far the next place is from that of an empty match: no character is cut. */
function widthAt({lastIndex}: RegExp, text: string): number {
  return (text.codePointAt(lastIndex) ?? 0) > 0xffff ? 2 : 1
}
