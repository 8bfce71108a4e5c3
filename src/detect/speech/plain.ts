import {isAsciiFigure, isAsciiLetter} from '../../parse/ascii.js'
import type {Document, Paragraph} from '../../parse/document.js'
import {quotationSigns, signOf, signs} from '../../parse/signs.js'
import type {Glyphs} from './glyphs.js'
import type {Lexicon} from './lexicon.js'
import {echoWithoutMark} from './quotation.js'
import {mayTagAgain} from './attribution-again.js'
import {mayTagEnded} from './second-attribution.js'

/** What a line shows without a reading: whether it is plainly well formed, and in which style its marks are. */
export interface Look {
  readonly isPlain: boolean
  /** `”` or `"`; left out: no marks, or not plain. */
  readonly style?: string
  readonly pairs: number
}

const odd: Look = {isPlain: false, pairs: 0}
const markless: Look = {isPlain: true, pairs: 0}

/** A line that does nothing but attribute is shorter, in UTF-16 code units. */
const longestTagLine = 64

/**
 * Lines whose marks nobody could read otherwise: each opens at the edge of a word and is closed on the line, and nothing stands
 * around speech that damage looks like. They are nearly all lines of undamaged news, and need no reading.
 *
 * A line that goes on with the sentence of a line that needs one, as in verse, needs one too.
 */
export function looksOf({paragraphs}: Document, own: readonly Look[], lexicon: Lexicon): readonly Look[] {
  const looks: Look[] = []
  let before = ''
  for (const [index, {text}] of paragraphs.entries()) {
    const look = own[index] as Look
    const mayTag = look === markless && looks.at(-1) !== markless && isTag(text, lexicon)
    const isUnfinished = look === markless && looks.at(-1) === odd && /[\p{L}\p{N},;–—-]$/u.test(before)
    looks.push(looks.length > 0 && (mayTag || isUnfinished) ? odd : look)
    before = text
  }
  return looks
}

/** What each line shows by itself. @param known What was looked at before. */
export function ownLooks(
  paragraphs: readonly Paragraph[],
  glyphs: Glyphs,
  lexicon: Lexicon,
  known: readonly Look[] = []
): readonly Look[] {
  return paragraphs.map(({text, signs: found, earlier}) => {
    if (glyphs.isTyped && text.includes(',,')) return odd
    if (!(found & quotationSigns)) return markless
    return (earlier && known[earlier.index]) ?? lookAt(text, glyphs, lexicon)
  })
}

/** A line that does nothing but attribute what the line before says. */
function isTag(text: string, {bareAttribution, reportingTail}: Lexicon): boolean {
  return text.length < longestTagLine && text.includes('.') && (bareAttribution.test(text) || reportingTail.test(text))
}

function lookAt(text: string, {isCurly, isDouble}: Glyphs, lexicon: Lexicon): Look {
  let opened = -1
  let began = -1
  let closed = -1
  let pairs = 0
  let style = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const sign = signOf(code) & quotationSigns
    if (sign === 0) {
      if (opened !== -1 && code === 0x20 && breaksSpeech(text, at, lexicon)) return odd
    } else if (sign & curly && isCurly) {
      const own = sign & signs.straight ? signs.straight : signs.close
      if (style !== 0 && style !== own) return odd
      style = own
      if (opened === -1) {
        if (sign & signs.close || !opensAt(text, at) || opensBeforeVerb(text, at, lexicon)) return odd
        if (closed !== -1 && !isNarration(text, began, closed, at, lexicon)) return odd
        opened = began = at
      } else {
        if (
          sign & signs.open ||
          !closesAt(text, at) ||
          saysTwice(text, opened, at) ||
          endsInTag(text, opened, at, lexicon)
        )
          return odd
        opened = -1
        closed = at
        pairs++
      }
    } else if (!isDouble || !(sign & singleSigns) || text.charCodeAt(at + 1) === code) return odd
  }
  if (style === 0) return markless
  if (opened !== -1 || !isNarration(text, began, closed, text.length, lexicon)) return odd
  return mayLead(text, lexicon) ? odd : {isPlain: true, style: style === signs.close ? '”' : '"', pairs}
}

/**
 * Whether speech could begin behind a clause that leads to it, `she said, I read it`: where nobody says `I` outside marks, reading
 * it so costs more than it saves.
 */
function mayLead(text: string, {tagBefore, spoken}: Lexicon): boolean {
  // Not `test`, which leaves its mark on the expression: the next article would be read from there.
  return text.search(tagBefore) !== -1 && spoken.test(text.replaceAll(/[“"][^”"]*[”"]/g, ' '))
}

const curly = signs.open | signs.close | signs.straight
/** By themselves no marks where an article quotes in double ones. */
const singleSigns = signs.apostrophe | signs.singleOpen | signs.singleClose

function opensAt(text: string, at: number): boolean {
  const isFree = at === 0 || ' \u00A0([—–'.includes(text.charAt(at - 1))
  return isFree && (isWordy(text.charCodeAt(at + 1)) || '[@#$£€'.includes(text.charAt(at + 1)))
}

function closesAt(text: string, at: number): boolean {
  const next = text.charAt(at + 1)
  const free = '.,;:?!)]—–'.includes(next) || (next === ' ' && !' .,;:?!'.includes(text.charAt(at + 2)))
  return free && (isLetter(text.charCodeAt(at - 1)) || '.,!?…)]’'.includes(text.charAt(at - 1)))
}

/** `Hall “said: We go.”`, `“Hall said: We go.”` */
function opensBeforeVerb(text: string, at: number, {tagVerb}: Lexicon): boolean {
  const clause = text.slice(at + 1, at + longestLead)
  const end = clause.indexOf(': ')
  if (at === 0) return end !== -1 && tagVerb.test(clause.slice(0, end))
  const first = clause.charCodeAt(0)
  if (first < 0x61 || first > 0x7a || !isLetter(text.charCodeAt(at - 2))) return false
  return (end !== -1 || clause.includes(' that ')) && tagVerb.exec(` ${clause}`)?.index === 0
}

/** In UTF-16 code units, the mark included. */
const longestLead = 84

/** `Stoltenberg said: “…,” he added.` */
function saysTwice(text: string, opened: number, at: number): boolean {
  return text.charAt(at - 1) === ',' && /[:,]\s{0,3}$/.test(text.slice(Math.max(0, opened - 4), opened))
}

/** What begins a clause that attributes is hardly longer, up to its verb, in UTF-16 code units. */
const longestStart = 40

/** `“It is warm, said” the mayor.` `“It is warm, she” said.` */
function endsInTag(text: string, opened: number, at: number, {tagVerb}: Lexicon): boolean {
  if (!isLetter(text.charCodeAt(at - 1))) return false
  const before = text.slice(Math.max(opened, at - longestStart), at)
  const comma = before.lastIndexOf(', ')
  if (comma === -1) return false
  return tagVerb.test(before.slice(comma + 1)) || tagVerb.test(text.slice(at + 1, at + longestStart))
}

/** As far as a clause that attributes can go, but for what it holds in brackets. */
const clauseHere = /[^,;:!?“”"()]*/y

/** Inside speech, at a space: what may be a clause that attributes. */
function breaksSpeech(text: string, at: number, {tagAfterComma, tagVerb}: Lexicon): boolean {
  const before = text.charAt(at - 1)
  if (!',!?'.includes(before)) return false
  clauseHere.lastIndex = at
  const [clause = ''] = clauseHere.exec(text) ?? []
  const end = at + clause.length
  if (text.charAt(end) !== '(' && !tagVerb.test(clause) && !describesSpeaker(text, end, tagVerb)) return false
  tagAfterComma.lastIndex = at - 1
  return tagAfterComma.test(text)
}

/** Between two commas, in UTF-16 code units. */
const longestDescription = 92

/** `, the head of the shift, Ana Hall, said`: the verb stands behind who that is. */
function describesSpeaker(text: string, comma: number, tagVerb: RegExp): boolean {
  if (text.charAt(comma) !== ',') return false
  const next = text.indexOf(', ', comma + 1)
  return next !== -1 && next - comma <= longestDescription && tagVerb.test(text.slice(next + 1, next + longestStart))
}

/**
 * What stands between speech and the next speech, or the end of the line: nothing that damage looks like.
 *
 * @param began Where the speech begins: what stands before it may lead to it.
 */
function isNarration(text: string, began: number, closed: number, end: number, lexicon: Lexicon): boolean {
  if (closed + 1 === text.length) return true
  const between = text.slice(closed + 1, end)
  if (between === ' ') return false
  const speech = text.slice(began + 1, closed)
  if (mayTagAgain(between, lexicon) || echoWithoutMark(speech, between, lexicon)) return false
  const stop = text.charAt("'’)]".includes(text.charAt(closed - 1)) ? closed - 2 : closed - 1)
  if (!'.!?…'.includes(stop)) return true
  if (!(stop === '.' ? /^ \p{Lu}/u : /^ \p{L}/u).test(between) || lexicon.firstPerson.test(between)) return false
  return !mayTagEnded(text.slice(0, began), stop, between, lexicon)
}

/** Of the Latin letters those that English news has. */
function isLetter(code: number): boolean {
  return isAsciiLetter(code) || (code >= 0xc0 && code <= 0x24f)
}

function isWordy(code: number): boolean {
  return isLetter(code) || isAsciiFigure(code)
}
