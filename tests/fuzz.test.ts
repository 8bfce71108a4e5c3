import {beforeAll, describe, expect, test} from 'vitest'
import {Random} from '../scripts/random.js'
import {loadViews} from '../src/parse/views/load.js'
import {brokenInputs, checkBroken, mutate, targets} from './fire/fuzz.js'

beforeAll(loadViews)

/** More and longer by `npm run fuzz -- --minutes 5`. */
test.each(targets)('what is broken at random is read or refused: $name', async ({seeds, check}) => {
  const random = new Random(1)
  for (let count = 0; count < 25; count++) await check(mutate(seeds, random))
})

describe('what something once broke on is read or refused', () => {
  test.each(brokenInputs())('%s', async name => {
    await expect(checkBroken(name)).resolves.toBeUndefined()
  })
})
