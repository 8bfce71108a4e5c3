import {decodeNamedCharacterReference} from 'decode-named-character-reference'
import {type CodePage, codePages, windowsMarks} from '../language/code-pages.js'
import {functionWords} from '../language/function-words.js'

/** Text in the wrong encoding may have been read wrongly more than once. */
const rounds = 3
/** A stretch that can be read in more ways than this is not looked into further, nor one whose readings would be longer together. */
const most = {readings: 100, length: 200_000}

/**
 * What a damaged stretch says when it is decoded, in every way in which it can be: without invisible marks and the engine’s
 * own, with references and escapes read, with parted words in one piece and glued ones in two, and with its bytes read as UTF-8.
 *
 * It knows nothing of the rules that repair encoding, so that their repairs can be checked against it.
 *
 * @example [...readingsOf('cafÃ©')].includes('café') // => true
 */
export function readingsOf(stretch: string): ReadonlySet<string> {
  const found = new Set([stretch, unmarked(stretch)])
  const enough = Math.min(most.readings, most.length / stretch.length)
  let fresh = [...found]
  for (let round = 0; round < rounds && fresh.length > 0; round++) {
    const known = found.size
    for (const one of fresh) {
      for (const next of decoded(one)) {
        if (found.add(next).add(unmarked(next)).size >= enough) return found
      }
    }
    fresh = found.size === known ? [] : [...found].slice(known)
  }
  return found
}

const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu
/** `the'clever' berths`: a word that takes no apostrophe, and a mark that opens. */
const gluedMark =
  /(?<=(?<![A-Za-zÀ-ÿ’'])(?:[Tt]he|[Oo]f|[Tt]his|[Ss]o-called|[Cc]alled|hereinafter))(?=['‘][\p{L}\p{N}])/gu
/** Nothing of what is taken away here can be without one of these. */
const mark = new RegExp(
  `[<&@#\\\\´\`‘¡?_\\uFFFD]|[a-z]"[a-z]| n?['’]|['’] |${gluedMark.source}| -[^\\s-]|[^\\s-]- |${invisible.source}`,
  'u'
)

function unmarked(text: string): string {
  if (!mark.test(text)) return text
  return rejoined(text)
    .replaceAll(/& ?(?:amp ?; ?){0,3}(#?)(\w{1,31}) ?;/gu, (all, sign: string, name: string) => read(sign, name) || all)
    .replaceAll(
      /&(?:amp;)?([lr][sd]quo|[nm]dash|hellip|(?:amp|quot|nbsp)(?=\s|$))|(?:(?<=\p{L})|(?<!\w))(#)(82(?:1[67]|2[01])|39);/gu,
      (_, name?: string, sign?: string, code?: string) => read(sign ?? '', name ?? code ?? '')
    )
    .replaceAll(/\\{1,2}u([0-9a-fA-F]{4})/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(invisible, '')
    .replaceAll(/_x000[DdAa]_/gu, '')
    .replaceAll(/<\/?(?:a|b|em|font|i|small|span|strong|su[bp]|u)(?:\s[^<>]{0,300})?>/giu, '')
    .replaceAll(/(?<=\p{L})@@ (?=\p{L})/gu, '')
    .replaceAll(/ @(?: @)? ?([-–,./:]) ?@(?: @)? /gu, '$1')
}

/** What short forms and possessives end with. */
const ending = String.raw`(?=(?:s|t|re|ve|ll|d|m)(?!\p{L}))`
/** The apostrophe before it, with spaces or backslashes; or an accent, another mark or one that was read wrongly in its place, behind a short word also a question mark. */
const partedApostrophe = new RegExp(
  String.raw`(?<=\p{L})(?: ?['’] ?|\\{1,3}['’]|[´\u0060‘"]|¡¯|(?<=(?<!\p{L})\p{L}{1,5})[?\uFFFD])${ending}`,
  'gu'
)

/** `didn ’t`, `Nowak\\'s`, `it´s`, `so- called`: parts of one word that an apostrophe or a hyphen should join, and a space or another sign parts. */
function rejoined(text: string): string {
  return text
    .replaceAll(partedApostrophe, '’')
    .replaceAll(gluedMark, ' ')
    .replaceAll(/(?<=\p{L}) (?=n’t(?!\p{L}))/gu, '')
    .replaceAll(/(?<=[\p{L}\p{N}])(?: -|- )(?!(?:and|or|to|through|versus)(?!\p{L}))(?=\p{L})/gu, '-')
    .replaceAll(/(?<=COVID)(?: -|- )(?=19(?!\p{N}))/giu, '-')
}

/** `aboutKyiv`: a capital inside a word; or a word that may be two. */
const glued = /(?<=\p{Ll}{2})(?=\p{Lu}\p{Ll})|(?<!\p{L})\p{L}\p{Ll}{3,14}(?!\p{L})/gu
/** Short words that the table of function words lacks. */
const otherShortWords = ['does', 'not', 'she', 'when', 'will']
let shortWords: ReadonlySet<string> | undefined

/** `saidthat`, `regionThe`: words that lost the space between them, where both are function words or the second has a capital. */
function parted(text: string): string {
  return text.replaceAll(glued, word => (word === '' ? ' ' : inTwo(word)))
}

function inTwo(word: string): string {
  const short = (shortWords ??= new Set([...(functionWords.get('en') ?? []), ...otherShortWords]))
  for (let at = 2; at <= word.length - 2; at++)
    if (short.has(word.slice(0, at).toLowerCase()) && short.has(word.slice(at)))
      return `${word.slice(0, at)} ${word.slice(at)}`
  return word
}

/** What a character reference stands for; empty: it is none. */
function read(sign: string, name: string): string {
  if (sign === '') return decodeNamedCharacterReference(name) || ''
  const code = /^x/iu.test(name) ? Number.parseInt(name.slice(1), 16) : Number.parseInt(name, 10)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

/** A control where Windows has a mark; a closing mark whose last byte, a control, is lost; an apostrophe of which two are. */
const strayMark = new RegExp(String.raw`[\u0080-\u009F]|â€(?![^\0-\x7F])|(?<=\p{L})â${ending}`, 'gu')

function* decoded(text: string): Generator<string> {
  const apart = parted(text)
  if (apart !== text) yield apart
  const marked = text.replaceAll(strayMark, one => windowsMarks[one.charCodeAt(0) - 0x80] ?? (one === 'â' ? '’' : '”'))
  if (marked !== text) yield marked
  const possible = pagesThatLead(text)
  if (possible === 0) return
  for (const [index, page] of codePages().entries()) {
    if ((possible & (1 << index)) === 0) continue
    for (const spaceGoes of [true, false]) {
      const known = knownOf(index, spaceGoes)
      const said = text.replaceAll(/[^\0-\x7F](?: ?[^\0-\x7F])* ?/gu, run => readRun(run, page, spaceGoes, known))
      if (said !== text) yield said
    }
  }
}

/** What short runs say, for each code page twice: most are a mark, and that is met again and again. */
const knownRuns: Map<string, string>[] = []
const mostKnown = {runs: 10_000, length: 8}

function knownOf(page: number, spaceGoes: boolean): Map<string, string> {
  return (knownRuns[2 * page + (spaceGoes ? 1 : 0)] ??= new Map())
}

function readRun(run: string, page: CodePage, spaceGoes: boolean, known: Map<string, string>): string {
  if (run.length > mostKnown.length) return readAsUtf8(run, page, spaceGoes)
  let said = known.get(run)
  if (said === undefined) {
    if (known.size >= mostKnown.runs) known.clear()
    known.set(run, (said = readAsUtf8(run, page, spaceGoes)))
  }
  return said
}

/** The lowest byte that begins a sequence. */
const lowestLead = 0xc2

/** For each code unit a bit for each code page in which it begins a sequence; 0 where it was not looked up yet. */
const leads = new Uint16Array(0x10000)
const lookedUp = 0x8000

/** A bit for each code page that reads something of a text otherwise: where nothing begins a sequence, nothing is read. */
function pagesThatLead(text: string): number {
  let pages = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit > 0x7f) pages |= leads[unit] ||= leadsOf(text.charAt(at))
  }
  return pages & ~lookedUp
}

function leadsOf(character: string): number {
  return codePages().reduce(
    (sum, page, index) => ((page.get(character) ?? 0) >= lowestLead ? sum | (1 << index) : sum),
    lookedUp
  )
}

/**
 * The run with every sequence of UTF-8 bytes in it read; the rest of it stays.
 *
 * The byte A0 is a no-break space in many code pages, which often became a space or got lost: `Ã ` is `à`.
 *
 * @param spaceGoes Whether the space is that byte; else it stays, and the byte got lost.
 */
function readAsUtf8(run: string, page: CodePage, spaceGoes: boolean): string {
  const characters = [...run]
  let said = ''
  for (let at = 0; at < characters.length;) {
    const lead = page.get(characters[at] ?? '') ?? 0
    const pair = lead === surrogateLead ? surrogates(characters.slice(at, at + 6), page) : undefined
    if (pair !== undefined) {
      said += pair
      at += 6
      continue
    }
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= lowestLead ? 2 : 1
    const sequence = characters.slice(at, at + length)
    if (length === 2 && sequence.length === 1) sequence.push(' ')
    const character = length === 1 || sequence.length < length ? undefined : utf8(sequence, page)
    const keepsSpace = sequence.at(-1) === ' ' && !spaceGoes
    said += character === undefined ? (characters[at] ?? '') : character + (keepsSpace ? ' ' : '')
    at += character === undefined ? 1 : sequence.length
  }
  return said
}

const surrogateLead = 0xed

/** Two surrogates of three bytes each, as some programs write what stands outside the Basic Multilingual Plane. */
function surrogates(sequence: readonly string[], page: CodePage): string | undefined {
  const bytes = sequence.map(one => byteOf(one, page))
  if (!bytes.every((byte, index) => (index % 3 === 0 ? byte === surrogateLead : byte >= 0x80 && byte <= 0xbf)))
    return undefined
  const [, second = 0, third = 0, , fifth = 0, sixth = 0] = bytes
  const [high, low] = [
    0xd000 | ((second & 0x3f) << 6) | (third & 0x3f),
    0xd000 | ((fifth & 0x3f) << 6) | (sixth & 0x3f)
  ]
  return high >> 10 === 0xd800 >> 10 && low >> 10 === 0xdc00 >> 10 ? String.fromCharCode(high, low) : undefined
}

const decoder = new TextDecoder()

/** The character that a sequence of bytes encodes; where one of them is lost, nobody knows which. */
function utf8(sequence: readonly string[], page: CodePage): string | undefined {
  if (sequence.includes('\uFFFD')) return '\uFFFD'
  const said = decoder.decode(Uint8Array.from(sequence, one => byteOf(one, page)))
  return said.includes('\uFFFD') ? undefined : said
}

function byteOf(character: string, page: CodePage): number {
  return character === ' ' ? 0xa0 : (page.get(character) ?? 0)
}
