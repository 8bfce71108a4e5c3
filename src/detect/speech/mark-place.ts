import type {Paragraph} from '../../parse/document.js'
import type {Lexicon} from './lexicon.js'
import type {Mark} from './marks.js'
import type {MarkPlace} from './moves.js'
import {echoOf, opensInside, resumes} from './quotation.js'
import {endsSentence} from './sentences.js'
import {leadsIn} from './speakers.js'
import {endsTag, isAttributed, tagSight} from './tags.js'
import {isPlainSpeech} from './voice.js'

/** How long speech and the attribution behind it are together, at least: where another quotation follows, and elsewhere. */
const [shortest, usual] = [10, 40]

/** A line with its marks. */
export interface Line {
  readonly paragraph: Paragraph
  readonly marks: readonly Mark[]
}

/** A mark with the marks and the words around it. */
interface Around {
  readonly mark: Mark
  readonly previous: Mark | undefined
  readonly next: Mark | undefined
  /** The line, and where the mark stands in it. */
  readonly text: string
  readonly at: number
  /** From the mark before, as far as an attribution reaches. */
  readonly between: string
  /** Behind the mark, as far as an attribution reaches. */
  readonly after: string
  /** From the mark to the next one; empty: there is none. */
  readonly toNext: string
}

/** What is known of a mark before anything is read. @param tags Where clauses that attribute begin in the line. */
export function markPlace(line: Line, index: number, tags: readonly number[], lexicon: Lexicon): MarkPlace {
  const around = aroundMark(line, index)
  const {mark, text, between, after} = around
  const beforeTag = lexicon.tagAfter.test(after)
  return {
    type: 'mark',
    mark,
    beforeTag,
    endsFragment: endsFragment(around, lexicon),
    closesTag: closesTag(around, tags, lexicon),
    alone: text === mark.text,
    listed: !beforeTag && /[,;]/u.test(between),
    reversedOpen: isReversedOpen(around),
    reversedClose: isReversedClose(around),
    afterPause: /[,.!?…;:][’']?\s$/u.test(between),
    opensName: opensName(around, lexicon),
    afterLead: !beforeTag && /[,:]\s?$/u.test(between) && leadsIn(between, lexicon),
    opensClause: !beforeTag && opensClause(around, lexicon),
    premature: closesTooEarly(around, lexicon)
  }
}

function aroundMark({paragraph: {text, start}, marks}: Line, index: number): Around {
  const mark = marks[index] as Mark
  const [previous, next] = [marks[index - 1], marks[index + 1]]
  const [at, end] = [mark.start - start, mark.end - start]
  return {
    mark,
    previous,
    next,
    text,
    at,
    between: text.slice(Math.max(previous ? previous.end - start : 0, at - tagSight), at),
    after: text.slice(end, end + tagSight),
    toNext: next ? text.slice(end, next.start - start) : ''
  }
}

function endsFragment({mark, previous, text, at, between, after}: Around, lexicon: Lexicon): boolean {
  if (previous === undefined || /^\s?\p{Ll}/u.test(after)) return false
  const offset = mark.start - at
  if (endsSpeech(text, previous, offset) && isFragment(between, previous, lexicon)) return true
  if (mark.spacing !== 'close' || previous.spacing === 'open') return false
  return echoOf(text.slice(0, previous.start - offset), between, lexicon) !== ''
}

function closesTag(
  {mark, next, text, at, between, toNext}: Around,
  tags: readonly number[],
  lexicon: Lexicon
): boolean {
  const reopens = next?.spacing === 'open' && toNext === ' '
  const least = reopens ? shortest : usual
  return mark.spacing === 'close' && between.length > least && endsTag(text, tags, at, lexicon)
}

/** `the" peasants "were` */
function isReversedOpen({mark, next, toNext}: Around): boolean {
  return mark.spacing === 'close' && next !== undefined && isSpaced(toNext, next)
}

/** The same of its second mark; what stands between is not cut short. */
function isReversedClose({mark, previous, text, at}: Around): boolean {
  if (mark.spacing === 'close' || previous === undefined) return false
  return isSpaced(text.slice(previous.end - mark.start + at, at))
}

/** Not `. “We stayed”, he said`: behind a stop an attribution tells that it is speech. */
function opensName({mark, next, text, at, toNext}: Around, lexicon: Lexicon): boolean {
  if (next === undefined || !isShortName(toNext)) return false
  const end = next.end - mark.start + at
  return !(mark.afterStop && isAttributed(text.slice(end, end + tagSight), lexicon))
}

function opensClause({mark, next, between, after}: Around, lexicon: Lexicon): boolean {
  if (mark.spacing !== 'open' || next?.spacing !== 'close') return false
  return opensInside(between, after, lexicon) && !leadsIn(between, lexicon)
}

/** A name that is quoted mostly has fewer words. */
const speechWords = 4

/** What stands between two marks that close is plain speech, or goes on with the sentence: `the cold,” and the wind,”`. */
function closesTooEarly({mark, previous, next, between, toNext}: Around, lexicon: Lexicon): boolean {
  if (mark.spacing !== 'close' || next?.spacing !== 'close') return false
  if (mark.afterStop && isPlainSpeech(toNext, lexicon)) return true
  const isSpeech = previous?.spacing === 'open' && between.split(' ').length >= speechWords
  return isSpeech && resumes(between, toNext, lexicon)
}

/** One to three words without an end of their own. */
function isShortName(between: string): boolean {
  return between.length < 60 && /^[\p{L}\p{N}’'-]+(?: [\p{L}\p{N}’'-]+){0,2}$/u.test(between)
}

/** One to four words between two spaces, or a name that only the first mark is spaced from: `the" Urengoy",`. */
function isSpaced(between: string, next?: Mark): boolean {
  if (between.length >= 60) return false
  return (
    /^ (?:[\p{L}\p{N}’'-]+ ){1,4}$/u.test(between) ||
    (next?.spacing === 'close' && /^ \p{Lu}[\p{L}\p{N}’'-]+(?: \p{Lu}[\p{L}\p{N}’'-]+)?$/u.test(between))
  )
}

/** Not `The “Falcon” sank`, and not `“How old are you?” he asked`, where an answer may follow. */
function endsSpeech(text: string, {spacing, start, end}: Mark, offset: number): boolean {
  return spacing !== 'close' || /[,.!…]/u.test(text.charAt(start - offset - 1)) || text.charAt(end - offset) === ','
}

/** ` he said. Closer.` or ` Closer.`: a sentence end or nothing, then one to three words up to the mark. Not `Now!` */
function isFragment(between: string, previous: Mark, lexicon: Lexicon): boolean {
  const tail = /(^|[.!?…])\s{1,3}((?:[\p{L}\p{N}’'-]{1,24}\s){0,2}[\p{L}\p{N}’'-]{1,24})[.…]?\s?$/u.exec(between)
  if (!tail || (tail[1] === '' && !previous.afterStop)) return false
  if (tail[1] !== '' && !endsSentence(between.slice(0, tail.index + 1), lexicon)) return false
  return !lexicon.tagging.test(tail[2] ?? '')
}
