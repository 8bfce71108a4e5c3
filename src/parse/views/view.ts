import type {Edit, Range} from '../../types.js'

/** What a person reads of a source with markup: one line a block, a blank line between blocks. */
export interface View {
  readonly text: string
  /** The markup in order. What of it no edit removed must be the same afterwards. */
  readonly markup: readonly Mark[]
  /**
   * Edits of `text`, told in the source: for each edit the edits it takes there.
   *
   * Tags stay. What is emptied goes with its text: an inline element, a block, the list around it.
   */
  outward(edits: readonly Edit[]): Edit[][]
  /** Where a stretch of `text` stands in the source. */
  locate(range: Range): Range
}

/** A tag of HTML, a node of Markdown. */
export interface Mark {
  readonly range: Range
  /** Two marks with the same key are the same mark. */
  readonly key: string
}

/** How a format writes text, and what goes with a removed element. */
export interface Syntax {
  /** Text as it has to be written to be read as such. */
  write(text: string, place: Place): string
  /** A removed stretch with the line break, indent or blank line that it would leave behind; nothing: it cannot go whole. */
  removal(range: Range): Range | undefined
}

export interface Place {
  readonly startsBlock: boolean
}
