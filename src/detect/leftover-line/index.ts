import type {Document, Paragraph} from '../../parse/document.js'
import type {Edit, Finding} from '../../types.js'
import {defineSharedKind} from '../kind.js'
import {look, type MatchersFor, matchersOf} from './listed.js'
import {longestLine, options, type Settings} from './options.js'
import {linesByWords} from './lines-by-words.js'
import {type LineRole, pageTail} from './page-tail.js'
import {doubtOfClosed, runs, unsure} from './runs.js'
import {stuckLeftovers} from './stuck.js'

/**
 * A whole line that is not part of the article: `Source link`, `Leave a Comment`.
 *
 * Lines back each other up: one is dropped below the last sentence of the article, at its head in a run that reaches it, right under
 * its title, or in a row of buttons. Between paragraphs of the article only closed patterns are dropped; the rest is offered. A line of
 * several sentences or buttons counts where each of them does.
 *
 * @example unified().use(retextBlocks).use(leftoverLine, builtinRules.filter(rule => rule.kind === 'leftover-line'))
 */
export const leftoverLine = defineSharedKind({
  options,
  *detect(document, rules) {
    const matchersFor = matchersOf(rules)
    const {matches, roles, mayBeTitles} = lookThrough(document, rules, matchersFor)
    const stuck = stuckLeftovers(document, matches, matchersFor, rules)
    for (const {rule, finding} of stuck.values()) yield [rule, finding] as const
    if (!roles.some(Boolean)) return
    const texts = document.paragraphs.map(({text}, index) => text.slice(0, stuck.get(index)?.from))
    const tail = pageTail(texts, roles)
    for (const {start, end, doubt, atHead} of runs(document, {matches, roles}, tail, mayBeTitles)) {
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
  /** Whether some rule has a pattern for the line, which may be a title for all that: `Support Ukraine, leaders say`. */
  readonly mayBeTitles: boolean[]
}

const known = new WeakMap<Document, Looks>()

function lookThrough(document: Document, rules: readonly Settings[], matchersFor: MatchersFor): Looks {
  const before = document.earlier && known.get(document.earlier)
  const looks: Looks = {rules, matches: [], roles: [], mayBeTitles: []}
  for (const paragraph of document.paragraphs) {
    const same = before?.rules === rules ? paragraph.earlier : undefined
    if (before && same) {
      looks.matches.push(before.matches[same.index])
      looks.roles.push(before.roles[same.index])
      looks.mayBeTitles.push(before.mayBeTitles[same.index] === true)
      continue
    }
    const isProse = paragraph.text.length > longestLine
    const {rule, role, isTitle} = isProse ? {} : look(paragraph, matchersFor, document.thorough)
    looks.matches.push(rule)
    looks.roles.push(roleHere(paragraph, rule, role))
    looks.mayBeTitles.push(rule !== undefined && (isTitle ?? mayBeTitle(paragraph, rule)))
  }
  known.set(document, looks)
  for (const [index, rule] of linesByWords(document, looks.matches, rules)) {
    looks.matches[index] = rule
    looks.roles[index] = roleHere(document.paragraphs[index] as Paragraph, rule, 'leftover')
  }
  return looks
}

/**
 * The role of a line of a rule that guesses is weak where a paper may close so as well: `Download the app of the council.` `Available on:
 * Android` What speaks of `us` is the page.
 */
function roleHere({text}: Paragraph, rule: Settings | undefined, role: LineRole): LineRole {
  if (!rule?.options.guess || /(?<!\p{L})(?:us|our)(?!\p{L})/iu.test(text)) return role
  return /[.!?…]$|^[^:]{2,20}: /u.test(text) ? 'weak' : role
}

/** In UTF-16 code units: what rules have a pattern for that stands above a title is shorter than most titles. */
const longestAboveTitle = 50

/** A title ends in no full stop, and is no path: `Home » World`. */
const untitled = /\.$| [»›>] /u

function mayBeTitle({text}: Paragraph, {options: {closed, head}}: Settings): boolean {
  return !closed && !untitled.test(text) && !(head && text.length <= longestAboveTitle)
}

function lineBelow(document: Document, index: number, certain: boolean): Finding {
  const {start, end} = document.paragraphs[index] as Paragraph
  const doubt = {fix: 'suggest', note: unsure, lasting: true} as const
  return {range: [start, end], expected: '', edits: [lineEdit(document, index, false)], ...(!certain && doubt)}
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
