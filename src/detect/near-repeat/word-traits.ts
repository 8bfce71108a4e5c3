import {isAsciiFigure} from '../../parse/ascii.js'
import type {Document} from '../../parse/document.js'
import {defineFormTrait, type FormNumbers} from '../../parse/form-numbers.js'
import type {Words} from '../../parse/words.js'
import {languageBit, languagesWith} from '../../language/function-words.js'
import type {Block} from './blocks.js'

/** What the words of an article tell about what is said: by form. */
export interface WordTraits {
  /** 1: says something, unlike function words. */
  readonly content: FormNumbers
  /** A name or a figure: another one is another piece of news. */
  readonly isTelling: (id: number) => boolean
}

export function traitsOf({text, language}: Document, words: Words, sentences: readonly Block[]): WordTraits {
  let names: ReadonlySet<number> | undefined
  return {
    content: contentIn(languageBit(language))(words),
    isTelling: id => isFigure(words.vocabulary.forms[id] ?? '') || (names ??= namesIn(text, words, sentences)).has(id)
  }
}

const contents = new Map<number, ReturnType<typeof defineFormTrait>>()

/** @param language Its bit. */
function contentIn(language: number): ReturnType<typeof defineFormTrait> {
  let content = contents.get(language)
  if (!content) {
    content = defineFormTrait(form =>
      (languagesWith(form) & language) === 0 && (form.length > 1 || isFigure(form)) ? 1 : 0
    )
    contents.set(language, content)
  }
  return content
}

/** Words with a capital inside a sentence. */
function namesIn(text: string, {starts, ids}: Words, sentences: readonly Block[]): ReadonlySet<number> {
  const names = new Set<number>()
  for (const {first, last} of sentences) {
    for (let index = first + 1; index < last; index++) {
      if (isCapital(text.charCodeAt(starts[index] ?? 0))) names.add(ids[index] ?? 0)
    }
  }
  return names
}

function isFigure(form: string): boolean {
  return isAsciiFigure(form.charCodeAt(0))
}

/** Of the Latin, Greek and Cyrillic letters. */
function isCapital(code: number): boolean {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a
  const letter = String.fromCharCode(code)
  return letter !== letter.toLowerCase()
}
