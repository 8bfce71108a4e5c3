import {readFileSync} from 'node:fs'
import {beforeAll, expect, test} from 'vitest'
import {applyEdits} from '../src/edit/apply.js'
import {rowsOf} from '../src/tables/rows.js'
import {loadModel} from './speech/load.js'

/** Imported by the tests themselves: a model that cannot be loaded is a test that fails, not a file without tests. */
const model = () => import('./speech/findings.js')

beforeAll(loadModel)

const rows = rowsOf(readFileSync('rules/speech/words.en.tsv', 'utf8'))
const wordsOf = (kind: string) => rows.filter(([own]) => own === kind).map(([, word]) => `${word}.`)
const names = [
  ...wordsOf('title').flatMap(title => [`${title} Hall`, `${title} Ana Hall`, `${title} J. Hall`, `Lt. ${title} Hall`]),
  ...wordsOf('abbreviation').flatMap(word => [`${word} Hall`, `${word} Ana Hall`])
]

/** Damage around a name that an abbreviation stands before. */
const damaged = (name: string) => [
  `“We will not leave the valley,” said ${name}.” The vote was put off.`,
  `“We will not leave the valley,” said ${name}. Said ${name}.`,
  `“We will not leave the valley,” said ${name}, said ${name}.`,
  `“We will not leave the valley for good, ${name} said.”`,
  `“We will not leave the valley for good, said ${name}.” The vote was put off.`,
  `${name} said: “We will not leave the valley,” said ${name}.`,
  `${name} said: “We will not leave the valley.” said ${name}. The vote was put off.`,
  `The road is long. ${name} said: “We will not leave the valley.” Added ${name}: “We stay.”`
]

const nouns = (text: string) => new Set(text.match(/valley|Hall|vote|road/gu))

test.each(names)('behind an abbreviation no name is lost: %s', async name => {
  const {look} = await model()
  for (const text of damaged(name)) {
    for (const {edits, otherwise} of look(text).messages) {
      for (const made of [edits, otherwise?.edits ?? []].map(one => applyEdits(text, one))) {
        expect(nouns(made)).toEqual(nouns(text))
        expect(made.replaceAll(name, '')).not.toMatch(/Ana|Hall|J\.|Lt\./u)
      }
    }
  }
})
