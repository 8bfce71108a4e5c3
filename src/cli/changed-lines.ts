import {execFileSync} from 'node:child_process'
import {realpathSync} from 'node:fs'
import path from 'node:path'
import {UsageError} from './failure.js'

/** The largest answer of git, in bytes. */
const longestAnswer = 1 << 30

/**
 * What changed in the working tree since a branch left another one, or since a commit.
 *
 * A file that git does not know has changed as a whole; of a file that was renamed too, everything has changed.
 */
export class ChangedLines {
  readonly #commit: string
  readonly #root: string
  readonly #tracked: ReadonlySet<string>
  readonly #untracked: ReadonlySet<string>
  #known: {readonly file: string; readonly lines: readonly (readonly [first: number, last: number])[]} | undefined

  /** @throws {UsageError} There is no git, no repository, or no such commit. */
  constructor(base: string) {
    this.#root = git(base, ['rev-parse', '--show-toplevel']).replace(/\n$/u, '')
    this.#commit = forkOf(base)
    const list = (...args: readonly string[]) => {
      const names = git(base, ['-C', this.#root, ...args]).split('\0')
      return new Set(names.filter(name => name !== '').map(name => path.join(this.#root, name)))
    }
    this.#tracked = list('diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', this.#commit, '--')
    this.#untracked = list('ls-files', '-z', '--others')
  }

  /** Whether anything changed in a file. */
  has(file: string): boolean {
    const real = realPath(file)
    return this.#tracked.has(real) || this.#untracked.has(real)
  }

  /** Whether something changed between two lines of a file, both from 1 and inclusive. */
  touches(file: string, first: number, last: number): boolean {
    const real = realPath(file)
    if (!this.#tracked.has(real)) return this.#untracked.has(real)
    if (this.#known?.file !== real) this.#known = {file: real, lines: this.#linesOf(real)}
    return this.#known.lines.some(([from, to]) => from <= last && first <= to)
  }

  #linesOf(file: string): (readonly [number, number])[] {
    const flags = ['-U0', '--no-color', '--no-ext-diff', '--no-textconv', '--no-renames', '--text']
    const diff = git(this.#commit, ['-C', this.#root, 'diff', ...flags, this.#commit, '--', file])
    return Array.from(diff.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gmu), ([, from, count = '1']) => {
      const first = Number(from)
      // Where lines only went, those around the gap stand beside something new.
      return count === '0' ? [first, first + 1] : [first, first + Number(count) - 1]
    })
  }
}

/** Where the work at hand left a branch; in a clone without that history the branch itself. */
function forkOf(base: string): string {
  const commit = git(base, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${base}^{commit}`]).trim()
  try {
    return git(base, ['merge-base', commit, 'HEAD']).trim()
  } catch {
    return commit
  }
}

function realPath(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return path.resolve(file)
  }
}

function git(base: string, args: readonly string[]): string {
  try {
    return execFileSync('git', args, {
      encoding: 'utf8',
      maxBuffer: longestAnswer,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {...process.env, LC_ALL: 'C'}
    })
  } catch (error) {
    throw new UsageError(`--only-changed ${base}: ${explain(error)}`, {cause: error})
  }
}

function explain(error: unknown): string {
  const {code, stderr = ''} = error as {readonly code?: string; readonly stderr?: string}
  if (code === 'ENOENT') return 'Unexpected system without git, expected it to be installed'
  if (stderr.includes('not a git repository'))
    return `Unexpected folder \`${process.cwd()}\` outside a git repository, expected one inside`
  if (stderr.includes('dubious ownership')) return `Unexpected refusal of git: ${stderr.split('\n')[0]}`
  return 'Unexpected commit, expected one that this repository has; a shallow clone may lack it'
}
