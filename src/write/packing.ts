import {once} from 'node:events'
import {createGzip} from 'node:zlib'
import {type Compression, zstdPackages} from '../read/compression.js'
import {optional} from '../read/optional.js'

/** Where bytes go until they are there for good. */
export interface Target {
  write(bytes: Uint8Array): Promise<void>
  /** Write down all there is. @returns The stamp the file will have. */
  prepare(): Promise<string>
  discard(): Promise<void>
}

/** A target for what is to be compressed on its way. */
export function packed(target: Target, compression: Compression | undefined): Target {
  if (compression === 'gzip') return gzipped(target)
  return compression === 'zstd' ? zstandard(target) : target
}

function gzipped(target: Target): Target {
  const gzip = createGzip()
  let isEnded = false
  const pump = (async () => {
    for await (const chunk of gzip) await target.write(chunk as Uint8Array)
  })()
  // A failure shows where `pump` is awaited next.
  pump.catch(() => undefined)
  return {
    async write(bytes) {
      if (!gzip.write(bytes)) await Promise.race([once(gzip, 'drain'), pump])
    },
    async prepare() {
      isEnded = true
      gzip.end()
      await pump
      return target.prepare()
    },
    async discard() {
      if (!isEnded) gzip.destroy()
      await target.discard()
    }
  }
}

/** Frames one behind the other are one file. */
const frameSize = 1 << 22

function zstandard(target: Target): Target {
  let waiting: Uint8Array[] = []
  let size = 0
  const flush = async () => {
    const compress = await loadZstd()
    const frame = compress(Buffer.concat(waiting))
    waiting = []
    size = 0
    await target.write(frame)
  }
  return {
    async write(bytes) {
      waiting.push(bytes)
      size += bytes.length
      if (size >= frameSize) await flush()
    },
    async prepare() {
      await flush()
      return target.prepare()
    },
    discard: () => target.discard()
  }
}

let zstd: Promise<(bytes: Uint8Array) => Uint8Array> | undefined

/** What makes a frame of zstd. A second start of the module would pull its memory away from the first. */
export function loadZstd(): Promise<(bytes: Uint8Array) => Uint8Array> {
  return (zstd ??= startZstd())
}

async function startZstd(): Promise<(bytes: Uint8Array) => Uint8Array> {
  const {init, compress} = await optional(() => import('@bokuweb/zstd-wasm'), 'zstd', zstdPackages)
  await init()
  return bytes => compress(bytes)
}
