import {beforeAll, expect, test} from 'vitest'
import {cutPieces} from '../src/parse/pieces.js'
import {loadViews, viewOf} from '../src/parse/views/load.js'
import {cutMarkdown} from '../src/parse/views/markdown/pieces.js'
import {tamed} from '../src/parse/views/markdown/tamed.js'
import {createCleaner} from '../src/pipeline.js'
import {builtinRules} from '../src/rules/builtin.js'

beforeAll(loadViews)

test('marks beyond the thousandth of a paragraph are hidden from the parser of Markdown, and those of the next are not', () => {
  const source = `${'*a '.repeat(1002)}\n\n*b*`
  expect(tamed(source)).toBe(`${'*a '.repeat(1000)}xa xa \n\n*b*`)
  expect(tamed('*a '.repeat(1000))).toBe('*a '.repeat(1000))
})

test('items of a list, numbered ones and definitions are paragraphs of their own', () => {
  const links = '[a](b) '.repeat(400)
  for (const source of [`- ${links}\n- ${links}`, `1. ${links}\n2. ${links}`, `# a\n${links}\n# ${links}`]) {
    expect(tamed(source)).toBe(source)
  }
  const definitions = Array.from({length: 1000}, (_, index) => `[a${index}]: https://a.example/${index}\n`).join('')
  expect(tamed(definitions)).toBe(definitions)
  expect(tamed(`a\n2. ${links}\n3. ${links}`)).not.toBe(`a\n2. ${links}\n3. ${links}`)
})

test('lines beyond the four thousandth of a paragraph are one line, of the same length', () => {
  expect(tamed('a\r\n'.repeat(4002))).toBe(`${'a\r\n'.repeat(3999)}a  a  a\r\n`)
})

test('lines joined behind marks of quotations are no quotations inside each other', () => {
  expect(tamed('>>\n'.repeat(4002))).toBe(`${'>>\n'.repeat(3999)}>>x>>x>>\n`)
  expect(viewOf('>>\n'.repeat(25_000), 'markdown').text).not.toContain('>')
})

test('a source with very many quotations and items is cut below blank lines, and reads the same', () => {
  const source = '> a\n\n- b\n\n  - c\n\n'.repeat(1000)
  expect(cutMarkdown(source).length).toBeGreaterThan(1)
  expect(viewOf(source, 'markdown').text).toBe('a\n\nb\n\nc\n\n'.repeat(1000).trimEnd())
  expect(cutMarkdown('- a\n'.repeat(20_000 / 4))).toEqual([[0, 20_000]])
  for (const reaching of ['```\na\n\n- b\n```', '<pre>\n\n- b\n\n</pre>', '[a]: b', '---\na: b\n---']) {
    expect(cutMarkdown(`${reaching}\n\n${source}`)).toHaveLength(1)
  }
})

test('of quotations and lists inside each other a hundred are read', () => {
  expect(tamed(`${'> '.repeat(103)}a`)).toBe(`${'> '.repeat(99)}>x> > > a`)
  expect(viewOf('>'.repeat(20_000), 'markdown').text).toBe('\uFFFC')
})

test('what is hidden stays as it is, and what stands beside it is cleaned', () => {
  const clean = createCleaner({rules: builtinRules})
  const excess = `${'*a '.repeat(1200)}the the vote`
  const {output, fatal} = clean(`The the vote.\n\n${excess}\n`, 'markdown')
  expect({output, fatal}).toEqual({output: `The vote.\n\n${excess}\n`, fatal: undefined})
})

test('a text longer than any article is cut into pieces of which none is left over, and a line of it is no line at its end', () => {
  for (const length of [250_001, 260_000, 499_999, 500_001, 1_000_005]) {
    const pieces = cutPieces('Photo: AFP '.repeat(length / 11 + 1).slice(0, length))
    expect(pieces.map(([start], index) => start === (pieces[index - 1]?.[1] ?? 0))).not.toContain(false)
    expect(pieces.at(-1)?.[1]).toBe(length)
    const lengths = pieces.map(([start, end]) => end - start)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(250_000)
    expect(Math.min(...lengths)).toBeGreaterThan(100_000)
  }
  expect(cutPieces('a'.repeat(250_000))).toEqual([[0, 250_000]])
  expect(cutPieces('ab 😀 cd', 4)).toEqual([
    [0, 3],
    [3, 6],
    [6, 8]
  ])
})

test.each(['\n', '\r\n'])('a blank line is the best place to cut, where lines end in %j', end => {
  const paragraph = `${'It rained. '.repeat(3)}${end}It rained.`
  const text = [paragraph, paragraph, paragraph].join(end + end)
  const parts = cutPieces(text, 80).map(range => text.slice(...range))
  expect(parts).toEqual([`${paragraph}${end}${end}`, `${paragraph}${end}${end}`, paragraph])
})
