import {buildSync} from 'esbuild'
import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync} from 'node:fs'
import {mkdir, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import {unified} from 'unified'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import * as z from 'zod'
import * as library from '../src/index.js'
import * as kinds from '../src/kinds.js'
import * as reports from '../src/reports.js'
import * as tester from '../src/rule-tester.js'
import * as rules from '../src/rules.js'
import {hasBrowser, launch} from './review/browser.js'

const root = path.resolve(import.meta.dirname, '..')

describe('every public value has an example that runs', () => {
  const entries = {index: library, kinds, reports, rules, 'rule-tester': tester}
  const scope = {
    ...Object.assign({}, ...Object.values(entries)),
    unified,
    options: z.strictObject({least: z.number()}),
    test: (_: string, run: () => void) => run()
  } as Record<string, unknown>
  const values = Object.entries(entries).flatMap(([entry, module]) => Object.keys(module).map(name => [entry, name]))

  test.each(values)('%s: %s', async (entry = '', name = '') => {
    const [code = '', expected] = exampleOf(entry, name).split(' // => ')
    const {result} = await evaluate(`{result: (${code})}`)
    if (expected !== undefined) expect(result).toEqual((await evaluate(`{result: (${expected})}`)).result)
  })

  async function evaluate(code: string): Promise<{readonly result: unknown}> {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
    return (await new Function(...Object.keys(scope), `return (async () => (${code}))()`)(...Object.values(scope))) as {
      readonly result: unknown
    }
  }
})

/** The example in the comment above a declaration. */
function exampleOf(entry: string, name: string): string {
  const file = fileOf(`src/${entry}.ts`, name)
  const source = readFileSync(file, 'utf8')
  const declared = new RegExp(`export (?:async )?(?:function|const|class) ${name}\\b`, 'u').exec(source)
  if (!declared) throw new Error(`${file}: no \`${name}\``)
  const comment = /\/\*\*(?:(?!\*\/)[^])*\*\/\s*(?:\/\/ [^\n]*\n)?$/u.exec(source.slice(0, declared.index))?.[0] ?? ''
  const example = /@example ([^]*?)\s*(?:\*\/|\n \* @)/u.exec(comment)?.[1]
  if (example === undefined) throw new Error(`${file}: \`${name}\` has no @example`)
  return example.replaceAll(/\n \* ?/gu, '\n')
}

/** Where a value is declared that an entry exports. */
function fileOf(entry: string, name: string): string {
  const source = readFileSync(entry, 'utf8')
  for (const [, names = '', from = ''] of source.matchAll(/export \{([^}]*)\} from '([^']*)'/gu)) {
    if (names.split(',').some(one => one.trim() === name))
      return path.join(path.dirname(entry), from.replace(/js$/u, 'ts'))
  }
  return entry
}

describe.each(['README.md', 'docs/library.md'])('where it is installed, what %s shows is true', file => {
  const blocks = blocksOf(file)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-test-'))
  beforeAll(() => layInstalled(folder))
  afterAll(() => rm(folder, {recursive: true}))

  test('in TypeScript as well', {timeout: 120_000}, async () => {
    const names = blocks.map((_, index) => `block-${index}.ts`)
    for (const [index, name] of names.entries()) await writeFile(path.join(folder, name), blocks[index] ?? '')
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2022']
    const compiler = path.join(root, 'node_modules/typescript/bin/tsc')
    const {stdout} = spawnSync(process.execPath, [compiler, ...options, ...names], {cwd: folder, encoding: 'utf8'})
    expect(stdout).toBe('')
  })

  test.each(blocks.filter(code => !isForPage(code)))('%s', code => {
    const said = Array.from(
      code.matchAll(/^\/\/ ([^:\n]+): (.*)$/gmu),
      ([, value, text = '']) => [value, text.replaceAll(/^'|'$/gu, '')] as const
    )
    expect(said.length).toBeGreaterThan(0)
    const told = said.map(([value]) => `console.log(String(${value}).replaceAll('\\n', ' '))`).join('\n')
    const {stdout, stderr} = spawnSync(process.execPath, ['--input-type=module', '--eval', `${code}\n${told}`], {
      cwd: folder,
      encoding: 'utf8'
    })
    expect(stderr).toBe('')
    expect(stdout.trimEnd().split('\n')).toEqual(said.map(([, text]) => text))
  })
})

function blocksOf(file: string): string[] {
  const source = readFileSync(path.join(root, file), 'utf8')
  return Array.from(source.matchAll(/```js\n([^]*?)```/gu), ([, code = '']) => code)
}

/** A project of somebody who has installed the package, with a rule of its own. */
async function layInstalled(folder: string): Promise<void> {
  for (const name of ['node_modules', 'house-rules']) await mkdir(path.join(folder, name))
  await symlink(root, path.join(folder, 'node_modules/copydesk'))
  for (const name of ['unified', 'vfile'])
    await symlink(path.join(root, 'node_modules', name), path.join(folder, 'node_modules', name))
  await writeFile(path.join(folder, 'package.json'), '{"type": "module"}')
  const [, rule = ''] =
    /```yaml\n(id: web-site\n[^]*?)```/u.exec(readFileSync(path.join(root, 'docs/writing-rules.md'), 'utf8')) ?? []
  await writeFile(path.join(folder, 'house-rules/web-site.yml'), rule)
}

function isForPage(code: string): boolean {
  return code.includes('document.')
}

describe('what is no option is refused', () => {
  test.each([
    [{fix: 'all'}, 'Unexpected fix `all`, expected one of safe, suggested'],
    [{fix: 'suggest'}, 'Unexpected fix `suggest`, expected `suggested`'],
    [{type: 'htm'}, 'Unexpected type `htm`, expected `html`'],
    [{language: 'english'}, 'Unexpected language `english`, expected a language tag (BCP 47) such as `en` or `en-GB`'],
    [{rules: 'x'}, 'Unexpected string as `rules`, expected a list of rules'],
    [{langauge: 'en'}, 'Unexpected option `langauge`, expected `language`'],
    [{severity: 'error'}, 'Unexpected option `severity`, expected one of rules, ids, kinds, fix, language']
  ])('%j', async (options, problem) => {
    await expect(library.clean('The the vote.', options as library.TextOptions)).rejects.toThrow(problem)
  })
})

test('what is no text, and what is no format, is refused', async () => {
  await expect((library.clean as () => Promise<unknown>)()).rejects.toThrow('Unexpected undefined, expected a text')
  const reportOn = reports.reportOn as (format: string, outcomes: []) => string
  expect(() => reportOn('jsno', [])).toThrow('Unexpected format `jsno`, expected one of pretty, text')
})

test('a folder of rules that there is not is told', () => {
  expect(() => rules.loadPack('no/such/rules')).toThrow(
    new rules.RuleError('no/such/rules: Unexpected path, expected a folder of rules')
  )
})

function bundle(contents: string) {
  const {outputFiles, metafile} = buildSync({
    stdin: {contents, resolveDir: root},
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'copydesk',
    minify: true,
    write: false,
    metafile: true,
    outdir: 'out'
  })
  const [file] = outputFiles
  const inputs = Object.values(metafile.outputs).flatMap(output => Object.entries(output.inputs))
  return {
    script: file?.text ?? '',
    files: inputs.filter(([, {bytesInOutput}]) => bytesInOutput > 0).map(([name]) => name)
  }
}

describe('bundled for a browser', () => {
  test('one function brings nothing else', () => {
    expect(bundle("export {applyEdits} from 'copydesk'").script.length).toBeLessThan(2000)
  })

  test('the library brings neither the command line nor pages', () => {
    const {files} = bundle("export * from 'copydesk'")
    expect(files).toContain('dist/rules/builtin.js')
    expect(files.filter(file => /^dist\/(?:cli|run|read|write|config|review|serve|lsp|report)\//u.test(file))).toEqual(
      []
    )
  })

  test('one kind brings no rules and no other kind', () => {
    const {files} = bundle("export {substitution} from 'copydesk/kinds'")
    expect(files).toContain('dist/detect/substitution.js')
    expect(
      files.filter(file => /^dist\/(?:rules\/builtin|detect\/.*\/index|detect\/untranslated)/u.test(file))
    ).toEqual([])
  })

  test('all kinds come one by one', () => {
    const byName = Object.values(library.kinds)
    expect(Object.values(kinds).filter(kind => !byName.some(one => one === kind))).toEqual([])
    expect(Object.keys(kinds)).toHaveLength(byName.length)
  })
})

describe.skipIf(!hasBrowser)('in a browser', () => {
  let browser: Awaited<ReturnType<typeof launch>>
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser.close())

  test.each(['turkish-ferry-lines.txt', 'polish-tram-depot.html'])('%s comes out as it does here', async name => {
    const [dirty, gold] = await Promise.all(
      ['dirty', 'gold'].map(one => readFile(path.join(root, 'samples', one, name), 'utf8'))
    )
    const page = await browser.newPage()
    await page.addScriptTag({content: bundle("export {clean} from 'copydesk'").script})
    const type = name.endsWith('.html') ? 'html' : 'text'
    const cleaned = await page.evaluate(
      `copydesk.clean(${JSON.stringify(dirty)}, {type: '${type}'}).then(({output}) => output)`
    )
    expect(cleaned).toBe(gold)
  })

  test('the page of the documentation says what it says here', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'copydesk-test-'))
    try {
      await mkdir(path.join(folder, 'node_modules'))
      await symlink(root, path.join(folder, 'node_modules/copydesk'))
      const {code, command} = documentedPage()
      await writeFile(path.join(folder, 'page.js'), code)
      const bin = path.join(root, 'node_modules/.bin')
      const made = spawnSync(command.replace(/^npx /u, `${bin}/`), {cwd: folder, shell: true, encoding: 'utf8'})
      expect(made.status, made.stderr).toBe(0)
      const script = await readFile(path.join(folder, 'page.bundle.js'), 'utf8')
      const page = await browser.newPage()
      await page.setContent('<!doctype html><title>A page</title><body></body>')
      await page.addScriptTag({content: script, type: 'module'})
      await page.waitForFunction('document.body.textContent !== ""')
      expect(await page.textContent('body')).toBe('The vote.')
    } finally {
      await rm(folder, {recursive: true})
    }
  })
})

/** The last script of the page about the library, and the command that makes it fit for a browser. */
function documentedPage() {
  const source = readFileSync(path.join(root, 'docs/library.md'), 'utf8')
  const [code] = Array.from(source.matchAll(/```js\n([^]*?)```/gu), ([, one = '']) => one).filter(isForPage)
  const [, command] = /```sh\n(npx esbuild .*)\n```/u.exec(source) ?? []
  if (code === undefined || command === undefined) throw new Error('docs/library.md: no script for a page')
  return {code, command}
}
