import {isAsciiFigure, isAsciiLetter} from '../../parse/ascii.js'
import {normalizeLine} from './fold.js'

/** The units from one place to another, forwards or backwards, as folding leaves them. */
export function plainLetters(text: string, first: number, last: number): string {
  const step = first <= last ? 1 : -1
  let letters = ''
  for (let at = first; at !== last + step; at += step) letters += String.fromCharCode(plainUnit(text, at))
  return letters
}

/** A unit as folding leaves it; 0: what becomes of it depends on its neighbours. */
export function plainUnit(text: string, at: number): number {
  const code = text.charCodeAt(at)
  const letter = letterOf(code)
  if (letter !== 0) return letter
  if (code === 0x20) return isFreeSpace(text, at) ? code : 0
  if (code === 0x3a) return isAsciiFigure(text.charCodeAt(at - 1)) || isSpacedColon(text, at) ? code : 0
  if (code === 0x2018 || code === 0x2019) return 0x27
  return isFree(code) ? code : 0
}

function isFreeSpace(text: string, at: number): boolean {
  return (isFree(text.charCodeAt(at - 1)) && isFree(text.charCodeAt(at + 1))) || isSpacedColon(text, at - 1)
}

/** `Tags: news`: as folding writes it. */
function isSpacedColon(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 0x3a || text.charCodeAt(at + 1) !== 0x20) return false
  const next = text.charCodeAt(at + 2)
  return letterOf(text.charCodeAt(at - 1)) !== 0 && (letterOf(next) !== 0 || isAsciiFigure(next))
}

/** What a space beside it stays beside, and what is the same wherever it stands. */
function isFree(code: number): boolean {
  const isAscii = code > 0x20 && code < 0x7f && code !== 0x3a && code !== 0x60
  return isAscii || isMark(code) || code === 0x2013 || code === 0x2014 || letterOf(code) !== 0
}

/** By code unit of a Latin letter what folding makes of it; 1: several letters or none, 0: not looked up yet. */
const latin = new Uint16Array(0x250)

/** A Latin letter as folding leaves it; 0: it is none, or becomes several. */
export function letterOf(code: number): number {
  if (isAsciiLetter(code)) return code | 0x20
  if (!(code >= 0xc0 && code < latin.length)) return 0
  const known = (latin[code] ||= foldedLetter(String.fromCharCode(code)))
  return known === 1 ? 0 : known
}

function foldedLetter(letter: string): number {
  const folded = normalizeLine(letter)
  return folded.length === 1 && /\p{L}/u.test(letter) ? folded.charCodeAt(0) : 1
}

export function isMark(code: number): boolean {
  return code === 0x201c || code === 0x201d || code === 0x22 || code === 0x27 || code === 0x2018 || code === 0x2019
}
