import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {Ajv2020} from 'ajv/dist/2020.js'
import {afterAll, describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {checkExample, nameOf} from '../src/rule-tester.js'
import {loadPack} from '../src/rules.js'

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs').flatMap(name => (name.endsWith('.md') ? [`docs/${name}`] : []))
]
const folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-docs-'))
afterAll(() => rmSync(folder, {recursive: true}))

describe.each(pages)('%s', page => {
  const source = readFileSync(page, 'utf8')

  test('links to files that are there', () => {
    const prose = source.replaceAll(/```[^]*?```|`[^`\n]*`/gu, '')
    const links = Array.from(prose.matchAll(/\]\((?!\w+:)([^)#\s]+)/gu), ([, link = '']) => link)
    expect(links.filter(link => !existsSync(path.join(path.dirname(page), link)))).toEqual([])
  })

  test('names files of the project that are there', () => {
    const named = Array.from(
      source.matchAll(/`((?:src|rules|tests|scripts|bench|docs)\/[\w./-]+\.\w+)`/gu),
      ([, file = '']) => file
    )
    expect(named.filter(file => !/[A-Z]{4}/u.test(file) && !existsSync(file))).toEqual([])
  })
})

describe('the rule that docs/writing-rules.md shows', () => {
  const [, source = ''] = /```yaml\n([^]*?)```/u.exec(readFileSync('docs/writing-rules.md', 'utf8')) ?? []
  writeFileSync(path.join(folder, 'web-site.yml'), source)
  const [rule] = loadPack(folder)
  if (!rule) throw new Error('There is none')
  for (const example of rule.examples) test(nameOf(example), () => expect(checkExample(rule, example)).toEqual([]))
})

describe('schemas/rule.schema.json', () => {
  const schema = JSON.parse(readFileSync('schemas/rule.schema.json', 'utf8')) as object
  const isRule = new Ajv2020({allowUnionTypes: true, validateFormats: false}).compile(schema)
  const files = readdirSync('rules', {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.yml'))

  test('takes every built-in rule', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(files.filter(name => !isRule(parse(readFileSync(path.join('rules', name), 'utf8'))))).toEqual([])
  })

  test('knows the options of each kind', () => {
    const rule = parse(readFileSync('rules/repeats/repeated-word.yml', 'utf8')) as {options: object}
    expect(isRule({...rule, options: {...rule.options, mots: 4}})).toBe(false)
    expect(isRule({...rule, kind: 'shouting', options: {least: 4}})).toBe(true)
  })
})
