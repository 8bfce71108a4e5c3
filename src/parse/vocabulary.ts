/** So many forms are kept. News of some ten megabytes has as many. */
const mostForms = 1 << 16

/**
 * The forms of words of many texts, each with a number of its own, so that what can be told of a form is found once and not once
 * a text. It only grows; a full one gives way to a new one between two texts.
 */
export class Vocabulary {
  /** Words in lower case by id. */
  readonly forms: string[] = []
  readonly #ids = new Map<string, number>()
  readonly #most: number

  constructor(most = mostForms) {
    this.#most = most
  }

  get isFull(): boolean {
    return this.forms.length >= this.#most
  }

  /** The id of a form, which is new where it was not met yet. */
  add(form: string): number {
    let id = this.#ids.get(form)
    if (id === undefined) {
      id = this.forms.push(form) - 1
      this.#ids.set(form, id)
    }
    return id
  }

  find(form: string): number | undefined {
    return this.#ids.get(form)
  }
}
