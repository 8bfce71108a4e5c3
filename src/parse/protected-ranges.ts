import type {Range} from '../types.js'
import {firstIndex} from './first-index.js'
import {matchesOf} from './matches.js'
import {url, urlCues} from './urls.js'
import {runAt} from './white-space.js'

const email = String.raw`[\p{L}\p{N}_%+-][\p{L}\p{N}._%+-]{0,63}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}`
const handle = String.raw`(?<![\p{L}\p{N}])@[\p{L}\p{N}_]+`
const number = String.raw`(?<![\p{L}\p{N}])\p{N}+(?:[.,:/’'-]\p{N}+)+`

/**
 * What no repair may cut into: URLs, e-mail addresses, handles, numbers with their inner stops and commas. One linear scan.
 *
 * Hosts without `www.` and names of files are not among them: `report.pdf` is written like `said.he`.
 */
const pattern = new RegExp([url, email, handle, number].join('|'), 'giu')

interface Span {
  readonly start: number
  readonly end: number
}

/** Characters without a space between them, and what is protected there. */
interface Run extends Span {
  readonly spans: readonly Span[]
}

/**
 * Whether an edit of a range would change the inside of something protected. Removing it whole is no cut.
 *
 * Nothing protected has a space in it: only the runs of characters at the ends of the range are looked at, each once.
 *
 * @example protection('in 1,204 words')([4, 5]) // => true
 */
export function protection(text: string): (range: Range) => boolean {
  const runs: Run[] = []
  const spansAt = (offset: number): readonly Span[] => {
    const index = firstFrom(runs, offset)
    const known = runs[index]
    if (known && known.start <= offset) return known.spans
    const run = readRun(text, offset)
    runs.splice(index, 0, run)
    return run.spans
  }
  const isCutAt = (offset: number, start: number, end: number): boolean => {
    const spans = spansAt(offset)
    return spans.length > 0 && isCut(spans, start, end)
  }
  return ([start, end]) => isCutAt(start, start, end) || (end !== start && isCutAt(end, start, end))
}

/** Index of the first span that ends at `offset` or behind it. */
function firstFrom(spans: readonly Span[], offset: number): number {
  return firstIndex(spans.length, index => (spans[index] as Span).end >= offset)
}

const nothing: readonly Span[] = []

function readRun(text: string, offset: number): Run {
  const [start, end] = runAt(text, offset)
  if (!mayHaveSpans(text, start, end)) return {start, end, spans: nothing}
  const spans = matchesOf(pattern, text.slice(start, end)).map(({index, 0: found}) => ({
    start: start + index,
    end: start + index + found.length
  }))
  return {start, end, spans}
}

/** What a code unit tells of what is protected; 0 where it was not looked up yet. Half a character may be any. */
const cues = new Uint8Array(0x10000)
const [none, certain, ofUrl] = [1, 2, 3]

/** Nothing is protected without a figure, an `@` or what every URL has. */
function mayHaveSpans(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const cue = (cues[text.charCodeAt(at)] ||= cueOf(text.charAt(at)))
    if (cue === certain || (cue === ofUrl && urlCues.some(one => text.startsWith(one, at)))) return true
  }
  return false
}

function cueOf(character: string): number {
  if (/[\p{N}@\p{Cs}]/u.test(character)) return certain
  return urlCues.some(one => one.startsWith(character)) ? ofUrl : none
}

function isCut(spans: readonly Span[], start: number, end: number): boolean {
  for (let index = firstFrom(spans, start + 1); index < spans.length; index++) {
    const span = spans[index] as Span
    if (span.start >= end) return false
    if (start > span.start || end < span.end) return true
  }
  return false
}
