import type {Document} from './document.js'

/**
 * The words of a text: stretches of letters, marks and figures, in order. `Kyiv’s` is two, `cyber-attack` too.
 *
 * Letters outside the Basic Multilingual Plane belong to no word.
 */
export interface Words {
  readonly count: number
  readonly starts: Readonly<Int32Array>
  readonly ends: Readonly<Int32Array>
  /** For each word the index of its form. */
  readonly ids: Readonly<Int32Array>
  /** Words in lower case, each once. */
  readonly forms: readonly string[]
  readonly idOf: ReadonlyMap<string, number>
}

const known = new WeakMap<Document, Words>()

/** The words of a document; found once, and shared by all kinds that look at words. */
export function wordsOf(document: Document): Words {
  let words = known.get(document)
  if (!words) known.set(document, (words = readWords(document.text)))
  return words
}

/** What a code unit is; 0 where it was not looked up yet. */
const between = 1
const small = 2
/** A letter that may have another one in lower case. */
const other = 3
const classes = new Uint8Array(0x10000)

function classify(code: number): number {
  const letter = String.fromCharCode(code)
  if (!/[\p{L}\p{M}\p{N}]/u.test(letter)) return between
  return letter.toLowerCase() === letter ? small : other
}

/** Room for the words of the text at hand, kept from text to text. */
let [starts, ends, ids] = room(0x1000)

function room(most: number): [Int32Array, Int32Array, Int32Array] {
  return [new Int32Array(most), new Int32Array(most), new Int32Array(most)]
}

/** @example readWords('The harbour of the town').ids // => [0, 1, 2, 0, 3] */
export function readWords(text: string): Words {
  const most = (text.length + 1) >> 1
  if (most > starts.length) [starts, ends, ids] = room(most)
  const forms: string[] = []
  const idOf = new Map<string, number>()
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const start = at
    let widest = between
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      const kind = classes[code] || (classes[code] = classify(code))
      if (kind === between) break
      if (kind > widest) widest = kind
    }
    if (widest === between) continue
    const word = text.slice(start, at)
    const form = widest === other ? word.toLowerCase() : word
    let id = idOf.get(form)
    if (id === undefined) {
      idOf.set(form, (id = forms.length))
      forms.push(form)
    }
    starts[count] = start
    ends[count] = at
    ids[count++] = id
  }
  return {count, starts: starts.slice(0, count), ends: ends.slice(0, count), ids: ids.slice(0, count), forms, idOf}
}
