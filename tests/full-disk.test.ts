import {spawnSync} from 'node:child_process'
import {closeSync, existsSync, openSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'

const main = path.join(import.meta.dirname, '..', 'dist', 'cli', 'main.js')
const full = '/dev/full'

test.skipIf(!existsSync(full)).for([['--help'], ['--version'], ['check', '--help']])(
  '%s to a full disk says so',
  args => {
    const disk = openSync(full, 'w')
    const {stderr, status} = spawnSync('node', [main, ...args], {stdio: ['ignore', disk, 'pipe'], encoding: 'utf8'})
    closeSync(disk)
    expect(stderr).toBe('copydesk: standard output: Unexpected full disk, expected room for the output (ENOSPC)\n')
    expect(status).toBe(2)
  }
)
