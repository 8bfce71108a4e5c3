/**
 * The lines of a text in which a pattern is found, each with its offset; without a pattern, all lines. Line endings not included.
 *
 * @param cue With the flag `g`, and cheap: it runs over the whole text.
 * @example [...linesWith('a\nb c\nd', / /g)] // => [[2, 'b c']]
 */
export function* linesWith(text: string, cue?: RegExp): Generator<[start: number, line: string]> {
  let from = 0
  while (from <= text.length) {
    const found = cue ? nextMatch(text, cue, from) : from
    if (found === -1) return
    const start = found === 0 ? 0 : Math.max(from, text.lastIndexOf('\n', found - 1) + 1)
    const next = text.indexOf('\n', found)
    const end = next === -1 ? text.length : next
    yield [start, text.slice(start, end)]
    from = end + 1
  }
}

function nextMatch(text: string, cue: RegExp, from: number): number {
  cue.lastIndex = from
  return cue.exec(text)?.index ?? -1
}
