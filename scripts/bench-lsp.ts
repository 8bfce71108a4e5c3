/** How long the language server takes from a keystroke to the diagnostics, in an article of 5,000 words, and how much of it is cleaning. */
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {builtinRules, createCleaner} from '../src/index.js'
import {Client} from '../tests/lsp/client.js'

const words = 5000
const keystrokes = 60
const warmUp = 10

const folder = 'samples/gold'
const news = readdirSync(folder)
  .filter(name => name.endsWith('.txt'))
  .map(name => readFileSync(path.join(folder, name), 'utf8'))
  .join('\n\n')
const text = news.repeat(5).split(' ').slice(0, words).join(' ')

const client = new Client(process.cwd())
await client.initialize(process.cwd())
const uri = `file://${process.cwd()}/article.txt`
await client.open(uri, 'plaintext', text)
const answers: number[] = []
for (let key = 0; key < keystrokes; key++) {
  const version = key + 2
  const place = {line: 0, character: key}
  const began = performance.now()
  const told = client.diagnostics(uri, version)
  const contentChanges = [{range: {start: place, end: place}, text: 'a'}]
  client.notify('textDocument/didChange', {textDocument: {uri, version}, contentChanges})
  await told
  if (key >= warmUp) answers.push(performance.now() - began)
}
await client.end()

const clean = createCleaner({rules: builtinRules})
const whole = Array.from({length: keystrokes}, (_, key) => {
  const began = performance.now()
  clean('a'.repeat(key) + text)
  return performance.now() - began
}).slice(warmUp)

console.log(`article of ${words} words, ${keystrokes - warmUp} keystrokes`)
console.log(`from keystroke to diagnostics: median ${median(answers)} ms`)
console.log(`cleaning the whole article: median ${median(whole)} ms`)

function median(times: readonly number[]): string {
  return (times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0).toFixed(0)
}
