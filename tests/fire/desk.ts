import {type ChildProcess, spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {fileURLToPath} from 'node:url'

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
export const isRoot = process.getuid?.() === 0

interface Surroundings {
  readonly main?: string
  readonly environment?: NodeJS.ProcessEnv
  readonly input?: string
  /** Somebody without any rights of their own. */
  readonly isNobody?: boolean
  /** A descriptor for standard output. */
  readonly stdout?: number
  /** Below the desk, where the command is run. */
  readonly folder?: string
}

/** What a command left behind. */
export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A folder in which commands are run, as a person would. */
export class Desk {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-faults-'))
  readonly #mounted: string[] = []

  place(name: string): string {
    return path.join(this.folder, name)
  }

  lay(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(this.place(name)), {recursive: true})
      writeFileSync(this.place(name), content)
    }
  }

  read(name: string): string | undefined {
    return existsSync(this.place(name)) ? readFileSync(this.place(name), 'utf8') : undefined
  }

  /** All names below a folder, hidden ones as well. */
  names(name: string): string[] {
    return existsSync(this.place(name)) ? readdirSync(this.place(name), {recursive: true, encoding: 'utf8'}).sort() : []
  }

  start(args: readonly string[], surroundings: Surroundings = {}): ChildProcess {
    const {main: program = main, environment, isNobody, stdout = 'pipe', folder = '.'} = surroundings
    return spawn(process.execPath, [program, ...args], {
      cwd: this.place(folder),
      env: {...process.env, ...environment},
      stdio: ['pipe', stdout, 'pipe'],
      ...(isNobody && isRoot && {uid: nobody, gid: nobody})
    })
  }

  async run(args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
    const child = this.start(args, surroundings)
    child.stdin?.end(surroundings.input)
    return ended(child)
  }

  /** A small disk of its own. @returns Why there can be none. */
  mount(name: string, size: string): string | undefined {
    mkdirSync(this.place(name))
    const given = ['-t', 'tmpfs', '-o', `size=${size},uid=${process.getuid?.() ?? 0}`, 'tmpfs', this.place(name)]
    const {status, stderr, error} = isRoot
      ? spawnSync('mount', given, {encoding: 'utf8'})
      : spawnSync('sudo', ['-n', 'mount', ...given], {encoding: 'utf8'})
    if (status !== 0) return error?.message ?? stderr.trim()
    this.#mounted.push(this.place(name))
    return undefined
  }

  clear(): void {
    for (const folder of this.#mounted) {
      if (isRoot) spawnSync('umount', [folder])
      else spawnSync('sudo', ['-n', 'umount', folder])
    }
    rmSync(this.folder, {recursive: true, force: true})
  }
}

const nobody = 65534

export async function ended(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', chunk => (stdout += String(chunk)))
  child.stderr?.setEncoding('utf8').on('data', chunk => (stderr += String(chunk)))
  const [status] = (await once(child, 'close')) as [number | null]
  return {status, stdout, stderr}
}

/** A pack whose kind does what articles say: `THROW`, `EXIT`, `MEMORY`, `CUT name` and `GROW name`. */
export const obedient = {
  'copydesk.config.yml': 'packs: [./pack]\n',
  'pack/obeys.yml': `id: obeys
kind: obeys
message: Unexpected order, expected none
why: It fails.
severity: warning
fix: none
examples:
  - {before: x, after: x}
  - {keep: y}
`,
  'pack/kinds.js': `import {appendFileSync, rmSync} from 'node:fs'
const obeys = () => (tree, file) => {
  const [, order, name] = /\\b(THROW|EXIT|MEMORY|CUT|GROW)\\b ?(\\S*)/.exec(String(file)) ?? []
  if (order === 'THROW') throw new Error('no way')
  if (order === 'EXIT') process.exit(7)
  if (order === 'MEMORY') for (const kept = []; ; ) kept.push({number: kept.length})
  if (order === 'CUT') rmSync(name, {force: true})
  if (order === 'GROW') appendFileSync(name, '{"text": "More."}\\n')
}
export const kinds = {obeys: Object.assign(obeys, {options: {safeParse: data => ({success: true, data})}})}
`
}
