import type {Message} from '../types.js'

const context = 24

/**
 * Rule and text around the finding, without position: stays the same when something else in the article is edited.
 *
 * @returns 16 hexadecimal digits. Not for secrets: two 32-bit FNV-1a hashes.
 */
export function fingerprint(text: string, {ruleId, range: [start, end]}: Pick<Message, 'ruleId' | 'range'>): string {
  const around = text.slice(Math.max(0, start - context), Math.min(text.length, Math.min(end, start + 200) + context))
  const key = `${ruleId}\n${around.replaceAll(/\s+/gu, ' ').trim()}`
  return hex(fnv1a(key, 0x811c9dc5)) + hex(fnv1a(key, 0x01000193))
}

function fnv1a(text: string, seed: number): number {
  let hash = seed
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0')
}
