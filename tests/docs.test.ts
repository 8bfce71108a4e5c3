import {spawnSync} from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {Ajv2020} from 'ajv/dist/2020.js'
import {afterAll, describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {reasons} from '../src/decide/reasons.js'
import {loadViews} from '../src/parse/views/load.js'
import {createCleaner} from '../src/pipeline.js'
import {checkExample, nameOf} from '../src/rule-tester.js'
import {builtinRules} from '../src/rules/builtin.js'
import {loadPack} from '../src/rules.js'

const {files: shipped} = JSON.parse(readFileSync('package.json', 'utf8')) as {files: readonly string[]}
const isShipped = (file: string) =>
  file === 'README.md' || shipped.some(one => file === one || file.startsWith(`${one}/`))

const pages = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'examples/wordpress/README.md',
  ...readdirSync('docs').flatMap(name => (name.endsWith('.md') ? [`docs/${name}`] : []))
]
const folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-docs-'))
afterAll(() => rmSync(folder, {recursive: true}))

describe.each(pages)('%s', page => {
  const source = readFileSync(page, 'utf8')

  test('links to files that are there, and where it is in the package as well', () => {
    const prose = source.replaceAll(/```[^]*?```|`[^`\n]*`/gu, '')
    const links = Array.from(prose.matchAll(/\]\((?!\w+:)([^)#\s]+)/gu), ([, link = '']) => link)
    const files = links.map(link => path.posix.join(path.posix.dirname(page), link))
    expect(files.filter(file => !existsSync(file) || (isShipped(page) && !isShipped(file)))).toEqual([])
  })

  test('names files of the project that are there', () => {
    const named = Array.from(
      source.matchAll(/`((?:src|rules|tests|scripts|bench|docs)\/[\w./-]+\.\w+)`/gu),
      ([, file = '']) => file
    )
    expect(named.filter(file => !/[A-Z]{4}/u.test(file) && !existsSync(file))).toEqual([])
  })
})

const page = readFileSync('docs/writing-rules.md', 'utf8')
const blocks = Array.from(page.matchAll(/```yaml\n([^]*?)```/gu), ([, source = '']) => source)
for (const source of blocks) {
  const [, id] = /^id: (.*)$/mu.exec(source) ?? []
  if (id !== undefined && !source.includes('kind: shouting')) writeFileSync(path.join(folder, `${id}.yml`), source)
}

describe.each(loadPack(folder).map(rule => [rule.id, rule] as const))(
  '%s, which docs/writing-rules.md shows',
  (_, rule) => {
    const clean = createCleaner({rules: [...builtinRules, rule], fix: 'suggested'})

    for (const example of rule.examples) {
      test(nameOf(example), () => expect(checkExample(rule, example)).toEqual([]))
      if ('before' in example)
        test(`is ${rule.fix === 'none' ? 'only reported' : 'repaired'} in an article`, () =>
          expect(clean(example.before)).toMatchObject({
            output: rule.fix === 'none' ? example.before : example.after,
            verdict: rule.fix === 'none' ? 'publish' : 'publish after fixes'
          }))
    }
  }
)

test('a suggested repair that adds a word fails its example', () => {
  const rule = loadPack(folder).find(one => one.id === 'web-site')
  const [example] = rule?.examples ?? []
  if (!rule || !example) throw new Error('There is none')
  expect(checkExample({...rule, fix: 'suggest'}, example)).toEqual([
    'Unexpected `website` after the repairs, expected only words of the original, in their order'
  ])
})

test('the kind that docs/writing-rules.md shows is loaded by the command line', () => {
  const [kind, rule] = [/```js\n(import \{defineKind\}[^]*?)```/u, /```yaml\n(id: shouting\n[^]*?)```/u].map(
    code => code.exec(page)?.[1] ?? ''
  )
  const house = path.join(folder, 'house')
  for (const name of ['shout', 'node_modules']) mkdirSync(path.join(house, name), {recursive: true})
  symlinkSync(path.resolve('.'), path.join(house, 'node_modules/copydesk'))
  symlinkSync(path.resolve('node_modules/zod'), path.join(house, 'node_modules/zod'))
  writeFileSync(path.join(house, 'shout/kinds.mjs'), kind ?? '')
  writeFileSync(path.join(house, 'shout/shouting.yml'), rule ?? '')
  writeFileSync(path.join(house, 'copydesk.config.yml'), 'packs: [shout]\n')
  const args = [path.resolve('dist/cli/main.js'), 'check', '-', '--quiet']
  const {stdout, stderr} = spawnSync(process.execPath, args, {
    cwd: house,
    input: 'The minister STOPPED the vote.\n',
    encoding: 'utf8'
  })
  expect([stdout, stderr]).toEqual(['-:1:14 warning Unexpected `STOPPED`, expected `stopped` (shouting)\n', ''])
})

test('comments as docs/configuration.md shows them dismiss what is there, each with effect', async () => {
  const [, source = ''] = /```html\n([^]*?)```/u.exec(readFileSync('docs/configuration.md', 'utf8')) ?? []
  await loadViews()
  const {ledger} = createCleaner({rules: builtinRules})(source, 'html')
  expect(ledger.decisions.map(({message, because}) => [message.ruleId, because])).toEqual([
    ['doubled-word', reasons.inline],
    ['unclosed-quotation', reasons.inline]
  ])
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
