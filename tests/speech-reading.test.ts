import {beforeAll, expect, test} from 'vitest'
import type {Place, State, Step} from '../src/detect/speech/moves.js'
import {loadModel} from './speech/load.js'
import {transcripts} from './speech/transcripts.js'

/** Imported by the tests themselves: a model that cannot be loaded is a test that fails, not a file without tests. */
const model = async () => ({
  ...(await import('../src/detect/speech/automaton.js')),
  ...(await import('../src/detect/speech/costs.js')),
  ...(await import('../src/detect/speech/moves.js')),
  ...(await import('./speech/findings.js'))
})

beforeAll(loadModel)

type Model = Awaited<ReturnType<typeof model>>

/** Few enough that every reading can be tried. */
const few = 5

function fewPlaces({placesIn}: Model): Place[][] {
  const passages = transcripts.flatMap(([, all]) => all)
  return passages.map(([text, language]) => placesIn(text, language)).filter(places => places.length <= few)
}

interface Way {
  readonly steps: readonly Step[]
  readonly cost: number
}

/** Every way through some places, in the order of the moves. */
function everyWay(places: readonly Place[], {moves, costs}: Model): Way[] {
  const waysFrom = (index: number, from: State): Way[] => {
    const place = places[index]
    if (!place) return [{steps: [], cost: 0}]
    return moves(place, from, costs).flatMap(({action, to, cost}) =>
      waysFrom(index + 1, to).map(way => ({steps: [{place, action, from, to}, ...way.steps], cost: cost + way.cost}))
    )
  }
  return waysFrom(0, 'outside')
}

const least = (ways: readonly Way[]) => Math.min(...ways.map(way => way.cost))

/** Sums of the same costs in another order differ by rounding. */
const digits = 9

const told = (way?: Pick<Way, 'steps'>) => way?.steps.map(({action, to}) => `${action} ${to}`)

test('of all readings the first of the cheapest is taken', async () => {
  const all = await model()
  const passages = fewPlaces(all)
  expect(passages.length).toBeGreaterThan(500)
  for (const places of passages) {
    const ways = everyWay(places, all)
    const cost = least(ways) + 10 ** -digits
    expect(told(all.cheapestReading(places))).toEqual(told(ways.find(way => way.cost < cost)))
  }
})

test('beside each decision stands the cheapest reading that decides otherwise', async () => {
  const all = await model()
  let [forced, free] = [0, 0]
  for (const places of fewPlaces(all)) {
    const reading = all.cheapestReading(places)
    const ways = everyWay(places, all)
    const effects = (steps: readonly Step[]) => steps.map(step => all.effect(step.action))
    const own = effects(reading.steps)
    for (const index of places.keys()) {
      const others = ways.filter(({steps}) => effects(steps)[index] !== own[index])
      const changes = new Map(reading.otherwise(index).map(({place, action}) => [place, all.effect(action)]))
      if (others.length === 0) {
        expect(reading.margin(index)).toBe(Infinity)
        expect(changes.size).toBe(0)
        forced++
        continue
      }
      expect(reading.margin(index)).toBeCloseTo(least(others) - least(ways), digits)
      const changed = own.map((effect, at) => changes.get(places[at] as Place) ?? effect).join(' ')
      const same = others.filter(({steps}) => effects(steps).join(' ') === changed)
      expect(least(same)).toBeCloseTo(least(others), digits)
      free++
    }
  }
  expect(forced).toBeGreaterThan(20)
  expect(free).toBeGreaterThan(2000)
})

test('a reading that differs all along is followed for forty places to each side', async () => {
  const {cheapestReading, costs, placesIn} = await model()
  const places = placesIn(`They sang${' " and'.repeat(100)} left.`, 'en')
  expect(places.length).toBe(102)
  // No mark is nested or one too many, so that another reading of one turns them all.
  const {otherwise} = cheapestReading(places, {...costs, nest: 1000, drop: 1000, dropDoubled: 1000})
  const reach = (index: number) => {
    const told = otherwise(index).map(({place}) => places.indexOf(place))
    expect(told).toEqual(Array.from(told, (_, at) => (told[0] ?? 0) + at))
    return [told[0], told.at(-1)]
  }
  expect(reach(50)).toEqual([10, 90])
  expect(reach(3)).toEqual([0, 43])
  expect(reach(99)).toEqual([59, 101])
})
