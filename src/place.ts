/** Where a record stands: in its file, at a line or as one of its records. */
export interface Place {
  readonly path: string
  readonly line?: number
  readonly record?: number
}

/** A place as a schema gives it. */
export interface LoosePlace extends Pick<Place, 'path'> {
  readonly line?: number | undefined
  readonly record?: number | undefined
}

/** A place in words, which names records that have no name. */
export function namedPlace({path, line, record}: LoosePlace): string {
  if (line !== undefined) return `${path}:${line}`
  return record === undefined ? path : `${path}#${record}`
}
