import {afterAll, beforeAll, expect, test} from 'vitest'
import {Random} from '../scripts/random.js'
import {Battlefield, type WayName, ways} from './fire/kills.js'

/** How many times a run of each way is killed; more by `KILLS=20 npx vitest run tests/kill.test.ts`, many by `npm run kills`. */
const kills = Number(process.env['KILLS'] ?? 3)
const seed = Math.floor(Math.random() * 0x40000000)

let field: Battlefield

beforeAll(async () => {
  field = new Battlefield(400, new Random(seed))
  await field.prepare()
})

afterAll(() => field.clear())

test.each(Object.keys(ways) as WayName[])(
  'a run that is killed at any moment leaves whole files, and the next one goes on: %s',
  {timeout: 300_000},
  async name => {
    expect(await field.kill(name, kills), `seed ${seed}`).toMatchObject({wrong: []})
  }
)
