import {createHash, timingSafeEqual} from 'node:crypto'

/** Fewer characters can be guessed. */
const leastLength = 16

/** The keys of a service; only their hashes are kept. */
export class Keys {
  readonly #hashes: readonly Buffer[]

  /** @throws {RangeError} There is none, or one is too short. */
  constructor(keys: readonly string[]) {
    if (keys.length === 0) throw new RangeError('Unexpected lack of keys, expected at least one')
    const short = keys.findIndex(key => key.length < leastLength)
    if (short !== -1)
      throw new RangeError(`Unexpected short key (number ${short + 1}), expected ${leastLength} characters or more`)
    this.#hashes = keys.map(hashOf)
  }

  /** In the same time whichever key it is, and wherever it differs. */
  has(given: string): boolean {
    const hash = hashOf(given)
    return this.#hashes.filter(one => timingSafeEqual(one, hash)).length > 0
  }
}

/** In the same time wherever they differ, and however long they are. */
export function isSameSecret(left: string, right: string): boolean {
  return timingSafeEqual(hashOf(left), hashOf(right))
}

/**
 * Keys as they stand in a file or a variable, one a line; `#` starts a remark.
 *
 * @example keysIn('# the CMS\n4f1c1d7a2b9e8f60\n') // => ['4f1c1d7a2b9e8f60']
 */
export function keysIn(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim().replace(/(?:^|\s+)#.*$/u, ''))
    .filter(line => line !== '')
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest()
}
