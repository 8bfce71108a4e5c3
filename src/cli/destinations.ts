import {createHash} from 'node:crypto'
import path from 'node:path'
import {isSingle} from '../read/containers/index.js'
import type {Fields} from '../read/fields.js'
import type {Source} from '../read/source.js'
import type {Destination} from '../run/destination.js'
import type {Position} from '../run/journal-entry.js'
import {isDirect, openOutput} from '../write/output.js'
import {packed} from '../write/packing.js'
import {writeStdout} from './standard-streams.js'
import type {Targets} from './targets.js'

/**
 * Where the output of sources goes.
 *
 * @param targets Left out: each takes the place of its source.
 * @param run Names the run: what is written of a long file outlives it under this name. Left out: nothing does.
 */
export function destinations(fields: Fields, targets: Targets | undefined, run: string | undefined) {
  return (source: Source, from: Position): Destination => {
    if (source.path === '-') return standardOutput(source)
    const target = targets?.of(source) ?? path.resolve(source.path)
    const copies = targets !== undefined
    if (isSingle(source) || !isDirect(source) || run === undefined) {
      return {...openOutput(source, target, fields), copies}
    }
    const partial = `.copydesk-${run}-${shortHash(target)}.partial`
    return {...openOutput(source, target, fields, {name: partial, bytes: from.written}), copies, partial}
  }
}

export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

function standardOutput({compression}: Source): Destination {
  const nothing = async () => undefined
  const stream = {write: writeStdout, prepare: async () => '', discard: nothing}
  const target = packed(stream, compression)
  const passOn = async (bytes: Uint8Array) => {
    await target.discard()
    await writeStdout(bytes)
  }
  return {...target, passOn, copies: true, flush: async () => 0, commit: nothing, suspend: target.discard}
}
