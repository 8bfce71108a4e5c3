import {InvalidArgumentError} from 'commander'
import {expectedLanguage, languageTag} from '../../rules/languages.js'
import type {ShardNumber} from '../../run/shard-number.js'

const mostWorkers = 256

const largestBody = 256 << 20

export function toWorkers(value: string): number | 'auto' {
  if (value === 'auto') return value
  const count = /^\d{1,3}$/u.test(value) ? Number(value) : 0
  if (count < 1 || count > mostWorkers) {
    throw new InvalidArgumentError(`Unexpected number of workers, expected 1 to ${mostWorkers}, or \`auto\`.`)
  }
  return count
}

export function toLanguage(value: string): string {
  if (languageTag.test(value)) return value
  throw new InvalidArgumentError(`Unexpected language, ${expectedLanguage}.`)
}

export function toShard(value: string): ShardNumber {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/u.exec(value) ?? []
  const shard = {index: Number(index), count: Number(count)}
  if (shard.index >= 1 && shard.index <= shard.count) return shard
  throw new InvalidArgumentError('Unexpected shard, expected `i/n` with i from 1 to n, such as `1/4`.')
}

export function toMinimum(value: string): number {
  const count = toCount(value)
  if (count < 2) throw new InvalidArgumentError('Expected 2 or more.')
  return count
}

export function toPort(value: string): number {
  const port = toCount(value)
  if (port > 65_535) throw new InvalidArgumentError('Expected 65535 at most.')
  return port
}

/** @example toSize('500k') // => 512000 */
export function toSize(value: string): number {
  const [, number = '0', unit = ''] = /^(\d{1,9})([km]?)b?$/iu.exec(value) ?? []
  const size = Number(number) * {'': 1, k: 1 << 10, m: 1 << 20}[unit.toLowerCase() as '' | 'k' | 'm']
  if (size > 0 && size <= largestBody) return size
  throw new InvalidArgumentError('Expected a size up to 256m, such as `500k` or `2m`.')
}

export function toSeconds(value: string): number {
  const seconds = /^\d{1,5}(?:\.\d{1,3})?$/u.test(value) ? Number(value) : 0
  if (seconds > 0) return seconds
  throw new InvalidArgumentError('Expected seconds, such as `30`.')
}

export function toMost(value: string): number {
  const count = toCount(value)
  if (count < 1) throw new InvalidArgumentError('Expected 1 or more.')
  return count
}

export function toCount(value: string): number {
  if (!/^\d+$/u.test(value)) throw new InvalidArgumentError('Expected a whole number.')
  return Number(value)
}
