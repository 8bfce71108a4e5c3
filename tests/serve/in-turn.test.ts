import {expect, test} from 'vitest'
import {inTurn} from '../../src/serve/in-turn.js'

async function* numbers(count: number, taken: (number: number) => void = () => undefined): AsyncGenerator<number> {
  for (let number = 0; number < count; number++) {
    taken(number)
    yield number
  }
}

const later = (turns: number) =>
  Array.from({length: turns}).reduce<Promise<void>>(
    promise => promise.then(() => new Promise(setImmediate)),
    Promise.resolve()
  )

test('results come in the order of the items, however long each takes', async () => {
  const results: number[] = []
  const work = async (number: number) => {
    await later((number * 7) % 5)
    return number
  }
  for await (const result of inTurn(numbers(50), 4, work)) results.push(result)
  expect(results).toEqual(Array.from({length: 50}, (_, index) => index))
})

test('no more items are taken than may be under way', async () => {
  let taken = 0
  const results = inTurn(
    numbers(100, () => taken++),
    3,
    async number => number
  )
  await results.next()
  await later(20)
  expect(taken).toBeLessThanOrEqual(4)
  await results.return(undefined)
})

test('a result does not wait for the next item', async () => {
  async function* stuck() {
    yield 'first'
    await new Promise(() => undefined)
  }
  const results = inTurn(stuck(), 4, async item => item)
  expect(await results.next()).toEqual({done: false, value: 'first'})
})

test('a source that fails ends with its failure', async () => {
  async function* broken() {
    yield 1
    throw new Error('broken')
  }
  const results = inTurn(broken(), 1, async item => item)
  expect((await results.next()).value).toBe(1)
  await expect(results.next()).rejects.toThrow('broken')
})

test('work that fails is thrown where its turn comes, and met by nobody before', async () => {
  const unmet: unknown[] = []
  const note = (reason: unknown) => void unmet.push(reason)
  process.on('unhandledRejection', note)
  const results = inTurn(numbers(2), 2, async number => {
    if (number === 1) throw new Error('failed')
    await later(20)
    return number
  })
  expect((await results.next()).value).toBe(0)
  await expect(results.next()).rejects.toThrow('failed')
  process.off('unhandledRejection', note)
  expect(unmet).toEqual([])
})
