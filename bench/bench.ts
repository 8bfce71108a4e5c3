/** `npm run bench`: measures against peers and the floor, and writes docs/benchmarks.md. Takes some minutes. */
import {execFileSync} from 'node:child_process'
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import prettier from 'prettier'
import {allDamaged, cleanHeavy} from './corpus.js'
import {writeLines} from './files.js'
import {megabytes, runInTurns, timePerMegabyte} from './measure.js'
import {page} from './page.js'

const here = fileURLToPath(new URL('.', import.meta.url))
const cli = path.join(here, '../dist/cli/main.js')

if (!existsSync(path.join(here, 'node_modules'))) execFileSync('npm', ['ci'], {cwd: here, stdio: 'inherit'})

const corpora = [cleanHeavy(700), allDamaged(300)]
const speeds = []
for (const {name, articles} of corpora) {
  console.log(`${name}: ${megabytes(articles).toFixed(1)} MB`)
  // Harper is so much slower that a part must do.
  const times = await timePerMegabyte(articles, name => (name === 'harper' ? 0.02 : 1))
  speeds.push({name, size: megabytes(articles), times})
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-bench-'))
const [input, output, article] = ['in.jsonl', 'out.jsonl', 'a.txt'].map(name => path.join(folder, name)) as [
  string,
  string,
  string
]
const lines = cleanHeavy(48_000).articles
writeLines(input, lines)
writeFileSync(article, 'The minister lost the the vote.\n')
const clean = [cli, 'clean', input, '--out', path.join(folder, 'out')]
const runs = runInTurns({
  floor: [path.join(here, 'floor.mjs'), input, output],
  'one worker': [...clean, '--workers', '1'],
  'two workers': [...clean, '--workers', '2'],
  node: ['-e', '0'],
  check: [cli, 'check', article]
})
rmSync(folder, {recursive: true})

const file = path.join(here, '../docs/benchmarks.md')
const options = await prettier.resolveConfig(file)
const text = page({speeds, runs, size: megabytes(lines), date: new Date()})
writeFileSync(file, await prettier.format(text, {...options, filepath: file}))
console.log(`written to ${path.relative('.', file)}`)
