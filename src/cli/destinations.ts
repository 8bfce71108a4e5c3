import {createHash} from 'node:crypto'
import path from 'node:path'
import type {Source} from '../read/source.js'
import type {Destination} from '../run/destination.js'
import type {Position} from '../run/journal.js'
import {replaceFile} from '../write/replacement.js'
import {writeStdout} from './standard-streams.js'
import type {Targets} from './targets.js'

/**
 * Where the output of sources goes.
 *
 * @param targets Left out: each takes the place of its source.
 * @param run Names the run: what is written of a long file outlives it under this name. Left out: nothing does.
 */
export function destinations(targets: Targets | undefined, run: string | undefined) {
  return (source: Source, from: Position): Destination => {
    if (source.format === 'stdin') return standardOutput
    const target = targets?.of(source) ?? path.resolve(source.path)
    const copies = targets !== undefined
    if (source.format === 'text' || run === undefined) return {...replaceFile(target), copies}
    const partial = `.copydesk-${run}-${shortHash(target)}.partial`
    return {...replaceFile(target, {name: partial, bytes: from.written}), copies, partial}
  }
}

export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

const standardOutput: Destination = {
  copies: true,
  write: writeStdout,
  flush: async () => 0,
  prepare: async () => '',
  commit: async () => undefined,
  discard: async () => undefined,
  suspend: async () => undefined
}
