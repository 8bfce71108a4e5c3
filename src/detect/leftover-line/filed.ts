import {hashes, hashOf, lastLetters} from './letters.js'
import {normalizeLine} from './fold.js'
import {escapePattern, type LinePattern, linePattern, scriptOpenings} from './pattern.js'
import {requestRow} from './prompts.js'
import {buttons, services} from './words.js'

/** How many letters at the start of a line, or at its end where it starts with a placeholder, file it. */
const most = 5

type Filed<Value> = readonly [matches: LinePattern, value: Value]

const siteOpening = beginningOf(services)

/** What lines begin with that a pattern matches which begins with a placeholder. */
const openings: Readonly<Record<string, RegExp>> = {
  number: /^\p{N}/u,
  date: /^[^\p{N}]{0,40}\p{N}/u,
  site: siteOpening,
  sites: siteOpening,
  hashtags: /^#/u,
  code: new RegExp(`^(?:[{<%[]|${scriptOpenings.map(escapePattern).join('|')})`, 'u'),
  buttons: beginningOf(buttons)
}

const allOpenings = [...new Set(Object.values(openings))]

/** Two letters are enough to pass over nearly all lines. */
function beginningOf(names: readonly string[]): RegExp {
  const beginnings = new Set(names.map(name => normalizeLine(name).slice(0, 2)))
  return new RegExp(`^(?:${Array.from(beginnings, escapePattern).join('|')})`, 'u')
}

/** Lines with placeholders by the letters they begin or end with, so that few of thousands are tried on a line. */
export class FiledPatterns<Value> {
  readonly #heads = new Drawer<Value>()
  readonly #tails = new Drawer<Value>()
  /** Nothing but placeholders, one of them an address or none. */
  readonly #addresses: Filed<Value>[] = []
  /** Tried last, so that a rule that knows more of a line has it. */
  #request: Filed<Value> | undefined
  readonly #rest: (readonly [opening: RegExp | undefined, ...Filed<Value>])[] = []

  /** @param normalized The line as leftovers are compared. */
  add(line: string, normalized: string, value: Value): void {
    const head = normalized.split('{')[0] ?? ''
    const tail = normalized.split('}').at(-1) ?? ''
    const filed = [linePattern(line), value] as const
    if (head !== '') this.#heads.add(head.slice(0, most), filed)
    else if (tail !== '') this.#tails.add(lastLetters(tail, most), filed)
    else if (line === requestRow) this.#request ??= filed
    else if (line.includes('{address}')) this.#addresses.push(filed)
    else this.#rest.push([openings[/^\{(\w+)/u.exec(normalized)?.[1] ?? ''], ...filed])
  }

  /** What the first pattern that matches a folded line stands for; `line` is the same in lower case. */
  find(folded: string, line: string): Value | undefined {
    const begun = allOpenings.filter(opening => opening.test(line))
    const rest = this.#rest.find(([opening, matches]) => (!opening || begun.includes(opening)) && matches(folded, line))
    if (rest) return rest[2]
    const found =
      (line.includes('@') ? this.#addresses.find(([matches]) => matches(folded, line)) : undefined) ??
      this.#heads.find(folded, line, line.slice(0, most)) ??
      this.#tails.find(folded, line, lastLetters(line, most)) ??
      (this.#request?.[0](folded, line) ? this.#request : undefined)
    return found?.[1]
  }
}

const [goesOn, ends] = [1, 2]

/** Patterns by key. A table of hashes tells which keys may be there, since most lines have none of them. */
class Drawer<Value> {
  readonly #filed = new Map<string, Filed<Value>[]>()
  readonly #hints = new Uint8Array(hashes)

  add(key: string, filed: Filed<Value>): void {
    const same = this.#filed.get(key)
    if (same) {
      same.push(filed)
      return
    }
    this.#filed.set(key, [filed])
    let hash = 0
    for (let at = 0; at < key.length; at++) {
      hash = hashOf(hash, key.charCodeAt(at))
      this.#hints[hash] = (this.#hints[hash] ?? 0) | (at + 1 === key.length ? ends : goesOn)
    }
  }

  /** Among the patterns whose key `letters` begin with, the shortest keys first. */
  find(folded: string, line: string, letters: string): Filed<Value> | undefined {
    let hash = 0
    for (let at = 0; at < letters.length; at++) {
      hash = hashOf(hash, letters.charCodeAt(at))
      const hint = this.#hints[hash] ?? 0
      if (hint & ends) {
        const found = this.#filed.get(letters.slice(0, at + 1))?.find(([matches]) => matches(folded, line))
        if (found) return found
      }
      if (!(hint & goesOn)) return undefined
    }
    return undefined
  }
}
