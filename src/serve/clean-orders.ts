import {toJsonArticle} from '../report/json-article.js'
import {withTexts} from '../run/bare-result.js'
import type {Cleaning} from '../run/cleaning.js'
import type {Outcome} from '../types.js'
import type {Order} from './asked.js'
import {inTurn} from './in-turn.js'
import type {Checked, Cleaned} from './schemas.js'

export type Done = Extract<Outcome, {type: 'cleaned'}> & {readonly order: Order}

/** Articles of one request that are under way at once: so a batch leaves room for others. */
export const widthOfRequest = 4

/** Clean one article. */
export async function cleanOrder(cleaning: Cleaning, order: Order): Promise<Done> {
  const {article, language} = order
  const [bare] = await cleaning.clean([{...article, ...(language !== undefined && {language})}])
  if (!bare) throw new Error('Unexpected lack of a result')
  return {type: 'cleaned', order, article, result: withTexts(article.text, bare)}
}

/** Clean the articles of a batch, in their order, until nobody waits any more. */
export async function cleanOrders(cleaning: Cleaning, orders: readonly Order[], gone: AbortSignal): Promise<Done[]> {
  const results: Done[] = []
  const source = (async function* () {
    yield* orders
  })()
  for await (const done of inTurn(source, widthOfRequest, order => cleanOrder(cleaning, order))) {
    gone.throwIfAborted()
    results.push(done)
  }
  return results
}

export function checkedAnswer(done: Done): Checked {
  const {verdict, reasons, changed, input, certificate, decisions} = toJsonArticle(done)
  const {id} = done.order
  const {fatal} = done.result
  if (!certificate) throw new Error('Unexpected lack of a certificate')
  return {
    ...(id !== undefined && {id}),
    verdict,
    reasons,
    ...(fatal !== undefined && {fatal}),
    changed,
    input,
    certificate,
    ledger: {decisions}
  }
}

export function cleanedAnswer(done: Done): Cleaned {
  const {output} = toJsonArticle(done)
  return {...checkedAnswer(done), output: {...output, text: done.result.output}}
}
