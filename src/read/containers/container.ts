import type {Fields} from '../fields.js'
import type {Opened} from '../open.js'
import type {Piece} from '../piece.js'
import type {Part} from '../source.js'

/** What a container is read from. */
export interface Input extends Opened {
  readonly fields: Fields
  /** Left out: all of it. What `open` gives is cut already where a part is one of bytes. */
  readonly part?: Part
}

/** A file format that articles come in. */
export interface Container {
  /** As in `--input-format`. */
  readonly name: string
  /** The ends of its files’ names. */
  readonly extensions: readonly string[]
  /** Whether a source holds exactly one article. */
  readonly isSingle?: true
  /** @throws {Error} The source cannot be read, or not to its end. */
  pieces(input: Input): AsyncIterable<Piece>
}
