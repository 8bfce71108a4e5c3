import {afterEach, expect, test} from 'vitest'
import {round} from '../../scripts/load/round.js'
import {clearUp, start} from './start.js'

afterEach(clearUp)

test(
  'of 1,000 requests, 50 at once and one in twenty garbage, each has its own answer',
  {timeout: 240_000},
  async () => {
    const {url} = await start(['--workers', '2'])
    const {answers, refused, mistakes} = await round({url, requests: 1000, concurrency: 50})
    expect({answers, refused, mistakes}).toEqual({answers: 1000, refused: 50, mistakes: []})
  }
)
