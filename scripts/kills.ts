/**
 * Kills runs with signal 9 at random moments, goes on with `--resume` after each, and compares every file with an unbroken run.
 *
 *     npm run kills -- [--articles 10000] [--kills 200] [--seed 1]
 */
import {parseArgs} from 'node:util'
import {Battlefield, type Toll, type WayName, ways} from '../tests/fire/kills.js'
import {Random} from './random.js'

const {values} = parseArgs({
  options: {
    articles: {type: 'string', default: '10000'},
    kills: {type: 'string', default: '200'},
    seed: {type: 'string', default: String(Math.floor(Math.random() * 0x40000000))}
  }
})
const articles = Number(values.articles)
const kills = Number(values.kills)
console.log(`seed ${values.seed}`)
const field = new Battlefield(articles, new Random(Number(values.seed)))
try {
  const time = await field.prepare()
  console.log(`${articles} articles; an unbroken run takes ${(time / 1000).toFixed(1)} s`)
  const names = Object.keys(ways) as WayName[]
  const began = performance.now()
  let isWrong = false
  for (const [index, name] of names.entries()) {
    const toll = await field.kill(name, share(kills, names.length, index))
    tell(name, toll)
    isWrong ||= toll.wrong.length > 0
  }
  console.log(`${Math.round((performance.now() - began) / 60_000)} minutes`)
  process.exitCode = isWrong ? 1 : 0
} finally {
  field.clear()
}

function share(total: number, parts: number, index: number): number {
  return Math.floor(total / parts) + (index < total % parts ? 1 : 0)
}

function tell(name: WayName, {kills, midway, finished, compared, wrong}: Toll): void {
  console.log(
    `${name}: ${kills} kills (${midway} between the first output and the last), ${finished} runs finished, ` +
      `${compared} files equal to the unbroken run, ${wrong.length} lost, half written or left behind`
  )
  for (const line of wrong.slice(0, 20)) console.log(`  ${line}`)
}
