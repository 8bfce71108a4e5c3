import {createHash} from 'node:crypto'
import type {Piece} from '../read/piece.js'
import type {Source} from '../read/source.js'
import {articlesOf} from './articles.js'

/** One of `count` parts into which runs on several machines share the work. */
export interface Shard {
  /** From 1. */
  readonly index: number
  readonly count: number
}

/** Whether all of a source belongs to one shard. */
function isWhole({format}: Source): boolean {
  return format === 'text'
}

/** Files by their path below the folder given, wherever that lies. */
export function ownsSource(shard: Shard | undefined, source: Source): boolean {
  return !shard || !isWhole(source) || owns(shard, source.below.replaceAll('\\', '/'))
}

/** Lines by the id of their article, or by their number. */
export function ownsPiece(shard: Shard | undefined, source: Source, piece: Piece, line: number): boolean {
  if (!shard || isWhole(source)) return true
  const id = articlesOf(piece)[0]?.id
  return owns(shard, id === undefined || id === `${source.path}:${line}` ? String(line) : id)
}

function owns({index, count}: Shard, name: string): boolean {
  return createHash('sha256').update(name).digest().readUInt32BE() % count === index - 1
}
