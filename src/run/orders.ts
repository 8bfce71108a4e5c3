import {parentPort, workerData} from 'node:worker_threads'
import {loadViewsFor} from '../pipeline/markup.js'
import {type BareResult, withoutTexts} from './bare-result.js'
import {type CleanerFor, cleanSafely, type Text} from './clean-safely.js'
import {type CleanedLines, cleanLines, type Lines} from './lines.js'

/** What a worker is started with. */
export interface WorkerStart<Recipe> {
  /** How many texts or lines of its order the worker has begun: read by the thread that watches it. */
  readonly begun: Int32Array
  readonly recipe: Recipe
}

/** What a worker is to clean. */
export type Order =
  {readonly type: 'texts'; readonly texts: readonly Text[]} | {readonly type: 'lines'; readonly lines: Lines}

/** What became of it. */
export type Answer =
  | {readonly type: 'texts'; readonly results: readonly BareResult[]}
  | {readonly type: 'lines'; readonly cleaned: CleanedLines}

/** What a worker does: answer every order. */
export async function answerOrders<Recipe>(build: (recipe: Recipe) => CleanerFor | Promise<CleanerFor>): Promise<void> {
  const port = parentPort
  if (!port) throw new Error('Unexpected start outside a worker')
  const {begun, recipe} = workerData as WorkerStart<Recipe>
  const cleanerFor = await build(recipe)
  const begin = (count: number) => void Atomics.store(begun, 0, count)
  const answerTexts = async (texts: readonly Text[]): Promise<Answer> => {
    await loadViewsFor(texts)
    const results = texts.map((text, index) => {
      begin(index + 1)
      return withoutTexts(cleanSafely(cleanerFor, text))
    })
    return {type: 'texts', results}
  }
  const answer = async (order: Order) => {
    const answered: Answer =
      order.type === 'texts'
        ? await answerTexts(order.texts)
        : {type: 'lines', cleaned: await cleanLines(cleanerFor, order.lines, begin)}
    begin(0)
    port.postMessage(answered, transferable(answered))
  }
  port.on('message', (order: Order) => void answer(order))
  port.postMessage('ready')
}

/** What has a buffer of its own need not be copied. */
function transferable(answer: Answer): ArrayBuffer[] {
  if (answer.type !== 'lines') return []
  const {bytes, journal} = answer.cleaned
  return [bytes, ...journal].flatMap(one =>
    one?.buffer instanceof ArrayBuffer && one.buffer.byteLength === one.length ? [one.buffer] : []
  )
}
