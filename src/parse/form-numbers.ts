import type {Vocabulary} from './vocabulary.js'
import type {Words} from './words.js'

/** Numbers by the id of a form. */
export type FormNumbers = Readonly<Int32Array>

/**
 * What a form tells, as a number: found when a text is looked at that has it, and kept as long as its vocabulary.
 *
 * @param find May add forms to the vocabulary.
 * @example defineFormTrait(form => form.length)(words)[words.ids[0]] // => 3
 */
export function defineFormTrait(find: (form: string, vocabulary: Vocabulary) => number): (words: Words) => FormNumbers {
  const known = new WeakMap<Vocabulary, Trait>()
  return ({vocabulary}) => {
    let trait = known.get(vocabulary)
    if (!trait) known.set(vocabulary, (trait = new Trait(find)))
    return trait.numbers(vocabulary)
  }
}

class Trait {
  readonly #find: (form: string, vocabulary: Vocabulary) => number
  #numbers = new Int32Array(1024)
  #count = 0

  constructor(find: (form: string, vocabulary: Vocabulary) => number) {
    this.#find = find
  }

  numbers(vocabulary: Vocabulary): FormNumbers {
    const {forms} = vocabulary
    for (; this.#count < forms.length; this.#count++) {
      if (this.#count === this.#numbers.length) this.#numbers = grown(this.#numbers, 2 * this.#count)
      this.#numbers[this.#count] = this.#find(forms[this.#count] ?? '', vocabulary)
    }
    return this.#numbers
  }
}

/** The largest number of an `Int32Array`. */
const largest = 0x7fffffff

/** What is noted of the forms of one text, in memory kept from text to text: a later `begin` makes earlier notes void. */
export class FormNotes {
  /** Notes of earlier texts are smaller than the base. */
  #notes = new Int32Array(1024)
  #base = 1
  #next = 1

  /**
   * Forget everything.
   *
   * @param most Notes are smaller.
   */
  begin({vocabulary: {forms}}: Words, most: number): void {
    if (forms.length > this.#notes.length) this.#notes = new Int32Array(2 * forms.length)
    this.#base = this.#next
    if (most > largest - this.#base) {
      this.#notes.fill(0)
      this.#base = 1
    }
    this.#next = this.#base + most
  }

  /** Less than 0 where nothing was noted. */
  get(id: number): number {
    return (this.#notes[id] ?? 0) - this.#base
  }

  set(id: number, note: number): void {
    this.#notes[id] = this.#base + note
  }
}

function grown(numbers: Readonly<Int32Array>, length: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(length)
  more.set(numbers)
  return more
}
