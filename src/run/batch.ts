import type {Cleaner} from '../pipeline.js'
import {loadViewsFor} from '../pipeline/markup.js'
import type {Fields} from '../read/fields.js'
import {type Piece, readPieces, type Slot, unreadableIn} from '../read/piece.js'
import type {Source} from '../read/source.js'
import type {Article, Choices, Outcome, Result} from '../types.js'
import {render} from '../write/render.js'
import {WriteError} from '../write/replacement.js'

/** Where the output of one source goes. */
export interface Destination {
  /** Absolute; left out: no file. */
  readonly path?: string
  /** Whether a source in which nothing changed is written as well. */
  readonly copies: boolean
  write(bytes: Uint8Array): Promise<void>
  /** @param isChanged `false`: the source may be copied as it is. */
  commit(isChanged: boolean): Promise<void>
  discard(): Promise<void>
}

interface BatchOptions {
  readonly fields: Fields
  readonly stdin: AsyncIterable<Uint8Array>
  readonly cleanerFor: (file: string) => Cleaner
  /** `undefined`: nothing is written. */
  readonly destinationFor: (source: Source) => Destination | undefined
  /** What a person decided about an article before; left out: nobody did. */
  readonly choicesFor?: ((article: Article) => Choices) | undefined
}

/** Clean sources one article after the other. Nothing is kept; what fails stays with its article. */
export async function* runBatch(sources: Iterable<Source>, options: BatchOptions): AsyncGenerator<Outcome> {
  for (const source of sources) yield* runSource(source, options)
}

async function* runSource(source: Source, options: BatchOptions): AsyncGenerator<Outcome> {
  const destination = options.destinationFor(source)
  try {
    yield* delivered(source, options, destination)
  } catch (error) {
    if (!(error instanceof WriteError)) throw error
    yield {type: 'unreadable', unreadable: {path: source.path, problem: error.message}}
  } finally {
    await destination?.discard()
  }
}

/** Outcomes run one behind, so that the last one is told only after its file stands in its place. */
async function* delivered(
  source: Source,
  {fields, stdin, cleanerFor, choicesFor}: BatchOptions,
  destination: Destination | undefined
): AsyncGenerator<Outcome> {
  const clean = cleanerFor(source.path)
  let changed = false
  let pending: Outcome[] = []
  for await (const read of readPieces(source, fields, stdin)) {
    const piece = choicesFor ? withChoices(read, choicesFor) : read
    yield* pending
    pending = []
    if (piece.type === 'broken') {
      yield {type: 'unreadable', unreadable: piece.unreadable}
      return
    }
    const unreadable = unreadableIn(piece).map((one): Outcome => ({type: 'unreadable', unreadable: one}))
    if (piece.type === 'other') {
      await destination?.write(piece.bytes)
      pending = unreadable
      continue
    }
    await loadViewsFor(piece.slots.map(slot => slot.article))
    const results = new Map(piece.slots.map(slot => [slot, cleanSafely(clean, slot.article)]))
    for (const {input, output} of results.values()) changed ||= output !== input
    await destination?.write(render(piece, slot => changeOf(results.get(slot))))
    pending = [...Array.from(results, ([slot, result]) => outcomeOf(slot, result, destination)), ...unreadable]
  }
  if (changed || destination?.copies) await destination?.commit(changed)
  yield* pending
}

function withChoices(piece: Piece, choicesFor: (article: Article) => Choices): Piece {
  if (piece.type !== 'record') return piece
  const slots = piece.slots.map(slot => ({...slot, article: {...slot.article, choices: choicesFor(slot.article)}}))
  return {...piece, slots}
}

function changeOf(result: Result | undefined) {
  return result && {output: result.output, edits: result.ledger.edits}
}

function outcomeOf({article}: Slot, result: Result, destination: Destination | undefined): Outcome {
  const isWritten = destination?.path !== undefined && (destination.copies || result.output !== result.input)
  return {type: 'cleaned', article, result, ...(isWritten && {written: destination.path})}
}

/** A mistake of ours on one article must not stop the others: the article is held as it was. */
export function cleanSafely(clean: Cleaner, {text: input, type, choices}: Article): Result {
  try {
    return clean(input, type, choices)
  } catch (error) {
    const fatal = `Unexpected failure, expected none: ${error instanceof Error ? error.message : String(error)}`
    return {input, output: input, ledger: {decisions: [], edits: []}, verdict: 'hold', reasons: [fatal], fatal}
  }
}
