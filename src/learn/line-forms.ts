import {longestLine} from '../detect/leftover-line/options.js'
import {isTooGeneral} from './generality.js'
import {maskNames, maskNumbers} from './mask.js'
import {isSentence, wordsOf} from './prose.js'

/** Lines with more words have their names left alone: they are prose. */
const mostWordsWithNames = 10

/**
 * What a line is counted as: itself, and itself with placeholders, as a rule would have them. Nothing for a line that no rule
 * could name: one without letters, one that is too long, one that has placeholders already.
 */
export function lineForms(line: string): string[] {
  if (line.length > longestLine || !/\p{L}/u.test(line) || /\{\w+\}/u.test(line)) return []
  const numbers = maskNumbers(line)
  const masked =
    isSentence(line) || wordsOf(line).length > mostWordsWithNames ? [numbers] : [numbers, ...maskNames(numbers)]
  return [line, ...masked.filter(form => form !== line && !isTooGeneral(form))]
}
