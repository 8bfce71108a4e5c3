import type {BareResult} from './bare-result.js'
import type {Cleaning} from './cleaning.js'
import type {Item} from './items.js'
import type {CleanedLines} from './lines.js'

/** Items that are cleaned together. */
interface Batch {
  readonly items: readonly Item[]
  /** Of its texts, in code units. */
  readonly size: number
}

/** A batch with the results of its articles, or lines with what became of them. */
export type CleanedBatch =
  | {readonly items: readonly Item[]; readonly results: readonly BareResult[]}
  | {readonly item: LinesItem; readonly cleaned: CleanedLines}

type LinesItem = Extract<Item, {type: 'lines'}>

/** Enough to make the way to a worker cheap, little enough to share few articles among several. */
const batchSize = 1 << 15
const batchItems = 256

/** Code units under way at most, where more than one article is. */
const mostUnderWay = 1 << 21

/** Clean what the items hold, several batches at once, and pass them on in their order. */
export async function* inOrder(
  items: AsyncIterable<Item>,
  cleaning: Cleaning,
  signal: AbortSignal | undefined
): AsyncGenerator<CleanedBatch> {
  const waiting: {size: number; cleaned: Promise<CleanedBatch>}[] = []
  let underWay = 0
  const first = async (): Promise<CleanedBatch | undefined> => {
    const head = waiting.shift()
    if (!head) return undefined
    underWay -= head.size
    return unlessAborted(head.cleaned, signal)
  }
  for await (const batch of batches(items, cleaning.mostPieces ?? batchItems)) {
    const cleaned = cleanBatch(batch, cleaning)
    cleaned.catch(() => undefined) // A failure is thrown where its turn comes.
    waiting.push({size: batch.size, cleaned})
    underWay += batch.size
    while (waiting.length >= cleaning.width || (underWay > mostUnderWay && waiting.length > 0)) {
      const done = await first()
      if (!done) return
      yield done
    }
  }
  for (let done = await first(); done; done = await first()) yield done
}

async function cleanBatch({items}: Batch, cleaning: Cleaning): Promise<CleanedBatch> {
  const [item] = items
  if (item?.type === 'lines' && cleaning.cleanLines) return {item, cleaned: await cleaning.cleanLines(item.lines)}
  const results = await cleaning.clean(items.flatMap(one => (one.type === 'piece' ? one.articles : [])))
  return {items, results}
}

/** Lines are a batch by themselves. */
async function* batches(items: AsyncIterable<Item>, most: number): AsyncGenerator<Batch> {
  let open: Item[] = []
  let size = 0
  for await (const item of items) {
    const added = sizeOf(item)
    if (open.length > 0 && (size + added > batchSize || item.type === 'lines')) {
      yield {items: open, size}
      open = []
      size = 0
    }
    open.push(item)
    size += added
    if (item.type !== 'lines' && size < batchSize && open.length < most) continue
    yield {items: open, size}
    open = []
    size = 0
  }
  if (open.length > 0) yield {items: open, size}
}

function sizeOf(item: Item): number {
  if (item.type === 'lines') return item.lines.bytes.length
  return item.type === 'piece' ? item.articles.reduce((sum, article) => sum + article.text.length, 0) : 0
}

/** `undefined` when the signal comes first. Nothing is left hanging on the signal, as `Promise.race` would. */
function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value | undefined> {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    const stop = () => resolve(undefined)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop)
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
