import {validateAction, validateWorkflow} from '@action-validator/core'
import {spawnSync} from 'node:child_process'
import {chmod, mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import * as z from 'zod'

const root = path.resolve(import.meta.dirname, '..')
const page = await readFile(path.join(root, 'docs/ci.md'), 'utf8')
const snippets = Array.from(page.matchAll(/```(yaml|json)\n([^]*?)```/gu), match => match[2] ?? '')

/** The snippet of a file that its first line names. */
function snippetOf(file: string): string {
  const found = snippets.find(one => one.startsWith(`# ${file}\n`))
  if (found === undefined) throw new Error(`docs/ci.md has no ${file}`)
  return found
}

async function ownVersion(): Promise<string> {
  const {version} = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {version: string}
  return version
}

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'copydesk-test-'))
  await mkdir(path.join(folder, 'articles'))
  await writeFile(path.join(folder, 'articles/a.md'), 'The minister lost the the vote.\n')
  const npx = path.join(folder, 'bin/npx')
  await mkdir(path.dirname(npx))
  await writeFile(npx, `#!/bin/sh\necho "$2" > npx.txt\nshift 2\nexec node "${root}/dist/cli/main.js" "$@"\n`)
  await chmod(npx, 0o755)
})
afterEach(() => rm(folder, {recursive: true}))

/** With `npx` as a machine has it that can install what it is asked for. */
function bash(script: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const PATH = `${path.join(folder, 'bin')}:${process.env['PATH']}`
  const env = {...process.env, ...environment, PATH}
  return spawnSync('bash', script, {cwd: folder, encoding: 'utf8', env})
}

describe('the action', () => {
  const inputs = {
    COPYDESK_PATHS: 'articles\n',
    COPYDESK_OPTIONS: '--max-warnings=0\n\n--quiet',
    COPYDESK_ONLY_CHANGED: '',
    COPYDESK_SARIF: 'out.sarif',
    COPYDESK_VERSION: ''
  }
  const run = async (given: Partial<typeof inputs> = {}) => {
    const [output, summary] = ['output.txt', 'summary.md'].map(name => path.join(folder, name)) as [string, string]
    const github = {GITHUB_ACTION_PATH: root, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary}
    const {status, stdout} = bash([path.join(root, '.github/action.sh')], {...github, ...inputs, ...given})
    return {status, stdout, told: await readFile(output, 'utf8'), summary: await readFile(summary, 'utf8')}
  }

  test('annotates, reports and fails as the check does', async () => {
    const {status, stdout, told, summary} = await run()
    expect(stdout).toContain('::warning title=doubled-word,file=articles/a.md,line=1,')
    expect(summary).toContain('doubled-word')
    expect(await readFile(path.join(folder, 'out.sarif'), 'utf8')).toContain('"ruleId":"doubled-word"')
    expect(told).toBe('status=1\n')
    expect(status).toBe(1)
  })

  test('runs its own version, or the one that is asked for', async () => {
    await run()
    expect(await readFile(path.join(folder, 'npx.txt'), 'utf8')).toBe(`copydesk@${await ownVersion()}\n`)
    await run({COPYDESK_VERSION: '9.8.7'})
    expect(await readFile(path.join(folder, 'npx.txt'), 'utf8')).toBe('copydesk@9.8.7\n')
  })

  test('takes no input for code', async () => {
    const {status} = await run({COPYDESK_PATHS: '$(touch stolen)\n`touch stolen`; touch stolen'})
    expect(status).toBe(2)
    await expect(readFile(path.join(folder, 'stolen'))).rejects.toThrow('ENOENT')
  })

  test('and the workflow that uses it are valid', async () => {
    expect(validateAction(await readFile(path.join(root, 'action.yml'), 'utf8')).errors).toEqual([])
    expect(validateWorkflow(snippetOf('.github/workflows/articles.yml')).errors).toEqual([])
  })

  test('has the inputs that the workflow gives', async () => {
    const action = z
      .object({inputs: z.record(z.string(), z.unknown())})
      .parse(parse(await readFile(path.join(root, 'action.yml'), 'utf8')))
    const steps = z
      .object({uses: z.string(), with: z.record(z.string(), z.unknown()).default({})})
      .array()
      .parse(
        (parse(snippetOf('.github/workflows/articles.yml')) as {jobs: {copydesk: {steps: unknown}}}).jobs.copydesk.steps
      )
    const own = steps.find(({uses}) => uses.includes('/copydesk@'))
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(own?.with ?? {none: 0})))
  })
})

test('the script for GitLab writes what its job names', async () => {
  const job = z
    .object({script: z.array(z.string()), artifacts: z.object({reports: z.object({codequality: z.string()})})})
    .parse((parse(snippetOf('.gitlab-ci.yml')) as {copydesk: unknown}).copydesk)
  const {status} = bash(['-c', job.script.join('\n')])
  expect(status).toBe(1)
  const report = JSON.parse(await readFile(path.join(folder, job.artifacts.reports.codequality), 'utf8')) as unknown
  expect(report).toMatchObject([{check_name: 'doubled-word', location: {path: 'articles/a.md'}}])
})

describe('the hooks of pre-commit', async () => {
  const hooks = z
    .object({id: z.string(), entry: z.string(), language: z.literal('system'), files: z.string()})
    .array()
    .parse(parse(await readFile(path.join(root, '.pre-commit-hooks.yaml'), 'utf8')))

  test('are those that the page names', () => {
    const {repos} = parse(snippetOf('.pre-commit-config.yaml')) as {repos: {hooks: {id: string}[]}[]}
    expect(hooks.map(({id}) => id)).toEqual(expect.arrayContaining(repos[0]?.hooks.map(({id}) => id) ?? ['none']))
  })

  test('are given articles, and no pictures beside them', () => {
    const {repos} = parse(snippetOf('.pre-commit-config.yaml')) as {repos: {hooks: {files: string}[]}[]}
    const files = new RegExp(repos[0]?.hooks[0]?.files ?? '', 'u')
    const names = ['articles/a.md', 'articles/deep/a.html', 'articles/picture.png', 'notes/a.md']
    expect(names.filter(name => files.test(name))).toEqual(['articles/a.md', 'articles/deep/a.html'])
  })

  test.each(hooks)('$id takes this version, and the files that it is given', async ({entry, files}) => {
    expect('articles/a.md').toMatch(new RegExp(files, 'u'))
    bash(['-c', `${entry} articles/a.md`])
    expect(await readFile(path.join(folder, 'npx.txt'), 'utf8')).toBe(`copydesk@${await ownVersion()}\n`)
  })
})

test('npm scripts are commands that there are', () => {
  const recipe = snippets.find(one => one.includes('lint-staged')) ?? ''
  const {scripts} = z.object({scripts: z.record(z.string(), z.string())}).parse(JSON.parse(recipe))
  const statuses = Object.values(scripts).map(
    script => bash(['-c', script.replace(/^copydesk/u, `node '${root}/dist/cli/main.js'`)]).status
  )
  expect(statuses).toEqual([1, 0])
})
