/** Compiles to `dist`, without checking types (`npm run lint` does), and puts rules, tables and bundles themselves in place of the modules that make them. */
import {execFileSync} from 'node:child_process'
import {chmodSync, readdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {buildSync} from 'esbuild'
import {script as reportScript} from '../src/report/html/script.js'
import {script as reviewScript} from '../src/review/assets.js'
import {builtinRules} from '../src/rules/builtin.js'
import {serializeRules} from '../src/rules/serialized.js'
import {speechTables} from '../src/tables/speech.js'
import {version} from '../src/version.js'
import {bundleCommandLine} from './command-line.js'
import {thirdPartyNotices} from './third-party.js'

rmSync('dist', {recursive: true, force: true})
execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json', '--noCheck'], {stdio: 'inherit'})

const rules = serializeRules(builtinRules)
/** A module keeps its source and its texts: each thread of the command line would hold the rules twice more. */
const readThere = "JSON.parse(readFileSync(new URL('../rules/builtin.json', import.meta.url), 'utf8'))"

replace('version', `export const version = () => ${JSON.stringify(version())}\n`)
replace('tables/speech', `export const speechTables = ${parsed(speechTables)}\n`)
replace('report/html/script', scriptModule(reportScript()))
replace('review/assets', scriptModule(reviewScript()))
const inlinedFiles = [
  ...inlined('report/html/render.tsx'),
  // The Markdown family is 55 packages of a few lines each.
  ...inlined('parse/views/markdown/parse.ts', ['unified'])
]

for (const folder of ['report/html/browser', 'report/html/components', 'review/app'])
  rmSync(`dist/${folder}`, {recursive: true})
for (const name of readdirSync('dist').filter(name => name.startsWith('bundle.'))) rmSync(`dist/${name}`)
writeFileSync('dist/rules/builtin.json', JSON.stringify(rules))
replace('rules/builtin', `import {readFileSync} from 'node:fs'\n${rulesFrom(readThere)}`)
const bundledFiles = await bundleCommandLine('dist/bundled')
writeFileSync('dist/bundled/THIRD-PARTY.md', thirdPartyNotices([...bundledFiles, ...inlinedFiles]))
rmSync('dist/cli', {recursive: true})
renameSync('dist/bundled', 'dist/cli')
// Without outlines, which would be a tenth of a bundle for browsers.
replace('rules/builtin', rulesFrom(parsed({...rules, outlines: undefined})))
chmodSync('dist/cli/main.js', 0o755)

function replace(module: string, source: string): void {
  writeFileSync(`dist/${module}.js`, source)
  rmSync(`dist/${module}.js.map`, {force: true})
}

/** As text that is parsed as JSON, which takes half the time of an object literal. */
function parsed(value: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`
}

/** @param serialized The code that gives them. */
function rulesFrom(serialized: string): string {
  return `import {deserializeRules} from './serialized.js'
export const builtinRules = deserializeRules(${serialized})\n`
}

function scriptModule(text: string): string {
  return `const text = ${JSON.stringify(text)}\nexport const script = () => text\n`
}

/**
 * A module with the packages it needs built in: they need not be installed with Copydesk.
 *
 * @returns The files it was made of.
 */
function inlined(module: string, external: string[] = []): string[] {
  const outfile = `dist/${module.replace(/\.tsx?$/u, '.js')}`
  const {metafile} = buildSync({
    entryPoints: [`src/${module}`],
    outfile,
    bundle: true,
    external,
    metafile: true,
    allowOverwrite: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    jsxImportSource: 'preact'
  })
  rmSync(`${outfile}.map`, {force: true})
  return Object.keys(metafile.inputs)
}
