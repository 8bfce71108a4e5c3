import type {Document} from '../../parse/document.js'
import type {Words} from '../../parse/words.js'
import {functionFlags} from '../function-words.js'
import type {Block} from './blocks.js'

/** What the words of an article tell about what is said: by id. */
export interface WordTraits {
  /** Says something, unlike function words. */
  readonly content: Readonly<Uint8Array>
  /** A name or a figure: another one is another piece of news. */
  readonly telling: Readonly<Uint8Array>
}

export function traitsOf(document: Document, words: Words, sentences: readonly Block[]): WordTraits {
  const functional = functionFlags(document)
  const content = new Uint8Array(words.forms.length)
  const telling = new Uint8Array(words.forms.length)
  for (const [id, form] of words.forms.entries()) {
    const figure = isFigure(form)
    content[id] = functional[id] === 0 && (form.length > 1 || figure) ? 1 : 0
    telling[id] = figure ? 1 : 0
  }
  for (const {first, last} of sentences) {
    for (let index = first + 1; index < last; index++) {
      if (isCapital(document.text.charCodeAt(words.starts[index] ?? 0))) telling[words.ids[index] ?? 0] = 1
    }
  }
  return {content, telling}
}

function isFigure(form: string): boolean {
  const code = form.charCodeAt(0)
  return code >= 0x30 && code <= 0x39
}

/** Of the Latin, Greek and Cyrillic letters. */
function isCapital(code: number): boolean {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a
  const letter = String.fromCharCode(code)
  return letter !== letter.toLowerCase()
}
