import fc from 'fast-check'
import {unified} from 'unified'
import {describe, expect, test} from 'vitest'
import {retextBlocks} from '../src/parse/block-parser.js'
import {Document} from '../src/parse/document.js'
import {defineFormTrait} from '../src/parse/form-numbers.js'
import {Vocabulary} from '../src/parse/vocabulary.js'
import {readWords, type Words} from '../src/parse/words.js'
import {findMessages} from '../src/pipeline.js'
import {builtinRules} from '../src/rules/builtin.js'

const parser = unified().use(retextBlocks).freeze()

const kinds = ['near-repeat', 'repeated-block', 'untranslated', 'variants']
const rules = builtinRules.filter(rule => kinds.includes(rule.kind))
const examples = rules.flatMap(({examples}) =>
  examples.flatMap(example => ('keep' in example ? [example.keep] : [example.before]))
)

test('words are stretches of letters, marks and figures, in lower case', () => {
  expect(formsOf(readWords('Kyiv’s cyber-attack: ÉCOLE no. 7\nİzmir'))).toEqual([
    ...['kyiv', 's', 'cyber', 'attack', 'école', 'no', '7', 'i̇zmir']
  ])
})

test('a word has one id in all texts of a vocabulary, however it is written', () => {
  const vocabulary = new Vocabulary()
  const [first, second] = [readWords('The harbour', vocabulary), readWords('A harbour, THE harbour', vocabulary)]
  expect([...first.ids]).toEqual([0, 1])
  expect([...second.ids]).toEqual([2, 1, 0, 1])
})

test('one code unit between two words is told', () => {
  const {gaps} = readWords('Kyiv’s cyber-attack: now')
  expect(String.fromCharCode(...gaps)).toBe('’ -\0\0')
})

test.each(['', ' ', '…', '𝒳𝒴', '\uD800'])('%j has no words', text => {
  expect(readWords(text).count).toBe(0)
})

test('words longer than any, and words beyond what is kept, are read all the same', () => {
  const long = 'Ab'.repeat(100_000)
  const vocabulary = new Vocabulary()
  const text = `${long} b ${many(70_000, 'word')} ${long} b`
  const forms = formsOf(readWords(text, vocabulary))
  expect(forms).toEqual(text.toLowerCase().split(' '))
  expect(formsOf(readWords(text, vocabulary))).toEqual(forms)
})

test('the words of what repairs have made of a text are those of a first look', () => {
  const line = fc.constantFrom('The the harbour.', ' a', 'b ', 'no one’s', '…', '', '7', 'mayor Ána')
  const text = fc.array(line, {maxLength: 12}).map(lines => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const earlier = new Document(parser.parse(before), before)
      const {vocabulary, ...found} = earlier.words
      const again = new Document(parser.parse(after), after, {earlier}).words
      expect(again).toEqual(readWords(after, vocabulary))
      expect(earlier.words).toEqual({...found, vocabulary})
    })
  )
})

test('what a form tells is found once, and again for another vocabulary', () => {
  const asked: string[] = []
  const lengthIn = defineFormTrait(form => asked.push(form) && form.length)
  const [vocabulary, other] = [new Vocabulary(), new Vocabulary()]
  const lengths = (text: string, at: Vocabulary) => {
    const words = readWords(text, at)
    const numbers = lengthIn(words)
    return Array.from(words.ids, id => numbers[id])
  }
  expect(lengths('The harbour of the town', vocabulary)).toEqual([3, 7, 2, 3, 4])
  expect(lengths('The town', vocabulary)).toEqual([3, 4])
  expect(lengths('A town', other)).toEqual([1, 4])
  expect(asked).toEqual(['the', 'harbour', 'of', 'town', 'a', 'town'])
})

describe('when the vocabulary gives way to a new one', () => {
  test('texts read before keep their words', () => {
    const before = readWords('The harbour of the town')
    expect(lexiconAfter(70_000)).not.toBe(before.vocabulary)
    expect(formsOf(before)).toEqual(['the', 'harbour', 'of', 'the', 'town'])
  })

  test('findings stay the same', () => {
    const found = examples.map(text => findMessages(text, rules))
    expect(found.flat().length).toBeGreaterThan(20)
    const renewals = examples.map((text, index) => {
      if (index % 20 === 0) lexiconAfter(70_000)
      return findMessages(text, rules)
    })
    expect(renewals).toEqual(found)
  })
})

/** The vocabulary of the next text, after so many new words. */
function lexiconAfter(count: number): Vocabulary {
  readWords(many(count, `w${(fed += 1)}x`))
  return readWords('').vocabulary
}

let fed = 0

function many(count: number, word: string): string {
  return Array.from({length: count}, (_, index) => `${word}${index}`).join(' ')
}

function formsOf({ids, vocabulary}: Words): string[] {
  return Array.from(ids, id => vocabulary.forms[id] ?? '')
}
