import {spawnSync} from 'node:child_process'
import {mkdtempSync, openSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {afterAll, expect, test} from 'vitest'

const main = path.resolve(import.meta.dirname, '../dist/cli/main.js')
const folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-terminal-'))
afterAll(() => rmSync(folder, {recursive: true}))

/** Both streams count as a terminal and are one. */
function onTerminal(...args: readonly string[]): string {
  const file = path.join(folder, 'terminal')
  const terminal = openSync(file, 'w')
  const isTerminal = 'data:text/javascript,process.stdout.isTTY=process.stderr.isTTY=true'
  spawnSync(process.execPath, ['--import', isTerminal, main, ...args], {
    cwd: folder,
    env: {...process.env, NO_COLOR: '1', FORCE_COLOR: undefined},
    stdio: ['ignore', terminal, terminal]
  })
  return readFileSync(file, 'utf8')
}

test('the line that tells how far a run is goes before the summary comes', () => {
  writeFileSync(path.join(folder, 'a.txt'), 'The minister lost the vote.\n')
  expect(onTerminal('check', 'a.txt')).toMatch(/^\r\u001B\[K1 of 1 article [^\n]* left\r\u001B\[KSummary\n/u)
})
