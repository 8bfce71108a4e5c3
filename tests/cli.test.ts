import {execFileSync, spawn, spawnSync} from 'node:child_process'
import {mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile} from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import * as z from 'zod'

const file = z.union([
  z.string(),
  z.strictObject({hex: z.string()}),
  z.strictObject({link: z.string()}),
  z.strictObject({folder: z.literal(true)}),
  z.null()
])
const stream = z.union([z.string(), z.strictObject({contains: z.array(z.string())})])

/** One scenario: files, one command or several, and what is there afterwards. */
const scenarioSchema = z.strictObject({
  files: z.record(z.string(), file).default({}),
  /** Commands that run before and must succeed. */
  before: z.array(z.array(z.string())).default([]),
  /** Written after the commands before, over what is there. */
  then: z.record(z.string(), file).default({}),
  /** The files are committed to a repository before. */
  git: z.boolean().default(false),
  args: z.array(z.string()),
  stdin: z.string().optional(),
  environment: z.record(z.string(), z.string()).default({}),
  /** Closes standard output before anything is read from it. */
  closesStdout: z.boolean().default(false),
  stdout: stream.default(''),
  stderr: stream.default(''),
  status: z.int(),
  /** `null`: must not exist. Files not named are not looked at. */
  after: z.record(z.string(), file).default({})
})

type Scenario = z.infer<typeof scenarioSchema>
type File = z.infer<typeof file>

const scenarios = fileURLToPath(new URL('cli', import.meta.url))
const hasGit = spawnSync('git', ['--version']).status === 0 || process.env['CI'] !== undefined
const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const names = (await readdir(scenarios)).filter(name => name.endsWith('.yml')).sort()

describe.concurrent('a transcript of the command line holds', () => {
  test.for(names)('%s', {timeout: 60_000}, async (name, {skip}) => {
    const scenario = scenarioSchema.parse(parse(await readFile(path.join(scenarios, name), 'utf8')))
    skip(scenario.git && !hasGit, 'git is not installed')
    const folder = await mkdtemp(path.join(os.tmpdir(), 'copydesk-test-'))
    try {
      await perform(scenario, folder)
    } finally {
      await rm(folder, {recursive: true})
    }
  })
})

async function perform(scenario: Scenario, folder: string): Promise<void> {
  await lay(folder, scenario.files)
  if (scenario.git) commit(folder)
  for (const args of scenario.before) expect(await run(args, folder, {})).toMatchObject({status: 0})
  await lay(folder, scenario.then)
  const outcome = await run(scenario.args, folder, scenario)
  expectStream(outcome.stderr, scenario.stderr)
  expectStream(outcome.stdout, scenario.stdout)
  expect(outcome.status).toBe(scenario.status)
  for (const [name, expected] of Object.entries(scenario.after)) {
    const bytes = await readFile(path.join(folder, name)).catch(() => undefined)
    expect({[name]: bytes?.toString('hex')}).toEqual({[name]: expected === null ? undefined : hexOf(expected)})
  }
  const leftovers = (await readdir(folder, {recursive: true})).filter(name => name.endsWith('.tmp'))
  expect(leftovers).toEqual([])
}

function commit(folder: string): void {
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], {stdio: 'ignore'})
  git('init', '--quiet')
  git('add', '--all')
  git('-c', 'user.name=Test', '-c', 'user.email=test@example.org', 'commit', '--quiet', '--message', 'Before')
}

async function lay(folder: string, files: Readonly<Record<string, File>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const target = path.join(folder, name)
    await mkdir(path.dirname(target), {recursive: true})
    if (content === null) await rm(target)
    else if (typeof content === 'object' && 'link' in content) await symlink(content.link, target)
    else if (typeof content === 'object' && 'folder' in content) await mkdir(target, {recursive: true})
    else await writeFile(target, Buffer.from(hexOf(content), 'hex'))
  }
}

function hexOf(content: Exclude<File, null>): string {
  if (typeof content === 'string') return Buffer.from(content).toString('hex')
  return 'hex' in content ? content.hex.replaceAll(' ', '') : ''
}

interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

function run(args: readonly string[], cwd: string, scenario: Partial<Scenario>): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: {...process.env, ...scenario.environment, FORCE_COLOR: undefined}
  })
  const output = {stdout: '', stderr: ''}
  if (scenario.closesStdout) child.stdout.destroy()
  else child.stdout.setEncoding('utf8').on('data', chunk => (output.stdout += String(chunk)))
  child.stderr.setEncoding('utf8').on('data', chunk => (output.stderr += String(chunk)))
  child.stdin.on('error', () => undefined).end(scenario.stdin ?? '')
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', status => resolve({status, ...output}))
  })
}

function expectStream(actual: string, expected: Scenario['stdout']): void {
  if (typeof expected === 'string') expect(actual).toBe(expected)
  else for (const part of expected.contains) expect(actual).toContain(part)
}
