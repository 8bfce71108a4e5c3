/** Words of a line, placeholders included. */
export function wordsOf(line: string): string[] {
  return line.match(/[\p{L}\p{N}{][\p{L}\p{M}\p{N}'’}-]*/gu) ?? []
}

/** Fewer words with a stop behind them are a label: `All rights reserved.` */
const fewestWords = 5

/** A line with a stop is not counted out beyond this, in UTF-16 code units. */
const longestLabel = 60

/** Whether a line reads like prose: it ends like a sentence, and is long enough for one or speaks of somebody. */
export function isSentence(line: string): boolean {
  if (!/[.:!?…]["”’»)\]]{0,3}$/u.test(line.slice(-4))) return false
  if (/^(?:he|she|they|it|we|i|there|the|an?|no)\b/iu.test(line)) return true
  return !line.endsWith(':') && (line.length > longestLabel || wordsOf(line).length >= fewestWords)
}

/** Whether a line is somebody’s speech. */
export function isSpeech(line: string): boolean {
  return /^["“„«‘']/u.test(line)
}

/** Whether a line could be just somebody’s name: two or three words with capitals. */
export function isNamed(line: string): boolean {
  return /^\p{Lu}[\p{Ll}.'’-]{0,20}(?: \p{Lu}[\p{L}.'’-]{0,20}){1,2}$/u.test(line)
}
