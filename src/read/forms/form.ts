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
  /** The stretches that make up the text. What lies between them means nothing. */
  segments(written: string): Iterable<Segment>
  /** How new text has to be written inside or beside a stretch of `written`. */
  escaper(written: string): Escaper
  /** The whole text written anew: for edits after which its stretches would no longer mean what they did. */
  write(text: string, written: string): string
}

/** The text that is written. */
export function textOf(written: string, {segments}: Form): string {
  const parts: string[] = []
  for (const {start, end, text} of segments(written)) parts.push(text ?? written.slice(start, end))
  return parts.join('')
}

/** Whether it is a certain text. */
export function saysText(written: string, {segments}: Form, expected: string): boolean {
  let at = 0
  for (const {start, end, text = written.slice(start, end)} of segments(written)) {
    if (!expected.startsWith(text, at)) return false
    at += text.length
  }
  return at === expected.length
}
