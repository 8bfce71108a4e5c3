import {orderIn, type Order} from './asked.js'
import {bodyLines} from './body.js'
import {widthOfRequest} from './clean-orders.js'
import {inTurn} from './in-turn.js'
import type {Limits} from './limits.js'
import {Problem} from './problem.js'
import type {BrokenLine} from './schemas.js'

interface StreamOptions {
  readonly limits: Limits
  readonly answer: (order: Order) => Promise<object>
  /** What a failure that is not the sender’s is for the sender. */
  readonly problemOf: (error: unknown) => Problem
  /** The sender does not take its answers. */
  readonly cut: () => void
}

/** One answer a line, in the order of the lines; a line that is no article has its problem there, and the others go on. */
export async function* answerLines(
  body: ReadableStream<Uint8Array<ArrayBuffer>> | null,
  {limits, answer, problemOf, cut}: StreamOptions
): AsyncGenerator<Uint8Array> {
  const work = async ({line, ...read}: Line): Promise<object> => {
    try {
      if ('problem' in read) throw read.problem
      return {line, ...(await answer(orderIn(read.bytes)))}
    } catch (error) {
      return {line, problem: problemOf(error).body} satisfies BrokenLine
    }
  }
  let timer: NodeJS.Timeout | undefined
  try {
    for await (const made of inTurn(numbered(body, limits), widthOfRequest, work)) {
      timer = setTimeout(cut, limits.time)
      yield Buffer.from(`${JSON.stringify(made)}\n`)
      clearTimeout(timer)
    }
  } finally {
    clearTimeout(timer)
  }
}

/** Asks for the next piece when the last one has been taken, and not before. */
export function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      pull: async controller => {
        const next = await pieces.next()
        if (next.done) controller.close()
        else controller.enqueue(next.value)
      },
      cancel: () => void pieces.return(undefined)
    },
    {highWaterMark: 0}
  )
}

type Line = {readonly line: number} & ({readonly bytes: Uint8Array} | {readonly problem: unknown})

/** Lines that hold something. One that cannot be read is the last. */
async function* numbered(body: ReadableStream<Uint8Array<ArrayBuffer>> | null, limits: Limits): AsyncGenerator<Line> {
  let line = 1
  try {
    for await (const bytes of bodyLines(body, limits)) {
      if (!isBlank(bytes)) yield {line, bytes}
      line++
    }
  } catch (problem) {
    yield {line, problem}
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every(byte => byte === 0x0a || byte === 0x0d || byte === 0x20 || byte === 0x09)
}
