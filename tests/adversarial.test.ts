import {beforeAll, describe, expect, test, vi} from 'vitest'
import {matchesGlob} from '../src/config/glob.js'
import {loadViews} from '../src/parse/views/load.js'
import type {TextType} from '../src/types.js'
import {growthOf} from './fire/adversarial/growth.js'
import {readers} from './fire/adversarial/readers.js'
import {cleanerOf, kindsAlone, parsers, rules, type Subject} from './fire/adversarial/subjects.js'
import {nested, repeated, type Text} from './fire/adversarial/text.js'
import {plainTexts, texts} from './fire/adversarial/texts.js'
import {mixedTextsOf} from './fire/adversarial/texts-of-rule.js'

/** Linear is 10, and a square 100: between them there is room for slow machines. The whole, with larger texts, by `npm run adversarial`. */
const most = 25
const limits = {small: 4000, least: 8, most}

/** A busy machine is no failure. */
vi.setConfig({testTimeout: 1_200_000})
beforeAll(loadViews)

/** What takes too long, each in a sentence. */
async function tooLong({name, run}: Subject, all: readonly Text[]): Promise<string[]> {
  const found: string[] = []
  for (const text of all) {
    const {ratio} = await growthOf(run, text.make, limits)
    if (ratio > most)
      found.push(`${name} takes ${Math.round(ratio)} times as long for ten times as much of ${text.name}`)
  }
  return found
}

/** One of each `parts`. */
function share<T>(all: readonly T[], parts: number): T[] {
  return all.filter((_, index) => index % parts === 0)
}

describe('ten times the text takes about ten times as long, whatever the text', () => {
  test.each<TextType>(['text', 'html', 'markdown'])('all rules, %s', async type => {
    expect(await tooLong(cleanerOf(type), share(texts, 30))).toEqual([])
  })

  test('all rules, text like what each rule looks for', async () => {
    const all = rules.map((rule, index) => mixedTextsOf(rule)[index % 5] as Text)
    expect(await tooLong(cleanerOf('text'), share(all, 8))).toEqual([])
  })

  test.each(parsers)('$name', async subject => {
    expect(await tooLong(subject, share(texts, 40))).toEqual([])
  })

  test.each(kindsAlone)('$name', async subject => {
    expect(await tooLong(subject, share(texts, 80))).toEqual([])
  })

  test.each(readers)('$name', async subject => {
    expect(await tooLong(subject, share(plainTexts, 50))).toEqual([])
  })
})

test.each<{subject: Subject; text: Text}>([
  {subject: cleanerOf('text'), text: repeated('“')},
  {subject: cleanerOf('text'), text: repeated('a ')},
  {subject: cleanerOf('text'), text: repeated('("a")')},
  {subject: cleanerOf('text'), text: repeated('“Go,” said Thatcher. That was it. ')},
  {subject: cleanerOf('html'), text: repeated('<b>a ')},
  {subject: cleanerOf('markdown'), text: repeated('a* ')},
  {subject: cleanerOf('markdown'), text: repeated(']')},
  {subject: cleanerOf('markdown'), text: nested('![', '](b)')},
  {subject: cleanerOf('markdown'), text: repeated('“We go.”\n')},
  {subject: cleanerOf('markdown'), text: repeated('<!-- copydesk-disable ')},
  {subject: cleanerOf('markdown'), text: repeated('> a\n\n>> b\n\n')},
  {subject: parsers.find(({name}) => name === 'certificate of many edits') as Subject, text: repeated('a@b.')},
  {subject: {name: 'a pattern of a field', run: text => matchesGlob(text, '*news*sport*')}, text: repeated('news')}
])('what once took the square of the time does not: $subject.name, $text.name', async ({subject, text}) => {
  expect(await tooLong(subject, [text])).toEqual([])
})

test('what takes the square of the time is told', async () => {
  const square: Subject = {
    name: 'a square',
    run: text => {
      const end = performance.now() + (text.length / 220) ** 2
      while (performance.now() < end);
    }
  }
  expect(await tooLong(square, [repeated('a. ')])).toEqual([
    expect.stringMatching(/^a square takes \d+ times as long for ten times as much of "a\. " repeated$/u)
  ])
})
