import type {Lexicon} from './lexicon.js'
import type {Words} from './words.js'

/** Numbers by the id of a form. */
export type FormNumbers = Readonly<Int32Array>

/**
 * What a form tells, as a number: found when a text is looked at that has it, and kept as long as its lexicon.
 *
 * @param find May add forms to the lexicon.
 * @example defineFormTrait(form => form.length)(words)[words.ids[0]] // => 3
 */
export function defineFormTrait(find: (form: string, lexicon: Lexicon) => number): (words: Words) => FormNumbers {
  const known = new WeakMap<Lexicon, Trait>()
  return ({lexicon}) => {
    let trait = known.get(lexicon)
    if (!trait) known.set(lexicon, (trait = new Trait(find)))
    return trait.numbers(lexicon)
  }
}

class Trait {
  readonly #find: (form: string, lexicon: Lexicon) => number
  #numbers = new Int32Array(1024)
  #count = 0

  constructor(find: (form: string, lexicon: Lexicon) => number) {
    this.#find = find
  }

  numbers(lexicon: Lexicon): FormNumbers {
    const {forms} = lexicon
    for (; this.#count < forms.length; this.#count++) {
      if (this.#count === this.#numbers.length) this.#numbers = grown(this.#numbers, 2 * this.#count)
      this.#numbers[this.#count] = this.#find(forms[this.#count] ?? '', lexicon)
    }
    return this.#numbers
  }
}

/** The largest number of an `Int32Array`. */
const largest = 0x7fffffff

/** What is noted of the forms of one text, in room kept from text to text. Nobody may read on once somebody else has begun. */
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
  begin({lexicon: {forms}}: Words, most: number): void {
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
