import type {Finding} from '../types.js'

const words = /(?<!\p{L})(?:mojibake|Unicode|UTF-8|ampersands?|HTML(?! (?:tags|5)))(?!\p{L})/u

/** Why a repair of encoding may be wrong: an article that speaks of encoding shows what went wrong with it. */
export function doubtOfEncoding(text: string): Pick<Finding, 'fix' | 'note'> {
  return words.test(text) ? {fix: 'suggest', note: 'The article speaks of encoding'} : {}
}
