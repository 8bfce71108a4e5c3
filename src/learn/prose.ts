/** Words of a line, placeholders included. */
export function wordsOf(line: string): string[] {
  return line.match(/[\p{L}\p{N}{][\p{L}\p{M}\p{N}'’}-]*/gu) ?? []
}

/** Fewer words with a stop behind them are a label: `All rights reserved.` */
const fewestWords = 5

/** Whether a line reads like prose: it ends like a sentence and is long enough for one. */
export function isSentence(line: string): boolean {
  return /[.!?…]["”’»)\]]{0,3}$/u.test(line) && wordsOf(line).length >= fewestWords
}

/** Whether a line is somebody’s speech. */
export function isSpeech(line: string): boolean {
  return /^["“„«‘']/u.test(line)
}
