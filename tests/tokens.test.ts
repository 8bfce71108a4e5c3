import fc from 'fast-check'
import {expect, test} from 'vitest'
import {tokensOf} from '../src/certify/tokens.js'

const ideograph = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]`
const letter = String.raw`(?:(?!${ideograph})[\p{L}\p{M}\p{N}])`
const inner = String.raw`(?:[\p{Pd}’](?=${letter})|(?<=\p{N})[.,:/](?=\p{N}))`
/** What a word is, as a pattern: exact and slow. */
const word = new RegExp(`${ideograph}|${letter}+(?:${inner}${letter}+)*`, 'gu')

const characters = [..."aB1２é́-’'.,:/ \n漢あカ—𝒜𝟙𠀀😀٣ıİⅣ½_々〆ー⺀", '\ud800', '\udc00']

test('words are what the pattern says', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...characters), {maxLength: 20}), units => {
      const text = units.join('')
      const found = tokensOf(text).map(({start, text: own}) => [start, own])
      expect(found).toEqual(Array.from(text.replaceAll("'", '’').matchAll(word), match => [match.index, match[0]]))
    }),
    {numRuns: 2000}
  )
})
