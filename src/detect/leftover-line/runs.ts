import type {Document, Paragraph} from '../../parse/document.js'
import type {Settings} from './options.js'
import type {LineRole, PageTail} from './page-tail.js'

/** What rules list each line, if any does. */
type Matches = readonly (Settings | undefined)[]

/** What is known of each line. */
interface Known {
  readonly matches: Matches
  readonly roles: readonly LineRole[]
}

/** Leftovers in a row, by the indexes of their paragraphs. */
interface Run {
  readonly start: number
  readonly end: number
  readonly atHead: boolean
  /** Left out: it is at the head, right below the title or the last sentence, or a whole bar of leftovers. */
  readonly doubt?: string
}

/** So many leftovers in a row are a row of buttons, wherever it stands; weak ones not counted. */
const bar = 3

/**
 * Leftovers in a row.
 *
 * Weak ones by themselves count below another leftover at the bottom, or where the article ends with them, right below a
 * sentence and no sentence themselves; several of these may be a list, and figures a result or a telephone number.
 */
export function* runs(
  {paragraphs}: Document,
  {matches, roles}: Known,
  tail: PageTail,
  mayBeTitles: readonly boolean[]
): Generator<Run> {
  const top = topOf(paragraphs, matches)
  const bottom = 1 + paragraphs.findLastIndex(({text}, index) => !matches[index] && isProse(text))
  let below = false
  for (let start = 0, end = 0; start < matches.length; start = end + 1) {
    end = start
    while (matches[end]) end++
    if (end === start) continue
    const strong = roles.slice(start, end).filter(role => role !== 'weak').length
    const last = end === matches.length && start === bottom && start > 0 && !paragraphs.slice(start).some(isSentence)
    const atHead = start === 0 && strong > 0
    if (start >= bottom && strong > 0) below = true
    const alone =
      last && end === start + 1 && !matches[start]?.options.guess && !isFigure(paragraphs[start] as Paragraph)
    const atBottom = start >= tail.start || (start >= bottom && (below || alone))
    const holdsTitle = atHead && mayBeTitles.slice(0, end).includes(true)
    const isOnTop = touchesTop(start, end, top) && strong > 0 && standOnTop(paragraphs, matches, start, end)
    const certain = (atHead && !holdsTitle) || isOnTop || atBottom || strong >= bar
    const isInside = !certain && !last
    if (isInside && strong === 0) continue
    const isDoubtful =
      !certain || isListed(paragraphs, matches, start) || (end === start + 1 && endsList(paragraphs, matches, start))
    yield {
      start,
      end,
      atHead,
      ...(isDoubtful && {doubt: isInside && !holdsTitle ? 'It stands inside the article' : unsure})
    }
  }
}

export const unsure = 'It could still be part of the article'

/** In UTF-16 code units. */
const longestTitle = 200
/** A title, a subtitle, a byline. More lines in a row are a list. */
const mostTitles = 3

/** Index of the first line that is neither a leftover nor a title; 0: there is none, or too many titles. A title may ask or cry, what stands below it may not. */
function topOf(paragraphs: readonly Paragraph[], matches: Matches): number {
  const isTitle = ({text}: Paragraph, index: number) =>
    text.length <= longestTitle && (index === 0 ? !/[.。]["”’]?$/u.test(text) : !isSentence({text}))
  const first = paragraphs.findIndex((paragraph, index) => !matches[index] && !isTitle(paragraph, index))
  if (first === -1) return 0
  const titles = matches.slice(0, first).filter(match => !match).length
  return titles <= mostTitles ? first : 0
}

/** Right under the title, or right above the article. */
function touchesTop(start: number, end: number, top: number): boolean {
  return start > 0 && end <= top && (start === 1 || end === top)
}

/** Whether lines are such as stand between a title and the article: `3 min read`. One word by itself may be a subtitle. */
function standOnTop(paragraphs: readonly Paragraph[], matches: Matches, start: number, end: number): boolean {
  const own = matches.slice(start, end)
  const isWord = end === start + 1 && /^\p{L}*$/u.test(paragraphs[start]?.text ?? '')
  return !isWord && own.every(match => match?.options.head || match?.options.weak)
}

/** Figures, but no day with its hour. */
function isFigure({text}: Paragraph): boolean {
  return /\p{N}/u.test(text) && !/\p{N}{4}.{1,12}\p{N}:\p{N}{2}/u.test(text)
}

/** No line of a list is longer, in UTF-16 code units. */
const longestItem = 60

/** Whether a line is an item of what a line of the article announces: `The buttons are:` */
function isListed(paragraphs: readonly Paragraph[], matches: Matches, start: number): boolean {
  let at = start - 1
  while (at > 0 && !matches[at] && isItem(paragraphs[at] as Paragraph)) at--
  const announced = paragraphs[at]
  return announced !== undefined && !matches[at] && /[:：]$/u.test(announced.text)
}

/** So many lines in a row that are no sentences are a list: figures, dishes, results. */
const listLines = 2

/** Whether a line stands right below a list, in which no other leftover stands: `Source: Met Office` may tell where its figures are from. */
function endsList(paragraphs: readonly Paragraph[], matches: Matches, at: number): boolean {
  let start = at
  while (
    start > 0 &&
    !matches[start - 1] &&
    isItem(paragraphs[start - 1] as Paragraph) &&
    !isSentence(paragraphs[start - 1] as Paragraph)
  )
    start--
  return start > 0 && at - start >= listLines && !matches[start - 1]
}

/** Prose may lead to the line, `In the corner of each it read:`, or go on behind it in the middle of a sentence. */
export function doubtOfClosed(paragraphs: readonly Paragraph[], matches: Matches, index: number): string | undefined {
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
