import * as z from 'zod'
import type {Document} from '../parse/document.js'
import {wordsOf} from '../parse/words.js'
import type {Finding, Range} from '../types.js'
import {clauses} from './clauses.js'
import {functionFlags, functionWords, functionWordsOf} from './function-words.js'
import {definePreparedKind} from './kind.js'
import {otherScripts} from './other-scripts.js'

/**
 * Text left in another language: told by its script, or by the function words of its language where the script is the same.
 *
 * Only reported. What stands in quotation marks or brackets is a quotation or a name in the original, and single words are loans.
 *
 * @example unified().use(retextBlocks).use(untranslated, builtinRules.filter(rule => rule.kind === 'untranslated'))
 */
export const untranslated = definePreparedKind({
  options: z.strictObject({
    by: z.enum(['script', 'words']).describe('Letters of another script, or function words of another language.')
  }),
  prepare: ({by}) => (by === 'script' ? inOtherScript : inOtherWords),
  *detect(document, look): Generator<Finding> {
    for (const range of look(document)) yield {range}
  }
})

function* inOtherScript({text, language, paragraphs}: Document): Generator<Range> {
  const pattern = otherScripts(language, text)
  if (!pattern) return
  for (const paragraph of paragraphs) {
    for (const {index, 0: words} of paragraph.text.matchAll(pattern)) {
      const end = index + words.length
      const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(words)
      const isLine = words.length > paragraph.text.trim().length / 2
      if (!isLine && (unspaced ? words.length < 5 : !/[\s,-]/u.test(words.trim()))) continue
      if (!isLine && isQuoted(paragraph.text, index, end)) continue
      yield [paragraph.start + index, paragraph.start + end]
    }
  }
}

/** Right inside quotation marks or brackets, or behind a gloss such as `Russian:`. */
function isQuoted(text: string, start: number, end: number): boolean {
  return (
    /["“”„«‘'([「『:][^\p{L}]{0,2}$/u.test(text.slice(Math.max(0, start - 3), start)) ||
    /^[^\p{L}]{0,2}["”“»’')\]」』]/u.test(text.slice(end, end + 3))
  )
}

/** Shorter clauses say too little about their language. */
const fewestWords = 6
const fewestLetters = 20
const fewestTold = 3
const ownShare = 0.06
const otherShare = 0.3

function* inOtherWords(document: Document): Generator<Range> {
  const own = functionWordsOf(document.language)
  if (!own) return
  const words = wordsOf(document)
  const isOwn = functionFlags(document)
  for (const {members, start, end} of clauses(document.text, words)) {
    if (members.length < fewestWords) continue
    let known = 0
    for (const id of members) known += isOwn[id] ?? 0
    if (known > members.length * ownShare || end - start < fewestLetters) continue
    const forms = members.map(id => words.forms[id] ?? '')
    if (!isToldBy(forms, own)) continue
    const range = trimmed(document.text, start, end)
    if (!isQuoted(document.text, ...range)) yield range
  }
}

function trimmed(text: string, from: number, to: number): Range {
  const clause = text.slice(from, to)
  return [from + clause.length - clause.trimStart().length, from + clause.trimEnd().length]
}

function isToldBy(forms: readonly string[], own: ReadonlySet<string>): boolean {
  for (const other of functionWords.values()) {
    if (other === own) continue
    const told = forms.filter(form => other.has(form)).length
    if (told >= fewestTold && told >= forms.length * otherShare) return true
  }
  return false
}
