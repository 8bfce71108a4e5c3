/** `npm run bench:memory`: what very large inputs need at most, with two workers; writes docs/memory.md. Takes many minutes and 6 GB of disk. */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import prettier from 'prettier'
import {cleanHeavy} from './corpus.js'
import {writeFiles, writeLines} from './files.js'
import {megabytes, run, type Run} from './measure.js'

const here = fileURLToPath(new URL('.', import.meta.url))
const cli = path.join(here, '../dist/cli/main.js')
const {articles} = cleanHeavy(3000)
const folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-memory-'))
const place = (name: string) => path.join(folder, name)

function measure(name: string, lay: (input: string) => void, file = ''): Run {
  console.log(name)
  mkdirSync(place('in'))
  lay(place('in'))
  const reports = file === '' ? ['--report', place('report.json'), '--report', place('report.html')] : []
  const args = ['clean', path.join(place('in'), file), '--out', place('out'), '--workers', '2', '--quiet', ...reports]
  const taken = run([cli, ...args])
  for (const one of ['in', 'out', 'report.json', 'report.html']) rmSync(place(one), {recursive: true, force: true})
  return taken
}

const times = Math.ceil(1000 / megabytes(articles))
const large = Array.from({length: Math.ceil(50 / megabytes(articles))}, () => articles.join('\n'))
  .join('\n')
  .slice(0, 50e6)
const rows = {
  'JSON lines, 1 GB': measure('1 GB', input => writeLines(path.join(input, 'in.jsonl'), articles, times), 'in.jsonl'),
  '200,000 small files, with JSON and HTML report': measure('files', input => writeFiles(input, articles, 200_000)),
  'one article of 50 MB among 600 in JSON lines': measure(
    'article',
    input => writeLines(path.join(input, 'in.jsonl'), [...articles.slice(0, 300), large, ...articles.slice(300, 600)]),
    'in.jsonl'
  )
}
rmSync(folder, {recursive: true})

const cpu = os.cpus()[0]?.model ?? 'unknown processor'
const page = `# Memory

Measured on ${new Date().toISOString().slice(0, 10)} with \`npm run bench:memory\`, which writes this page: ${os.cpus().length} × ${cpu}, Node ${process.version}, ${os.type()}.
One run each of \`clean --out OUT --workers 2\` with all rules, over clean-heavy news as in [benchmarks.md](benchmarks.md). Memory is all that the
process holds at once (peak resident set). An article of more than a million code units may need twelve times its size on top.

| input | memory at most | processor time | seconds |
| --- | --: | --: | --: |
${Object.entries(rows)
  .map(
    ([name, {memory, processor, wall}]) =>
      `| ${name} | ${memory.toFixed(0)} MB | ${processor.toFixed(0)} s | ${wall.toFixed(0)} |`
  )
  .join('\n')}
`
const file = path.join(here, '../docs/memory.md')
const options = await prettier.resolveConfig(file)
writeFileSync(file, await prettier.format(page, {...options, filepath: file}))
console.log(`written to ${path.relative('.', file)}`)
