import {pipeline, Readable} from 'node:stream'
import {createGunzip} from 'node:zlib'
import {optional} from './optional.js'

export type Compression = 'gzip' | 'zstd'

/** By the end of a file’s name. */
export const compressions: Readonly<Record<string, Compression>> = {'.gz': 'gzip', '.zst': 'zstd'}

export const zstdPackages = 'fzstd @bokuweb/zstd-wasm'

/** By the first bytes, which start no text. */
export function compressionOf([a, b, c, d]: Uint8Array): Compression | undefined {
  if (a === 0x1f && b === 0x8b) return 'gzip'
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return 'zstd'
  return undefined
}

export function unpacked(
  chunks: AsyncIterable<Uint8Array>,
  compression: Compression | undefined
): AsyncIterable<Uint8Array> {
  if (compression === 'gzip') return gunzipped(chunks)
  return compression === 'zstd' ? unzstd(chunks) : chunks
}

async function* gunzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // Failures of either stream come out of the last one.
  const stream = pipeline(Readable.from(chunks), createGunzip({chunkSize: 1 << 16}), () => undefined)
  try {
    for await (const chunk of stream) yield chunk as Uint8Array
  } catch (error) {
    throw broken('gzip', error)
  }
}

/** Bytes fed at a time: even those of a bomb unpack to 32 MB at most. */
const zstdStep = 1024

async function* unzstd(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const {Decompress} = await optional(() => import('fzstd'), 'zstd', zstdPackages)
  let ready: Uint8Array[] = []
  const stream = new Decompress(chunk => ready.push(chunk.slice()))
  const push = (chunk: Uint8Array, isLast = false): Uint8Array[] => {
    try {
      ready = []
      stream.push(chunk, isLast)
      return ready
    } catch (error) {
      throw broken('zstd', error)
    }
  }
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += zstdStep) yield* push(chunk.slice(start, start + zstdStep))
  }
  yield* push(new Uint8Array(0), true)
}

function broken(name: string, error: unknown): Error {
  const detail = error instanceof Error ? error.message : String(error)
  return new Error(`Unexpected broken or truncated ${name} data, expected all of it (${detail})`, {cause: error})
}
