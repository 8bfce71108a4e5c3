import type {Document, Paragraph} from '../../parse/document.js'
import type {Edit, Finding} from '../../types.js'
import {defineSharedKind} from '../kind.js'
import {look, type MatchersFor, matchersOf} from './listed.js'
import {longestLine, options, type Settings} from './options.js'
import {type LineRole, type PageTail, pageTail} from './page-tail.js'
import {stuckLeftovers} from './stuck.js'

/** So many leftovers in a row are a row of buttons, wherever it stands; weak ones not counted. */
const bar = 3

/**
 * A whole line that is not part of the article: `Source link`, `Leave a Comment`.
 *
 * Lines back each other up: one is dropped below the last sentence of the article, at its head in a run that reaches it, or
 * in a row of buttons. Between paragraphs of the article only closed patterns are dropped; the rest is offered.
 *
 * @example unified().use(retextBlocks).use(leftoverLine, builtinRules.filter(rule => rule.kind === 'leftover-line'))
 */
export const leftoverLine = defineSharedKind({
  options,
  *detect(document, rules) {
    const matchersFor = matchersOf(rules)
    const {matches, roles} = lookThrough(document, rules, matchersFor)
    const stuck = stuckLeftovers(document, matches, matchersFor)
    for (const {rule, finding} of stuck.values()) yield [rule, finding] as const
    if (!roles.some(Boolean)) return
    const texts = document.paragraphs.map(({text}, index) => text.slice(0, stuck.get(index)?.from))
    const tail = pageTail(texts, roles)
    for (const {start, end, doubt, atHead} of runs(document, matches, tail)) {
      for (let index = start; index < end; index++) {
        const rule = matches[index] as Settings
        const own = rule.options.closed ? doubtOfClosed(document.paragraphs, matches, index) : doubt
        yield [rule, finding(document, index, atHead, own)] as const
      }
    }
    const below = rules.find(rule => rule.options.below.length > 0)
    for (const [index, line] of tail.lines.entries()) {
      if (below && line) yield [below, lineBelow(document, index, line === 'furniture')] as const
    }
  }
})

/** What is known of each line of an article. */
interface Looks {
  readonly rules: readonly Settings[]
  readonly matches: (Settings | undefined)[]
  readonly roles: LineRole[]
}

const known = new WeakMap<Document, Looks>()

function lookThrough(document: Document, rules: readonly Settings[], matchersFor: MatchersFor): Looks {
  const before = document.earlier && known.get(document.earlier)
  const looks: Looks = {rules, matches: [], roles: []}
  for (const paragraph of document.paragraphs) {
    const same = before?.rules === rules ? paragraph.earlier : undefined
    if (before && same) {
      looks.matches.push(before.matches[same.index])
      looks.roles.push(before.roles[same.index])
      continue
    }
    const isProse = paragraph.text.length > longestLine
    const [match, role] = isProse ? [] : look(paragraph, matchersFor, document.thorough)
    looks.matches.push(match)
    looks.roles.push(role)
  }
  known.set(document, looks)
  return looks
}

function lineBelow(document: Document, index: number, certain: boolean): Finding {
  const {start, end} = document.paragraphs[index] as Paragraph
  const doubt = {fix: 'suggest', note: unsure, lasting: true} as const
  return {range: [start, end], expected: '', edits: [lineEdit(document, index, false)], ...(!certain && doubt)}
}

interface Run {
  readonly start: number
  readonly end: number
  readonly atHead: boolean
  /** Left out: it is at the head, below the last sentence, or a whole bar of leftovers. */
  readonly doubt?: string
}

/**
 * Leftovers in a row.
 *
 * Weak ones by themselves count below another leftover at the bottom, or where the article ends with them, right below a
 * sentence and no sentence themselves; several of these may be a list, and figures a result or a telephone number.
 */
function* runs({paragraphs}: Document, matches: readonly (Settings | undefined)[], tail: PageTail): Generator<Run> {
  const bottom = 1 + paragraphs.findLastIndex(({text}, index) => !matches[index] && isProse(text))
  let below = false
  for (let start = 0, end = 0; start < matches.length; start = end + 1) {
    end = start
    while (matches[end]) end++
    if (end === start) continue
    const strong = matches.slice(start, end).filter(match => !match?.options.weak).length
    const last = end === matches.length && start === bottom && start > 0 && !paragraphs.slice(start).some(isSentence)
    const atHead = start === 0 && strong > 0
    if (start >= bottom && strong > 0) below = true
    const alone = last && end === start + 1 && !isFigure(paragraphs[start] as Paragraph)
    const certain = atHead || (start >= bottom && (below || alone)) || start >= tail.start || strong >= bar
    const isInside = !certain && !last
    if (isInside && strong === 0) continue
    const isDoubtful = !certain || isListed(paragraphs, matches, start)
    yield {start, end, atHead, ...(isDoubtful && {doubt: isInside ? 'It stands inside the article' : unsure})}
  }
}

const unsure = 'It could still be part of the article'

/** Figures, but no day with its hour. */
function isFigure({text}: Paragraph): boolean {
  return /\p{N}/u.test(text) && !/\p{N}{4}.{1,12}\p{N}:\p{N}{2}/u.test(text)
}

/** No line of a list is longer, in UTF-16 code units. */
const longestItem = 60

/** Whether a line is an item of what a line of the article announces: `The buttons are:` */
function isListed(
  paragraphs: readonly Paragraph[],
  matches: readonly (Settings | undefined)[],
  start: number
): boolean {
  let at = start - 1
  while (at > 0 && !matches[at] && isItem(paragraphs[at] as Paragraph)) at--
  const announced = paragraphs[at]
  return announced !== undefined && !matches[at] && /[:：]$/u.test(announced.text)
}

/** Prose may lead to the line, `In the corner of each it read:`, or go on behind it in the middle of a sentence. */
function doubtOfClosed(
  paragraphs: readonly Paragraph[],
  matches: readonly (Settings | undefined)[],
  index: number
): string | undefined {
  const above = paragraphs[index - 1]?.text ?? ''
  if (matches[index - 1]) return undefined
  const leads = / \S+ \S+[:：]$/u.test(above)
  const isOpen = above.length > longestItem && !isSentence({text: above})
  return leads || (isOpen && /^\p{Ll}/u.test(paragraphs[index + 1]?.text ?? '')) ? unsure : undefined
}

function isItem({text}: Paragraph): boolean {
  return text.length <= longestItem && !/[:：]$/u.test(text)
}

/** A sentence, or longer than a heading. */
function isProse(text: string): boolean {
  return text.length > 120 || (text.length > 15 && isSentence({text}))
}

function isSentence({text}: {readonly text: string}): boolean {
  return /[.!?…。！？؟۔][\p{Pe}\p{Pf}"']{0,3}$/u.test(text)
}

function finding(document: Document, index: number, atHead: boolean, doubt: string | undefined): Finding {
  const {start, end} = document.paragraphs[index] as Paragraph
  const edits = [lineEdit(document, index, atHead)]
  return {range: [start, end], expected: '', edits, ...(doubt !== undefined && {fix: 'suggest', note: doubt})}
}

/** A line with the break that goes with it: the one behind it at the head, else the one before it. */
function lineEdit({text, paragraphs}: Document, index: number, atHead: boolean): Edit {
  const {start, end} = paragraphs[index] as Paragraph
  const next = paragraphs[index + 1]
  if (atHead) return {range: [start, next?.start ?? text.length], text: ''}
  const previous = paragraphs[index - 1]
  return {range: [previous?.end ?? start, lineEnd(text, end)], text: ''}
}

function lineEnd(text: string, end: number): number {
  let at = end
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\u00A0') at++
  return at
}
