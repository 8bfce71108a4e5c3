import type {Article, Outcome, Result} from '../types.js'
import type {Destination} from './destination.js'

export function cleaned(article: Article, result: Result, destination: Destination | undefined): Outcome {
  const isWritten = destination?.path !== undefined && (destination.copies || result.ledger.edits.length > 0)
  return {type: 'cleaned', article, result, ...(isWritten && {written: destination.path})}
}
