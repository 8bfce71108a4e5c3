/** Compiles to `dist` and puts the rules and tables themselves in place of the modules that read them. */
import {execFileSync} from 'node:child_process'
import {chmodSync, rmSync, writeFileSync} from 'node:fs'
import {builtinRules} from '../src/rules/builtin.js'
import {speechTables} from '../src/rules/speech-tables.js'

rmSync('dist', {recursive: true, force: true})
execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json'], {stdio: 'inherit'})
writeData('builtin', 'builtinRules', builtinRules)
writeData('speech-tables', 'speechTables', speechTables)
/** As text that is parsed as JSON, which takes half the time of an object literal. */
function writeData(module: string, name: string, value: unknown): void {
  const json = JSON.stringify(JSON.stringify(value))
  writeFileSync(`dist/rules/${module}.js`, `export const ${name} = JSON.parse(${json})\n`)
}

for (const name of ['builtin', 'speech-tables']) rmSync(`dist/rules/${name}.js.map`, {force: true})
chmodSync('dist/cli/main.js', 0o755)
