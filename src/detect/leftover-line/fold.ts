import {isAsciiFigure, isAsciiLetter} from '../../parse/ascii.js'

/**
 * A line in one spelling: compatible forms (full-width, Arabic presentation), no accents, vowel signs, joiners or marks of
 * direction, one kind of yeh, kaf, apostrophe, space and colon; no bullets, arrows and emoji at its ends nor punctuation behind it.
 *
 * A question mark stays, and so do the marks around a line that is a quotation: neither is a button.
 */
export function foldLine(line: string): string {
  return isPlain.test(line) ? foldPlain(line) : foldAny(line)
}

/** What nearly all lines of English news consist of: here folding is fast, and comes to the same. */
const isPlain = /^[ -_a-~‘’“”–—]*$/u

function foldPlain(line: string): string {
  const text = line.replaceAll(/[’‘]/g, "'")
  const spaced = text.includes('  ') ? text.replaceAll(/ {2,}/g, ' ') : text
  return foldEnds(withColons(spaced).trim())
}

function foldAny(line: string): string {
  const text = line
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}\u0640]/gu, '')
    .replaceAll(/[ıßيىكٱة’‘ʼ`]/gu, letter => spellings[letter] ?? letter)
    .normalize('NFKC')
    .replaceAll(/\s+/gu, ' ')
  return foldEnds(withColons(text).trim())
}

/** With a space behind each colon and none before it, but in figures and URLs. */
function withColons(text: string): string {
  return text.includes(':') ? text.replaceAll(/(?<!\p{N}) ?: ?(?!\/\/)/gu, ': ') : text
}

function foldEnds(text: string): string {
  const first = text.charCodeAt(0)
  const last = text.charCodeAt(text.length - 1)
  if (isLetterOrFigure(first) && isLetterOrFigure(last)) return text
  if (isLetterOrFigure(first) && last === 0x2e) return withoutStops(text)
  if (/^["“”„«‹'].*["“”»›']$/u.test(text)) return text
  return text.replace(/^[^\p{L}\p{N}[({<©@#]{1,20}/u, '').replace(/[^\p{L}\p{N}\])}>%©?؟]{1,20}$/u, '')
}

/** The commonest case by far: a sentence. */
function withoutStops(text: string): string {
  const before = text.charCodeAt(text.length - 2)
  return isLetterOrFigure(before) ? text.slice(0, -1) : text.replace(/[^\p{L}\p{N}\])}>%©?؟]{1,20}$/u, '')
}

function isLetterOrFigure(code: number): boolean {
  return isAsciiLetter(code) || isAsciiFigure(code)
}

const spellings: Readonly<Record<string, string>> = {
  ...{ı: 'i', ß: 'ss', '’': "'", '‘': "'", ʼ: "'", '`': "'"},
  ...{ي: 'ی', ى: 'ی', ك: 'ک', ٱ: 'ا', ة: 'ه'}
}

/** A line as leftovers are compared. */
export function normalizeLine(line: string): string {
  return foldLine(line).toLowerCase()
}
