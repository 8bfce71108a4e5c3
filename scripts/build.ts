/** Compiles to `dist` and puts the rules and tables themselves in place of the modules that read them. */
import {execFileSync} from 'node:child_process'
import {chmodSync, rmSync, writeFileSync} from 'node:fs'
import {builtinRules} from '../src/rules/builtin.js'
import {speechTables} from '../src/rules/speech-tables.js'

rmSync('dist', {recursive: true, force: true})
execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json'], {stdio: 'inherit'})
writeFileSync('dist/rules/builtin.js', `export const builtinRules = ${JSON.stringify(builtinRules)}\n`)
writeFileSync('dist/rules/speech-tables.js', `export const speechTables = ${JSON.stringify(speechTables)}\n`)
for (const name of ['builtin', 'speech-tables']) rmSync(`dist/rules/${name}.js.map`, {force: true})
chmodSync('dist/cli/main.js', 0o755)
