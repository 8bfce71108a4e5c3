import {readdirSync, readFileSync} from 'node:fs'
import {beforeAll, expect, test} from 'vitest'
import {rowsOf} from '../src/tables/rows.js'
import {loadModel} from './speech/load.js'

/** Imported by the tests themselves: a model that cannot be loaded is a test that fails, not a file without tests. */
const model = () => import('../src/detect/speech/costs.js')
const words = () => import('../src/detect/speech/lexicon.js')

beforeAll(loadModel)

const costsTable = readFileSync('rules/speech/costs.tsv', 'utf8')

/** The table with another line in place of that of `nest`. */
const withLine = (line: string) => rowsOf(costsTable.replace(/^nest\t2\t.*$/mu, line))

test('each line of costs.tsv is a cost', async () => {
  const {costsOf} = await model()
  expect(costsOf(rowsOf(costsTable))).toMatchObject({sure: 0.8, nest: 2, dropBehindTag: 0.3, unclearOutside: 0.05})
  expect(costsOf(withLine('nest\t0\tNothing.')).nest).toBe(0)
  expect(costsOf(withLine('nest\t12.25')).nest).toBe(12.25)
})

test.each(['', 'nest'])('a cost without a number is missed: %s', async line => {
  const {costsOf} = await model()
  const problem = 'costs.tsv: Unexpected end, expected a row `nest` with a number'
  expect(() => costsOf(withLine(line))).toThrow(new Error(problem))
})

test.each(['', 'two', '-1', '.5', '2.', '2,5', '2 ', 'Infinity'])('a cost is a number: %s', async cost => {
  const {costsOf} = await model()
  const problem = `costs.tsv: Unexpected \`nest\` of \`${cost}\`, expected a number like \`1.5\``
  expect(() => costsOf(withLine(`nest\t${cost}\tAgain.`))).toThrow(new Error(problem))
})

test('a cost that nothing asks for is told, with those that are asked for', async () => {
  const {costsOf} = await model()
  expect(() => costsOf(withLine('nests\t2'))).toThrow(
    /^costs\.tsv: Unexpected row `nests`, expected one of sure, turn, .*, otherSignAfterStop$/u
  )
})

test('without a table of costs the first cost is missed', async () => {
  const {costsOf} = await model()
  const problem = 'costs.tsv: Unexpected end, expected a row `sure` with a number'
  expect(() => costsOf()).toThrow(new Error(problem))
})

test('words are those of the language, else of the language without its region, else English ones', async () => {
  const {lexiconOf} = await words()
  const table = (word: string) => [['strong', word]]
  const tables = {'words.en': table('said'), 'words.de': table('sagte'), 'words.de-CH': table('meinte')}
  const says = (language: string) =>
    ['said', 'sagte', 'meinte'].filter(word => lexiconOf(language, tables).saying.test(`Hall ${word}:`))
  expect(says('en')).toEqual(['said'])
  expect(says('de')).toEqual(['sagte'])
  expect(says('de-AT')).toEqual(['sagte'])
  expect(says('de-Latn-DE')).toEqual(['sagte'])
  expect(says('de-CH')).toEqual(['meinte'])
  expect(says('sv')).toEqual(['said'])
})

test('a class that nothing asks for is told, with those that are asked for', async () => {
  const {lexiconOf} = await words()
  const read = () =>
    lexiconOf('de-AT', {
      'words.de': [
        ['verb', 'sagte'],
        ['verbs', 'meinte']
      ]
    })
  expect(read).toThrow(/^words\.de\.tsv: Unexpected class `verbs`, expected one of abbreviation, acting, .*, verb$/u)
})

test('where a language has no words of a class, none are found', async () => {
  const {lexiconOf} = await words()
  const lexicon = lexiconOf('de', {'words.de': [['verb', 'sagte']]})
  expect(lexicon.saying.test('Hall sagte:')).toBe(false)
  expect(lexicon.firstPerson.test('Hall sagte:')).toBe(false)
  expect(lexicon.leadIn.test('Hall sagte: ')).toBe(true)
  expect(lexiconOf('de', {}).saying.test('Hall said:')).toBe(false)
})

test('strong and inverted words are verbs as well', () => {
  for (const name of readdirSync('rules/speech').filter(one => one.startsWith('words.'))) {
    const rows = rowsOf(readFileSync(`rules/speech/${name}`, 'utf8'))
    const wordsOf = (...classes: string[]) => rows.filter(([own = '']) => classes.includes(own)).map(([, word]) => word)
    expect(wordsOf('verb'), name).toEqual(expect.arrayContaining(wordsOf('strong', 'inverted', 'bare inverted')))
  }
})
