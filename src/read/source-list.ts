import {formatOrText} from './containers/index.js'
import {type Source, sourceOf} from './source.js'

/**
 * Sources in their order, each path once.
 *
 * There may be hundreds of thousands: of those that are what their names tell, only the paths are kept.
 */
export class SourceList implements Iterable<Source> {
  readonly #groups: (SourcesBelow | readonly [Source])[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  /** Whether all lie below one folder, so that no two have the same place below it. */
  get isOneTree(): boolean {
    return this.#groups.length <= 1
  }

  add(source: Source): void {
    this.#length++
    if (!isToldByName(source)) return void this.#groups.push([source])
    const start = source.path.slice(0, -source.below.length)
    let group = this.#groups.at(-1)
    if (!(group instanceof SourcesBelow) || group.start !== start) this.#groups.push((group = new SourcesBelow(start)))
    group.add(source.below)
  }

  *[Symbol.iterator](): Generator<Source> {
    for (const group of this.#groups) yield* group
  }

  find(isMeant: (source: Source) => boolean): Source | undefined {
    for (const source of this) if (isMeant(source)) return source
    return undefined
  }

  some(isMeant: (source: Source) => boolean): boolean {
    return this.find(isMeant) !== undefined
  }

  every(isMeant: (source: Source) => boolean): boolean {
    return !this.some(source => !isMeant(source))
  }

  filter(isMeant: (source: Source) => boolean): SourceList {
    const kept = new SourceList()
    for (const source of this) if (isMeant(source)) kept.add(source)
    return kept
  }
}

/** So many paths are kept as one string, which takes a fifth of the memory. */
const together = 1000

/** Stands in no path. */
const separator = '\0'

/** Sources whose paths start alike. */
class SourcesBelow implements Iterable<Source> {
  /** Before what stands below. */
  readonly start: string
  readonly #joined: string[] = []
  #open: string[] = []

  constructor(start: string) {
    this.start = start
  }

  add(below: string): void {
    this.#open.push(below)
    if (this.#open.length < together) return
    this.#joined.push(this.#open.join(separator))
    this.#open = []
  }

  *[Symbol.iterator](): Generator<Source> {
    for (const below of this.#paths()) yield sourceOf(this.start + below, below)
  }

  *#paths(): Generator<string> {
    for (const some of this.#joined) yield* some.split(separator)
    yield* this.#open
  }
}

function isToldByName({path, below, name, part, format, compression}: Source): boolean {
  const told = formatOrText(path)
  const isWhole = name === undefined && part === undefined && path.endsWith(below)
  return isWhole && told.format === format && told.compression === compression
}
