/** Something that holds text: an HTML element, a Markdown node. */
export interface Element {
  readonly parent: Element | undefined
  /** How many elements stand around it. */
  readonly level: number
  /** Of an inline one: the innermost around it that is not. */
  readonly block: Element | undefined
  /** In the source. */
  readonly start: number
  /** In the source; -1 where nothing closes it. */
  end: number
  readonly isInline: boolean
  /** How many inline elements stand around its text, up to its block. */
  readonly depth: number
  /** Whether it may go when its text has gone. */
  readonly isRemovable: boolean
  /** How much in it is no text and has to stay: images, forms, comments, tags without a partner. */
  held: number
  /** Its text in the view; -1 where it has none. */
  from: number
  to: number
  /** Its blocks: `[firstBlock, lastBlock)`. */
  readonly firstBlock: number
  lastBlock: number
}

/** A stretch of the view and what it stands for in the source. */
export interface Segment {
  /** In the view. */
  readonly at: number
  /** In the view; 0: space that the space before it swallows. */
  readonly length: number
  readonly start: number
  readonly end: number
  readonly element: Element
  /**
   * `run`: unit by unit the same as its source. `unit`: written otherwise there (`&amp;`, a line break). `object`: code
   * or a formula, which goes with the text around it. `media`: stays.
   */
  readonly type: 'run' | 'unit' | 'object' | 'media'
}

/** A line or, with `<br>`, several lines that no markup of blocks cuts. */
export interface Block {
  /** In the view. */
  readonly from: number
  readonly to: number
  readonly element: Element
}
