/**
 * Mutates samples, records, rules and configurations, and reads what comes of it. What something breaks on is made short and kept in
 * `tests/fire/broken`.
 *
 *     npm run fuzz -- [--minutes 5] [--seed 1]
 */
import {createHash} from 'node:crypto'
import {parseArgs} from 'node:util'
import {loadViews} from '../src/parse/views/load.js'
import {keepBroken, mutate, type Target, targets} from '../tests/fire/fuzz.js'
import {Random} from './random.js'

const {values} = parseArgs({
  options: {
    minutes: {type: 'string', default: '5'},
    seed: {type: 'string', default: String(Math.floor(Math.random() * 0x40000000))}
  }
})
const random = new Random(Number(values.seed))
const end = performance.now() + Number(values.minutes) * 60_000
const counts = new Map<string, number>()
const met = new Set<string>()
await loadViews()
console.log(`seed ${values.seed}`)
while (performance.now() < end) {
  const target = random.pick(targets)
  counts.set(target.name, (counts.get(target.name) ?? 0) + 1)
  const bytes = mutate(target.seeds, random)
  const problem = await problemOf(target, bytes)
  if (problem === undefined) continue
  const kind = `${target.name}: ${problem.replaceAll(/[`"][^]*/gu, '').slice(0, 60)}`
  if (met.has(kind)) continue
  met.add(kind)
  const short = await shortened(target, bytes, problem.slice(0, 20))
  const hash = createHash('sha256').update(short).digest('hex').slice(0, 8)
  console.log(`${keepBroken(target, short, hash)}: ${problem.slice(0, 300)}`)
}
console.log(Array.from(counts, ([name, count]) => `${count} ${name}`).join(', '))
console.log(`${met.size} failures`)
process.exitCode = met.size > 0 ? 1 : 0

async function problemOf({check}: Target, bytes: Uint8Array): Promise<string | undefined> {
  try {
    await check(bytes)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** The same failure with fewer bytes; stops after half a minute. */
async function shortened(target: Target, bytes: Uint8Array, start: string): Promise<Buffer> {
  const until = performance.now() + 30_000
  let short = Buffer.from(bytes)
  for (let size = short.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at < short.length && performance.now() < until;) {
      const shorter = Buffer.concat([short.subarray(0, at), short.subarray(at + size)])
      if ((await problemOf(target, shorter))?.startsWith(start)) short = shorter
      else at += size
    }
  }
  return short
}
