import {parentPort, workerData} from 'node:worker_threads'
import {loadViewsFor} from '../pipeline/markup.js'
import {type CleanerFor, cleanSafely, type Text} from './cleaning.js'

/** What a worker is started with. */
export interface WorkerStart<Recipe> {
  /** How many texts of its batch the worker has begun: read by the thread that watches it. */
  readonly begun: Int32Array
  readonly recipe: Recipe
}

/** Answer every batch of texts with their results. */
export async function serve<Recipe>(build: (recipe: Recipe) => CleanerFor | Promise<CleanerFor>): Promise<void> {
  const port = parentPort
  if (!port) throw new Error('Unexpected start outside a worker')
  const {begun, recipe} = workerData as WorkerStart<Recipe>
  const cleanerFor = await build(recipe)
  const answer = async (texts: readonly Text[]) => {
    await loadViewsFor(texts)
    const results = texts.map((text, index) => {
      Atomics.store(begun, 0, index + 1)
      return cleanSafely(cleanerFor, text)
    })
    Atomics.store(begun, 0, 0)
    port.postMessage(results)
  }
  port.on('message', (texts: readonly Text[]) => void answer(texts))
  port.postMessage('ready')
}
