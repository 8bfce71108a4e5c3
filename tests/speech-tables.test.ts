import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {rowsOf} from '../src/rules/tables.js'

/** Imported by the tests themselves: a model that cannot be loaded is a test that fails, not a file without tests. */
const model = () => import('../src/detect/speech/costs.js')

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
