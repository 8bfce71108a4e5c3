import {unitsOf} from '../parse/units.js'
import type {Range} from '../types.js'
import {capital, classAt, classes, figure, figureJoiner, ideograph, joiner, letter, widthAt} from './word-classes.js'

export interface WordCounts {
  readonly words: number
  /** Begin with a capital. */
  readonly names: number
  /** Have a digit. */
  readonly numbers: number
}

/**
 * Where in a word a place is. Behind a joiner the word goes on with the next letter, or it has ended before.
 *
 * Each is the row of a table with a column for every class of characters.
 */
const [outside, inWord, inNumber, behindFigure, joinedWord, joinedNumber, joinedFigure] = [0, 8, 16, 24, 32, 40, 48]

/** The words, names and numbers that a step finds, side by side in one number: so a step is one addition. */
const bits = 10
const [word, name, number] = [1, 1 << bits, 1 << (2 * bits)]
/** No count of so many steps overflows into the next one. */
const mostSteps = (1 << bits) - 1

/** For each place and class of the next character the place behind it. */
const places = new Uint8Array(64)
/** And what that step finds. */
const finds = new Int32Array(64)

function step(from: readonly number[], character: number, to: number, found = 0): void {
  for (const place of from) {
    places[place + character] = to
    finds[place + character] = found
  }
}

const anywhere = [outside, inWord, inNumber, behindFigure, joinedWord, joinedNumber, joinedFigure]
step(anywhere, ideograph, outside, word)
step([outside, joinedFigure], letter, inWord, word)
step([outside, joinedFigure], capital, inWord, word + name)
step([outside], figure, behindFigure, word + number)
for (const one of [letter, capital]) {
  step([inWord, joinedWord], one, inWord)
  step([inNumber, behindFigure, joinedNumber], one, inNumber)
}
step([inWord, joinedWord], figure, behindFigure, number)
step([inNumber, behindFigure, joinedNumber, joinedFigure], figure, behindFigure)
step([inWord], joiner, joinedWord)
step([inNumber, behindFigure], joiner, joinedNumber)
step([behindFigure], figureJoiner, joinedFigure)

/**
 * Count the words of a text, which are those of `tokensOf`. A table says what every character does: a text is long, and to
 * ask of each word where it ends takes longer than to find damage.
 */
export function countWords(text: string): WordCounts {
  return countIn(text, unitsOf(text), 0, text.length)
}

/** Count the words in some stretches between marks: no mark cuts a word. */
export function countWordsIn(text: string, stretches: readonly Range[]): number {
  if (stretches.length === 0) return 0
  const units = unitsOf(text)
  let words = 0
  for (const [start, end] of stretches) words += countIn(text, units, start, end).words
  return words
}

function countIn(text: string, units: Readonly<Uint16Array>, start: number, end: number): WordCounts {
  let [words, names, numbers] = [0, 0, 0]
  let place = outside
  for (let at = start; at < end;) {
    const stop = Math.min(end, at + mostSteps)
    let found = 0
    while (at < stop) {
      let character = classes[units[at] as number] as number
      if ((character & 7) === 0) {
        character = classAt(text, at, end)
        at += widthAt(text, at)
      } else at++
      const index = place + character
      place = places[index] as number
      found += finds[index] as number
    }
    words += found & mostSteps
    names += (found >> bits) & mostSteps
    numbers += found >> (2 * bits)
  }
  return {words, names, numbers}
}
