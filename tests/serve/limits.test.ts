import {afterEach, describe, expect, test} from 'vitest'
import {clearUp, linesOf, openRequest, post, raw, start} from './start.js'

const json = {'Content-Type': 'application/json'}
const ndjson = {'Content-Type': 'application/x-ndjson'}
const article = {text: 'In Kyiv , the the vote was held.'}

afterEach(clearUp)

describe('what is too long is refused', () => {
  test('at once where its length is told', async () => {
    const {url} = await start(['--max-body', '1k'])
    const {status, json} = await post(`${url}/v1/clean`, {text: 'a'.repeat(2000)})
    expect(status).toBe(413)
    expect(json['detail']).toBe('Unexpected body of more than 1024 bytes, expected a shorter one')
    expect((await post(`${url}/v1/clean`, article)).status).toBe(200)
  })

  test('when it has come so far, and the connection ends', async () => {
    const {url} = await start(['--max-body', '1k'])
    const piece = `400\r\n${'a'.repeat(0x400)}\r\n`
    const head = 'POST /v1/clean HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n'
    const told = await raw(url, head, ...Array.from({length: 1000}, () => piece))
    expect(told).toMatch(/^HTTP\/1\.1 413 Payload Too Large\r\n/u)
    expect(told).toMatch(/^connection: close\r$/imu)
  })

  test('line by line in a stream, which may be of any length', async () => {
    const {url} = await start(['--max-body', '1k'])
    const short = Array.from({length: 100}, (_, index) => JSON.stringify({...article, id: String(index)}))
    const answer = await post(`${url}/v1/clean`, [...short, 'a'.repeat(2000), ...short].join('\n'), ndjson)
    const lines = linesOf(answer)
    expect(lines.slice(0, 100).map(one => one['id'])).toEqual(short.map((_, index) => String(index)))
    expect(lines.slice(100)).toMatchObject([{line: 101, problem: {status: 413}}])
  })
})

describe('who is too slow is cut off', () => {
  test('in the headers', async () => {
    const {url} = await start(['--timeout', '0.5'])
    expect(await raw(url, 'POST /v1/clean HTTP/1.1\r\nHost: x\r\n')).toMatch(/^HTTP\/1\.1 408 /u)
  })

  test('in the body', async () => {
    const {url} = await start(['--timeout', '0.5'])
    const head = 'POST /v1/clean HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n'
    const told = await raw(url, head, '{')
    expect(told).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/u)
    expect(told).toContain('Unexpected wait for the body of more than 0.5 s, expected it sooner')
  })

  test('in a body that comes drop by drop', async () => {
    const {url} = await start(['--timeout', '0.5'])
    const {request, response} = openRequest(`${url}/v1/clean`, {...json, 'Content-Length': '1000'})
    const drops = setInterval(() => request.write(' '), 50)
    expect((await response).statusCode).toBe(408)
    clearInterval(drops)
  })

  test('in a line of a stream', async () => {
    const {url} = await start(['--timeout', '0.5'])
    const {request, response} = openRequest(`${url}/v1/clean`, ndjson)
    request.write(`${JSON.stringify(article)}\n{"te`)
    let text = ''
    for await (const chunk of (await response).setEncoding('utf8')) text += String(chunk)
    expect(linesOf({text})).toMatchObject([{line: 1}, {line: 2, problem: {status: 408}}])
  })

  test('where a stream of answers is not taken', async () => {
    const {url} = await start(['--timeout', '0.5'])
    const line = `${JSON.stringify({text: article.text.repeat(200)})}\n`
    const {request, response} = openRequest(`${url}/v1/clean`, ndjson)
    const incoming = await Promise.race([response, send()])
    incoming?.pause()
    await send()
    expect((await post(`${url}/v1/clean`, article)).status).toBe(200)

    /** Until the connection is cut. */
    async function send(): Promise<undefined> {
      while (!request.destroyed) if (!request.write(line)) await new Promise(resolve => setTimeout(resolve, 5))
    }
  })
})

describe('what is too much at once', () => {
  test('is asked to come again', async () => {
    const {url} = await start(['--concurrency', '1', '--queue', '0'])
    const held = openRequest(`${url}/v1/clean`, json)
    await untilWaiting(url, 1)
    const {status, headers, json: body} = await post(`${url}/v1/clean`, article)
    expect(status).toBe(429)
    expect(headers.get('retry-after')).toBe('1')
    expect(body['detail']).toBe('Unexpected request while the queue is full, expected it later')
    held.request.end(JSON.stringify(article))
    expect((await held.response).statusCode).toBe(200)
    expect((await post(`${url}/v1/clean`, article)).status).toBe(200)
  })

  test('waits for its turn', async () => {
    const {url} = await start(['--concurrency', '1', '--queue', '20'])
    const answers = await Promise.all(
      Array.from({length: 20}, async (_, index) => post(`${url}/v1/clean`, {...article, id: String(index)}))
    )
    expect(answers.map(one => one.json['id'])).toEqual(answers.map((_, index) => String(index)))
  })

  test('does not wait for a stream that trickles', async () => {
    const {url} = await start(['--concurrency', '1', '--queue', '5'])
    const {request, response} = openRequest(`${url}/v1/clean`, ndjson)
    request.write(`${JSON.stringify(article)}\n`)
    const answers = (await response).setEncoding('utf8')[Symbol.asyncIterator]() as AsyncIterator<string>
    expect(linesOf({text: (await answers.next()).value as string})).toMatchObject([{line: 1}])
    expect((await post(`${url}/v1/clean`, article)).status).toBe(200)
    request.end(`${JSON.stringify(article)}\n`)
    expect(linesOf({text: (await answers.next()).value as string})).toMatchObject([{line: 2}])
  })

  test('leaves no place behind when it goes away', async () => {
    const {url} = await start(['--concurrency', '1', '--queue', '0'])
    for (const media of [json, ndjson]) {
      const {request} = openRequest(`${url}/v1/clean`, media)
      await untilWaiting(url, 1)
      request.destroy()
      await untilWaiting(url, 0)
    }
    expect((await post(`${url}/v1/clean`, article)).status).toBe(200)
  })
})

test('an article that takes too long costs only itself', async () => {
  const {url} = await start(['--article-timeout', '0.2'])
  const text = Array.from({length: 20_000}, (_, day) => `“On day ${day} , we went. “We came,” he said.`).join('\n\n')
  const {json: answer} = await post(`${url}/v1/clean`, {articles: [article, {text}, article]})
  expect(answer['articles']).toMatchObject([
    {verdict: 'publish after fixes'},
    {
      verdict: 'hold',
      fatal: 'Unexpected cleaning time above 0.2 s, expected an article that can be cleaned',
      output: {text}
    },
    {verdict: 'publish after fixes'}
  ])
})

/** Until so many requests are inside. */
async function untilWaiting(url: string, count: number): Promise<void> {
  for (;;) {
    const metrics = await (await fetch(`${url}/metrics`)).text()
    const inside = Array.from(metrics.matchAll(/^copydesk_requests_(?:active|waiting) (\d+)$/gmu), match =>
      Number(match[1])
    )
    if (inside.reduce((sum, one) => sum + one, 0) === count) return
  }
}
