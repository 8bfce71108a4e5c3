import {mkdtemp, rm} from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import {beforeAll, describe, expect, test} from 'vitest'
import {applyEdits, invertEdits} from '../src/edit/apply.js'
import {composeEdits} from '../src/edit/compose.js'
import {loadViews} from '../src/parse/views/load.js'
import type {Edit} from '../src/types.js'
import {article} from './fire/articles.js'
import {failedArticles} from './fire/failed.js'
import {clean, keepsAll, promises} from './fire/promises.js'
import {sameEveryWay} from './fire/ways.js'
import {clearUp, start} from './serve/start.js'

/** Random edits of a text: sorted cut points, every second gap replaced. */
function editsOf(text: string): fc.Arbitrary<Edit[]> {
  const points = fc.uniqueArray(fc.nat(text.length), {maxLength: 12}).map(all => all.sort((a, b) => a - b))
  return fc.tuple(points, fc.array(fc.string({maxLength: 5}), {minLength: 6, maxLength: 6})).map(([cuts, texts]) =>
    texts.flatMap((inserted, index) => {
      const [start, end] = [cuts[index * 2], cuts[index * 2 + 1]]
      return start === undefined || end === undefined ? [] : [{range: [start, end] as const, text: inserted}]
    })
  )
}

describe('edits', () => {
  test('are undone by their inverse', () => {
    const cases = fc.string({maxLength: 60}).chain(text => editsOf(text).map(edits => ({text, edits})))
    fc.assert(
      fc.property(cases, ({text, edits}) => {
        expect(applyEdits(applyEdits(text, edits), invertEdits(text, edits))).toBe(text)
      })
    )
  })

  test('of three passes compose to one set', () => {
    const pass = (text: string) => editsOf(text).map(edits => ({text, edits, output: applyEdits(text, edits)}))
    const cases = fc
      .string({maxLength: 60})
      .chain(pass)
      .chain(first => pass(first.output).map(second => ({first, second})))
      .chain(two => pass(two.second.output).map(third => ({...two, third})))
    fc.assert(
      fc.property(cases, ({first, second, third}) => {
        const composed = composeEdits(first.text, [first.edits, second.edits, third.edits])
        expect(applyEdits(first.text, composed)).toBe(third.output)
      }),
      {numRuns: 500}
    )
  })
})

describe('a random article', () => {
  beforeAll(loadViews)

  test.each(Object.keys(promises))('keeps the promise: %s', name => {
    fc.assert(
      fc.property(article, ({type, text}) => {
        promises[name]?.({type, text, result: clean(text, type)})
      }),
      {seed: 1, numRuns: 60}
    )
  })

  test.each(failedArticles())('that once broke a promise keeps all of them: %s', (_, {type, text}) => {
    keepsAll({type, text})
  })
})

test('an article is cleaned alike whatever was cleaned before it', () => {
  const text =
    'The bridge is closed.\n\nFarmer Anselmo Rueda explained: The almond trees can wait. I have four hectares and I have to choose which half to save.” '
  const before = '“A final comes once,” he said, and then, after some thought, he said: “So do knees.”'
  const {output} = clean(text)
  clean(before)
  expect(clean(text).output).toBe(output)
})

test('the way of reading, the order and the number of workers change nothing', {timeout: 300_000}, async () => {
  await loadViews()
  const {url} = await start()
  const articles = fc.sample(article, {seed: 1, numRuns: 40})
  const folder = await mkdtemp(path.join(os.tmpdir(), 'copydesk-ways-'))
  try {
    const known = articles.map(one => ({...one, output: clean(one.text, one.type).output}))
    await sameEveryWay(known, folder, url)
  } finally {
    await clearUp()
    await rm(folder, {recursive: true, force: true})
  }
})
