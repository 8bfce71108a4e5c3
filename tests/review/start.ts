import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {fileURLToPath} from 'node:url'

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const samples = fileURLToPath(new URL('../../samples/dirty', import.meta.url))

/** A review that runs as an editor starts it. */
export interface Running {
  readonly url: string
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>
}

const folders: string[] = []
const children: ChildProcess[] = []

/** A folder of its own, with the samples or these files in `in`. */
export function layOut(files?: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-review-'))
  folders.push(folder)
  if (files) for (const [name, text] of Object.entries({'in/.keep': '', ...files})) layInto(folder, name, text)
  else cpSync(samples, path.join(folder, 'in'), {recursive: true})
  return folder
}

export function layInto(folder: string, name: string, text: string): void {
  const file = path.join(folder, name)
  mkdirSync(path.dirname(file), {recursive: true})
  writeFileSync(file, text)
}

export async function start(folder: string, ...args: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, [main, 'review', 'in', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe']
  })
  children.push(child)
  let told = ''
  child.stderr.on('data', chunk => (told += String(chunk)))
  const url = await new Promise<string>((resolve, reject) => {
    child.on('exit', status => reject(new Error(`review ended with ${status}: ${told}`)))
    child.stdout.on('data', chunk => {
      told += String(chunk)
      const [, address] = /Review: (\S+)\n/u.exec(told) ?? []
      if (address) resolve(address)
    })
  })
  return {
    url,
    kill: async () => {
      child.kill('SIGKILL')
      await once(child, 'close')
    }
  }
}

/** End what still runs, and remove the folders. */
export async function clearUp(): Promise<void> {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'close')
  }
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true, force: true})
}
