/** Compiles to `dist` and puts the rules themselves in place of the module that reads them. */
import {execFileSync} from 'node:child_process'
import {chmodSync, rmSync, writeFileSync} from 'node:fs'
import {builtinRules} from '../src/rules/builtin.js'

rmSync('dist', {recursive: true, force: true})
execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json'], {stdio: 'inherit'})
writeFileSync('dist/rules/builtin.js', `export const builtinRules = ${JSON.stringify(builtinRules)}\n`)
rmSync('dist/rules/builtin.js.map', {force: true})
chmodSync('dist/cli/main.js', 0o755)
