import {loadViewsFor} from '../pipeline/markup.js'
import {type BareResult, withoutTexts} from './bare-result.js'
import {type CleanerFor, cleanSafely, type Text} from './clean-safely.js'
import {type CleanedLines, cleanLines, type Lines} from './lines.js'

/** Somewhere articles are cleaned: in this thread, in others, or in a cache. */
export interface Cleaning {
  /** How many batches may be under way at once. */
  readonly width: number
  /** Pieces of a source in a batch at most. Left out: as many as make the way to a worker cheap. */
  readonly mostPieces?: number
  /** One result per text, in their order. What goes wrong with an article is its result. */
  clean(texts: readonly Text[]): Promise<readonly BareResult[]>
  /** Cuts, cleans and puts together again what stands in lines, all in one place. Left out: it only cleans texts. */
  cleanLines?(lines: Lines): Promise<CleanedLines>
  close(): Promise<void>
}

/** Cleans in this thread. Between two batches signals and streams have their turn. */
export function cleanHere(cleanerFor: CleanerFor): Cleaning {
  const turn = () => new Promise(resolve => setImmediate(resolve))
  return {
    width: 1,
    cleanLines: async lines => {
      await turn()
      return cleanLines(cleanerFor, lines)
    },
    clean: async texts => {
      await turn()
      await loadViewsFor(texts)
      return texts.map(text => withoutTexts(cleanSafely(cleanerFor, text)))
    },
    close: async () => undefined
  }
}
