import type {Edit} from '../../types.js'
import type {Mark} from './marks.js'
import type {Passage} from './passage.js'

/** Chinese and Japanese write no spaces between words. */
const spacedWord = /^(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{N}]$/u

/** The space of a dropped mark that stands alone goes with it, that on the inner side: `go ” he`, `go. « We`. Two words, or sentences, stay two. */
export function dropEdit({paragraph: {text, start}}: Passage, mark: Mark): Edit {
  const isSpace = (at: number) => /^\s$/u.test(text.charAt(at - start))
  const isWord = (at: number) => spacedWord.test(text.charAt(at - start))
  const isStop = /[.!?…]/u.test(text.charAt(mark.start - 1 - start))
  if ((isStop || isWord(mark.start - 1)) && isWord(mark.end)) return {range: [mark.start, mark.end], text: ' '}
  if (mark.spacing === 'open') return {range: [mark.start, isSpace(mark.end) ? mark.end + 1 : mark.end], text: ''}
  return {range: [isSpace(mark.start - 1) ? mark.start - 1 : mark.start, mark.end], text: ''}
}
