import type {Certificate, Edit} from '../types.js'

const pattern =
  /\b(?:https?|ftp):\/\/[^\s<>"“”«»„]+|\bwww\.[^\s<>"“”«»„]+|(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,255}/giu

/** URLs and e-mail addresses before and after, apart from those that an edit took out whole. */
export function compareUrls(
  input: string,
  output: string,
  edits: readonly Edit[]
): {readonly urls: Certificate['urls']; readonly breach?: string} {
  const all = urlsIn(input)
  const before = all.filter(({index, text}) => !isTaken(edits, index, index + text.length)).map(one => one.text)
  const after = input === output ? before : urlsIn(output).map(one => one.text)
  const counts = {kept: before.length, removed: all.length - before.length}
  const at = before.findIndex((one, index) => one !== after[index])
  if (at === -1 && before.length === after.length) return {urls: {...counts, equal: true}}
  const index = at === -1 ? before.length : at
  const breach = `Unexpected URL \`${after[index] ?? ''}\` after the repairs, expected \`${before[index] ?? ''}\``
  return {urls: {...counts, equal: false}, breach}
}

function urlsIn(text: string): {readonly index: number; readonly text: string}[] {
  if (!text.includes('://') && !text.includes('@') && !/www\./iu.test(text)) return []
  return Array.from(text.matchAll(pattern), match => ({index: match.index, text: match[0]}))
}

function isTaken(edits: readonly Edit[], from: number, to: number): boolean {
  return edits.some(({range: [start, end]}) => start <= from && to <= end)
}
