import {sortEdits} from '../edit/apply.js'
import {matchesOf} from '../parse/matches.js'
import {url, urlCues} from '../parse/urls.js'
import {runAt} from '../parse/white-space.js'
import type {Certificate, Edit} from '../types.js'

const email = String.raw`(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,255}`
const pattern = new RegExp(`${url}|${email}`, 'giu')

/** URLs and e-mail addresses before and after, apart from those that an edit took out whole. */
export function compareUrls(
  input: string,
  output: string,
  edits: readonly Edit[]
): {readonly urls: Certificate['urls']; readonly breach?: string} {
  const all = urlsIn(input)
  const isTaken = takenBy(edits)
  const before = all.filter(({index, text}) => !isTaken(index, index + text.length)).map(one => one.text)
  const after = input === output ? before : urlsIn(output).map(one => one.text)
  const counts = {kept: before.length, removed: all.length - before.length}
  const at = before.findIndex((one, index) => one !== after[index])
  if (at === -1 && before.length === after.length) return {urls: {...counts, equal: true}}
  const index = at === -1 ? before.length : at
  const breach = `Unexpected URL \`${after[index] ?? ''}\` after the repairs, expected \`${before[index] ?? ''}\``
  return {urls: {...counts, equal: false}, breach}
}

interface Url {
  readonly index: number
  readonly text: string
}

/** No URL and no address can be without one of these. */
const cues = [...urlCues, '@']

/** Nothing of a URL is white space: only what stands around a cue, up to the next space, is looked through. */
function urlsIn(text: string): Url[] {
  const found: Url[] = []
  const next = cues.map(cue => text.indexOf(cue))
  for (let at = nearest(next); at !== -1; at = nearest(next)) {
    const [start, end] = runAt(text, at)
    for (const match of matchesOf(pattern, text.slice(start, end))) {
      found.push({index: start + match.index, text: match[0]})
    }
    for (const [index, place] of next.entries()) {
      if (place !== -1 && place < end) next[index] = text.indexOf(cues[index] ?? '', end)
    }
  }
  return found
}

function nearest(places: readonly number[]): number {
  return places.reduce((least, place) => (place !== -1 && (least === -1 || place < least) ? place : least), -1)
}

/** Whether an edit took out a stretch whole; asked of one after the other, from the start of the text to its end. */
function takenBy(edits: readonly Edit[]): (from: number, to: number) => boolean {
  const sorted = sortEdits(edits)
  let [next, furthest] = [0, 0]
  return (from, to) => {
    for (; (sorted[next]?.range[0] ?? Infinity) <= from; next++)
      furthest = Math.max(furthest, sorted[next]?.range[1] ?? 0)
    return to <= furthest
  }
}
