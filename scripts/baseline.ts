/** Records what the rules find in the samples. With `--lower` it may be less than before. */
import {spawnSync} from 'node:child_process'

const BASELINE = process.argv.includes('--lower') ? 'lower' : 'raise'
const {status} = spawnSync('node_modules/.bin/vitest', ['run', 'tests/baseline.test.ts'], {
  stdio: 'inherit',
  env: {...process.env, BASELINE}
})
process.exitCode = status ?? 1
