import {createHash} from 'node:crypto'
import type {Piece} from '../read/piece.js'
import {namedPlace} from '../place.js'
import type {Source} from '../read/source.js'
import {articlesOf} from './articles.js'

/** One of `count` parts into which runs on several machines share the work. */
export interface ShardNumber {
  /** From 1. */
  readonly index: number
  readonly count: number
}

/**
 * Whether a source is shared among shards. Only lines stand for themselves: a table without its header, or a list without
 * some of its members, is none.
 */
export function isShared({format}: Pick<Source, 'format'>): boolean {
  return format === 'jsonl' || format === 'stdin'
}

/** Files by their path below the folder given, wherever that lies. */
export function ownsSource(shard: ShardNumber | undefined, source: Source): boolean {
  return !shard || isShared(source) || owns(shard, source.below.replaceAll('\\', '/'))
}

/** Lines by the id of their article, or by their number. */
export function ownsPiece(
  shard: ShardNumber | undefined,
  source: Pick<Source, 'path' | 'name' | 'format'>,
  piece: Piece,
  number: number
): boolean {
  if (!shard || !isShared(source) || piece.type === 'broken') return true
  const {path, name = path} = source
  const id = articlesOf(piece)[0]?.id
  return owns(shard, id === undefined || id === namedPlace({path: name, line: number}) ? String(number) : id)
}

function owns({index, count}: ShardNumber, name: string): boolean {
  return createHash('sha256').update(name).digest().readUInt32BE() % count === index - 1
}
