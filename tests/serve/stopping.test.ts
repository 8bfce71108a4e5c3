import {once} from 'node:events'
import {afterEach, expect, test} from 'vitest'
import {clearUp, openRequest, post, start} from './start.js'

afterEach(clearUp)

const json = {'Content-Type': 'application/json'}
const article = {text: 'In Kyiv , the the vote was held.'}

/** A body that has started to come in when the signal comes. */
async function begun(url: string) {
  const asked = openRequest(`${url}/v1/clean`, json)
  for (;;) {
    const metrics = await (await fetch(`${url}/metrics`)).text()
    if (/^copydesk_requests_waiting 1$/mu.test(metrics)) return asked
  }
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s finishes what was taken, takes nothing more and ends with 0',
  async signal => {
    const {url, child} = await start()
    const {request, response} = await begun(url)
    const ended = once(child, 'exit')
    child.kill(signal)
    for (;;) if (!(await post(`${url}/v1/clean`, article).catch(() => undefined))) break
    request.end(JSON.stringify(article))
    const {statusCode, headers} = await response
    expect([statusCode, headers.connection]).toEqual([200, 'close'])
    expect(await ended).toEqual([0, null])
  }
)

test('a second signal ends at once', async () => {
  const {url, child} = await start()
  await begun(url)
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  for (;;) if (!(await post(`${url}/v1/clean`, article).catch(() => undefined))) break
  child.kill('SIGTERM')
  expect(await ended).toEqual([null, 'SIGTERM'])
})
