/** A source that breaks off at a known line. */
export class BrokenLine extends Error {
  constructor(
    message: string,
    readonly line: number
  ) {
    super(message)
  }
}
