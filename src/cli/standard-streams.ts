import {codeOf, describe} from '../read/problem.js'
import {WriteError} from '../write/replacement.js'

let isClosed = false
process.stdout.on('error', () => undefined)
process.stderr.on('error', () => undefined)

/** Whether the reader of standard output has gone away, as `head` does. */
export function isStdoutClosed(): boolean {
  return isClosed
}

/** Write to standard output and wait until it has been taken. A reader that has gone away is no failure. */
export async function writeStdout(chunk: string | Uint8Array): Promise<void> {
  if (isClosed || chunk.length === 0) return
  const error = await new Promise<Error | null | undefined>(resolve => process.stdout.write(chunk, resolve))
  if (!error) return
  if (!isGone(error)) throw new WriteError(`standard output: ${describe(error)}`, {cause: error})
  isClosed = true
}

function isGone(error: Error): boolean {
  return ['EPIPE', 'ERR_STREAM_DESTROYED', 'ECONNRESET'].includes(codeOf(error) ?? '')
}

export function hasColour(stream: {readonly isTTY?: boolean}): boolean {
  return stream.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb'
}
