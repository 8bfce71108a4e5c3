import {type ChildProcess, spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {once} from 'node:events'
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {ended, type Ended} from '../fire/desk.js'

export const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
export const samples = readdirSync('samples/dirty')
  .filter(name => name.endsWith('.txt'))
  .map(name => readFileSync(`samples/dirty/${name}`, 'utf8'))

/** A kind that reports nothing: some words make it slow, or need all the memory there is. */
const kinds = `
const until = time => { while (performance.now() < time) {} }
const harmful = () => (tree, file) => {
  if (String(file).includes('SLOW')) until(performance.now() + 40)
  if (String(file).includes('BOMB')) for (const kept = [];;) kept.push({number: kept.length})
}
export const kinds = {harmful: Object.assign(harmful, {options: {safeParse: data => ({success: true, data})}})}
`
const rule = `
id: harmful-word
kind: harmful
message: Unexpected \`{actual}\`, expected none
why: It is for tests.
severity: warning
fix: none
examples:
  - {before: It is LOUD., after: It is LOUD.}
  - {keep: It is loud.}
`

/** A folder with articles, and commands that run in it as somebody starts them. */
export class Crawl {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-cluster-'))
  readonly #children: ChildProcess[] = []

  constructor() {
    mkdirSync(this.place('pack'))
    writeFileSync(this.place('pack/kinds.mjs'), kinds)
    writeFileSync(this.place('pack/harmful-word.yml'), rule)
  }

  place(...names: readonly string[]): string {
    return path.join(this.folder, ...names)
  }

  /** JSONL of the samples; every third record has no name. */
  writeLines(name: string, count: number, textOf = (index: number) => samples[index % samples.length] ?? ''): void {
    const line = (id: number) => `${JSON.stringify({...(id % 3 > 0 && {id: `article-${id}`}), text: textOf(id)})}\n`
    writeFileSync(this.place(name), Array.from({length: count}, (_, id) => line(id)).join(''))
  }

  start(args: readonly string[], redis?: string): {readonly child: ChildProcess; readonly ended: Promise<Ended>} {
    const environment = {...process.env, COPYDESK_REDIS: redis ?? 'redis://127.0.0.1:1'}
    const child = spawn(process.execPath, [main, ...args], {cwd: this.folder, env: environment})
    this.#children.push(child)
    return {child, ended: ended(child)}
  }

  run(args: readonly string[], redis?: string): Promise<Ended> {
    return this.start(args, redis).ended
  }

  read(name: string): string {
    return readFileSync(this.place(name), 'utf8')
  }

  sha256(name: string): string {
    return createHash('sha256')
      .update(readFileSync(this.place(name)))
      .digest('hex')
  }

  /** A report without what tells two runs apart: when they were, and where they wrote. */
  report(name: string, out: string): string {
    return this.read(name)
      .replace(/"date":"[^"]*"/u, '')
      .replaceAll(`${this.place(out)}/`, '')
  }

  /** How many shards of a plan are finished. */
  finished(out: string): number {
    const root = this.place(out, '.copydesk-cluster')
    if (!existsSync(root)) return 0
    return readdirSync(root, {recursive: true, encoding: 'utf8'}).filter(name => /^\d+\/.*\.json$/u.test(name)).length
  }

  async untilFinished(out: string, count: number): Promise<void> {
    while (this.finished(out) < count) await wait(20)
  }

  async clear(): Promise<void> {
    for (const child of this.#children) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      child.kill('SIGKILL')
      await once(child, 'close')
    }
    rmSync(this.folder, {recursive: true, force: true})
  }
}
