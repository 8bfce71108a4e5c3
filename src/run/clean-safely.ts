import type {Cleaner} from '../pipeline.js'
import type {Article, Result} from '../types.js'
import {failedResult} from './bare-result.js'

/** What cleaning needs of an article. */
export interface Text extends Pick<Article, 'path' | 'text' | 'type' | 'choices' | 'fields'> {
  /** Left out: that of the run. */
  readonly language?: string
}

export type CleanerFor = (text: Pick<Text, 'path' | 'language' | 'fields'>) => Cleaner

/** A mistake of ours on one article must not stop the others: the article is held as it was. */
export function cleanSafely(cleanerFor: CleanerFor, one: Text): Result {
  const {text, type, choices} = one
  try {
    return cleanerFor(one)(text, type, choices)
  } catch (error) {
    return failedResult(
      text,
      `Unexpected failure, expected none: ${error instanceof Error ? error.message : String(error)}`
    )
  }
}
