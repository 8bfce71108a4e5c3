/** A stretch of a text as written: a run that says what it means, or an escape that means `text`. */
export interface Segment {
  readonly start: number
  readonly end: number
  /** Left out: a run. */
  readonly text?: string
  /** Whether new text beside or inside it is written as in a CDATA section. */
  readonly isCdata?: true
}

/** @returns `undefined`: the text cannot stand there. */
type Escaper = (text: string, segment?: Segment) => string | undefined

/** A way in which texts stand written in a container. */
export interface Form {
  /**
   * What stands at both ends. Cut between segments, and framed again, each part says what it says in the whole. Left out: the text can
   * only be read whole.
   */
  readonly frame?: string
  /** The stretches that make up the text. What lies between them means nothing. */
  segments(written: string): Iterable<Segment>
  /** How new text has to be written inside or beside a stretch of `written`. */
  escaper(written: string): Escaper
  /** The whole text written anew: for edits after which its stretches would no longer mean what they did. */
  write(text: string, written: string): string
}

/** The text that is written. */
export function textOf(written: string, form: Form): string {
  return [...saidIn([written], form)].join('')
}

/** Whether what is written in some parts is a certain text, which is told in parts of its own. */
export function saysText(written: Iterable<string>, form: Form, expected: Iterable<string>): boolean {
  const parts = expected[Symbol.iterator]()
  let [part, at] = ['', 0]
  const next = (): boolean => {
    while (at === part.length) {
      const found = parts.next()
      if (found.done) return false
      part = found.value
      at = 0
    }
    return true
  }
  for (const text of saidIn(written, form)) {
    for (let said = 0; said < text.length;) {
      if (!next()) return false
      const length = Math.min(text.length - said, part.length - at)
      if (text.slice(said, said + length) !== part.slice(at, at + length)) return false
      said += length
      at += length
    }
  }
  return !next()
}

function* saidIn(written: Iterable<string>, {segments}: Form): Generator<string> {
  for (const part of written) for (const {start, end, text} of segments(part)) yield text ?? part.slice(start, end)
}
