import {isUtf8} from 'node:buffer'
import {countLineFeeds} from './cut.js'

type Decoded = {readonly text: string; readonly bom: boolean} | {readonly problem: string}

/** Bytes as text. Strict: what is not UTF-8 text is named and left alone. The byte-order mark is taken off. */
export function decode(bytes: Uint8Array): Decoded {
  return decoded(bytes, offset => `offset ${offset}, line ${countLineFeeds(bytes.subarray(0, offset)) + 1}`)
}

/** The same of a record: its line is told anyway. */
export function decodeRecord(bytes: Uint8Array): Decoded {
  return decoded(bytes, offset => `offset ${offset} of the record`)
}

function decoded(bytes: Uint8Array, place: (offset: number) => string): Decoded {
  const wide = wideEncoding(bytes)
  if (wide) return {problem: wideProblem(wide)}
  if (!isUtf8(bytes)) {
    const offset = firstBadByte(bytes)
    return {problem: badByte(bytes[offset], place(offset))}
  }
  const zero = bytes.indexOf(0)
  if (zero !== -1) return {problem: `Unexpected NUL byte at ${place(zero)}, expected text: the file looks binary`}
  const text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes)
  return text.startsWith('\uFEFF') ? {text: text.slice(1), bom: true} : {text, bom: false}
}

/** @param place Where it stands, in words. */
export function badByte(byte = 0, place: string): string {
  const shown = byte.toString(16).toUpperCase().padStart(2, '0')
  return `Unexpected byte 0x${shown} at ${place}, expected UTF-8 text: ${conversionFrom('WINDOWS-1252')}`
}

export function conversionFrom(encoding: string): string {
  return `convert the file to UTF-8 first, as with \`iconv -f ${encoding} -t UTF-8\``
}

/** UTF-16 and UTF-32 by their byte-order mark. */
export function wideEncoding([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'UTF-32' : 'UTF-16 (little-endian)'
  if (a === 0xfe && b === 0xff) return 'UTF-16 (big-endian)'
  return undefined
}

export function wideProblem(encoding: string): string {
  return `Unexpected ${encoding} text, expected UTF-8: ${conversionFrom(encoding.slice(0, 6))}`
}

/** Where the first malformed sequence starts: the length of the longest prefix that decodes. */
export function firstBadByte(bytes: Uint8Array): number {
  let good = 0
  let bad = bytes.length + 1
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (decodedLength(bytes.subarray(0, middle)) === undefined) bad = middle
    else good = middle
  }
  return decodedLength(bytes.subarray(0, good)) ?? 0
}

function decodedLength(prefix: Uint8Array): number | undefined {
  try {
    const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true})
    return Buffer.byteLength(decoder.decode(prefix, {stream: true}))
  } catch {
    return undefined
  }
}
