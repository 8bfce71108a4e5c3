/** Puts load on `copydesk serve`: rounds of 1,000 requests, 50 at once. Prints throughput and memory of each round. */
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {round} from './load/round.js'

const rounds = Number(process.argv[2] ?? 20)
/** So little that garbage nobody has collected yet does not look like growth, and growth ends the service. */
const heap = '--max-old-space-size=64'
const child = spawn(process.execPath, [heap, 'dist/cli/main.js', 'serve', '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit']
})
const [started] = (await once(child.stdout, 'data')) as [Buffer]
const [, url = ''] = /Service: (\S+)/u.exec(String(started)) ?? []
const mistakes: string[] = []
const memory: number[] = []

for (let number = 1; number <= rounds; number++) {
  const began = performance.now()
  const tally = await round({url, requests: 1000, concurrency: 50})
  const seconds = (performance.now() - began) / 1000
  mistakes.push(...tally.mistakes)
  memory.push(await megabytes('process_resident_memory_bytes'))
  console.log(
    [
      `round ${number}: ${tally.answers} answers (${tally.refused} refused)`,
      `${tally.mistakes.length} mistakes`,
      `${Math.round(tally.answers / seconds)} requests/s`,
      `${(tally.bytes / seconds / 1e6).toFixed(1)} MB/s`,
      `memory ${memory.at(-1)} MB`,
      `heap ${await megabytes('nodejs_heap_size_used_bytes')} MB`
    ].join(', ')
  )
}

child.kill('SIGTERM')
await once(child, 'exit')
const half = rounds >> 1
console.log(
  `memory, median: ${median(memory.slice(0, half))} MB in the first half, ${median(memory.slice(half))} in the second`
)
for (const mistake of mistakes) console.error(mistake)
if (mistakes.length > 0) process.exitCode = 1

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[values.length >> 1]
}

async function megabytes(metric: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Math.round(Number(new RegExp(`^${metric} (\\S+)$`, 'mu').exec(text)?.[1]) / 1e6)
}
