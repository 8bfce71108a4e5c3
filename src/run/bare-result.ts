import {certify} from '../certify/certificate.js'
import {applyEdits} from '../edit/apply.js'
import {held} from '../pipeline/held.js'
import type {Article, Outcome, Result} from '../types.js'

/** A result without its texts: the output is the input with the edits applied. What travels between threads and is kept. */
export type BareResult = Omit<Result, 'input' | 'output'>

/** An outcome whose result needs no texts. */
export type BareOutcome =
  | {readonly type: 'cleaned'; readonly article: Article; readonly result: BareResult}
  | Extract<Outcome, {type: 'unreadable'}>

export function withoutTexts({ledger, verdict, reasons, certificate, fatal, failed}: BareResult): BareResult {
  return {ledger, verdict, reasons, certificate, ...(fatal !== undefined && {fatal}), ...(failed && {failed})}
}

export function withTexts(input: string, bare: BareResult): Result {
  const {edits} = bare.ledger
  return {input, output: edits.length === 0 ? input : applyEdits(input, edits), ...bare}
}

/** @param results One for each article. */
export function withTextsOf(articles: readonly Pick<Article, 'text'>[], results: readonly BareResult[]): Result[] {
  return results.map((result, index) => withTexts(articles[index]?.text ?? '', result))
}

/** An article on which a rule or a worker failed is held as it was. */
export function failedResult(text: string, fatal: string): Result {
  return {...held(text, [], fatal, certify(text, text, [])), failed: true}
}
