import {anyOf} from './expressions.js'

/** Each a class and words of it. */
export type Rows = readonly (readonly string[])[]

/** The words of a language by class; and which classes somebody has asked for. */
export class Words {
  readonly #asked = new Set<string>()

  constructor(readonly rows: Rows) {}

  /** Those of some classes, in the order of the table. */
  readonly of = (...classes: readonly string[]): string[] => {
    for (const kind of classes) this.#asked.add(kind)
    return this.rows.filter(([own]) => classes.some(kind => kind === own)).flatMap(([, ...words]) => words)
  }

  /** A pattern that matches one of them. */
  readonly one = (...classes: readonly string[]): string => anyOf(this.of(...classes))

  /**
   * @param table Its name, for the error.
   * @throws {Error} Nobody has asked for a class of the table.
   */
  refuseOthers(table: string): void {
    const others = this.rows.map(([kind = '']) => kind).filter(kind => !this.#asked.has(kind))
    if (others[0] === undefined) return
    throw new Error(
      `${table}: Unexpected class \`${others[0]}\`, expected one of ${[...this.#asked].sort().join(', ')}`
    )
  }
}
