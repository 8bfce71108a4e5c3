import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {builtinRules, createCleaner} from '../../src/index.js'
import {checkedSchema, cleanedSchema} from '../../src/serve/schemas.js'
import {clearUp, linesOf, openRequest, post, type Running, start} from './start.js'

const damaged = 'In Kyiv , the the vote was held.'
const mended = 'In Kyiv, the vote was held.'
const ndjson = {'Content-Type': 'application/x-ndjson'}

let running: Running
const to = (operation: string) => `${running.url}/v1/${operation}`

beforeAll(async () => {
  running = await start()
})
afterAll(clearUp)

describe('an article as JSON', () => {
  test('comes back with verdict, ledger, certificate and output', async () => {
    const {status, json} = await post(to('clean'), {text: damaged, id: 'post-7'})
    expect(status).toBe(200)
    const {id, verdict, reasons, changed, output, certificate, ledger} = cleanedSchema.parse(json)
    expect({id, verdict, reasons, changed}).toEqual({
      id: 'post-7',
      verdict: 'publish after fixes',
      reasons: ['2 repairs'],
      changed: true
    })
    expect(output.text).toBe(mended)
    expect(certificate.holds).toBe(true)
    expect(ledger.decisions.map(one => one.rule)).toEqual(['space-before-comma', 'doubled-word'])
  })

  test('is only checked where nothing else is asked', async () => {
    const {json} = await post(to('check'), {text: damaged})
    expect(checkedSchema.parse(json).verdict).toBe('publish after fixes')
    expect(json).not.toHaveProperty('output')
    expect(json).not.toHaveProperty('id')
  })

  test('is read in its own language', async () => {
    const german = 'Der Minister sagte: „Wir kommen. „Wir bleiben“, sagte er.'
    const decisions = async (language?: string) =>
      cleanedSchema.parse((await post(to('clean'), {text: german, language})).json).output.text
    expect(await decisions('de')).toBe(createCleaner({rules: builtinRules, language: 'de'})(german).output)
    expect(await decisions()).toBe(createCleaner({rules: builtinRules})(german).output)
  })

  test('in HTML keeps its markup', async () => {
    const {json} = await post(to('clean'), {text: `<p class="a">${damaged}</p>`, type: 'html'})
    expect(cleanedSchema.parse(json).output.text).toBe(`<p class="a">${mended}</p>`)
  })

  test('that is held comes back as it was', async () => {
    const text = `${damaged}\n\n`.repeat(20)
    const {verdict, fatal, output} = cleanedSchema.parse((await post(to('clean'), {text})).json)
    expect({verdict, text: output.text}).toEqual({verdict: 'hold', text})
    expect(fatal).toMatch(/^Unexpected/u)
  })
})

test('every sample comes back as the library cleans it', async () => {
  const clean = createCleaner({rules: builtinRules})
  const names = readdirSync('samples/dirty').filter(name => name.endsWith('.txt'))
  const articles = names.map(id => ({id, text: readFileSync(path.join('samples/dirty', id), 'utf8')}))
  const {json} = await post(to('clean'), {articles})
  const answers = cleanedSchema.array().parse(json['articles'])
  expect(answers.map(({id, output}) => [id, output.text])).toEqual(
    articles.map(({id, text}) => [id, clean(text).output])
  )
})

describe('a text', () => {
  const plain = {'Content-Type': 'text/plain; charset=utf-8'}

  test('comes back as text where that is asked for, with its verdict beside it', async () => {
    const {text, headers} = await post(to('clean'), `\uFEFF${damaged}\r\n`, {...plain, Accept: 'text/plain'})
    expect(text).toBe(`\uFEFF${mended}\r\n`)
    expect(headers.get('copydesk-verdict')).toBe('publish after fixes')
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
  })

  test('comes back as JSON else', async () => {
    const {json} = await post(`${to('clean')}?id=7`, damaged, plain)
    expect(cleanedSchema.parse(json)).toMatchObject({id: '7', output: {text: mended}})
  })

  test.each(['html', 'markdown'])('of %s comes back as such', async type => {
    const media = {'Content-Type': `text/${type}`, Accept: `text/${type}`}
    expect((await post(to('clean'), `${damaged}\n`, media)).text).toBe(`${mended}\n`)
  })

  test('is checked with a report a person reads', async () => {
    const {text} = await post(`${to('check')}?id=7`, damaged, {...plain, Accept: 'text/plain'})
    expect(text).toBe(
      '7:1:8 warning Unexpected space before `,` or `;`, expected none (space-before-comma)\n' +
        '7:1:11 warning Unexpected repeated word `the the`, expected `the` (doubled-word)\n'
    )
    const page = await post(to('check'), damaged, {...plain, Accept: 'text/html'})
    expect(page.text).toMatch(/^<!doctype html>/iu)
  })
})

describe('a stream of lines', () => {
  test('is answered line by line, in order, with each broken line in its place', async () => {
    const long = Array.from({length: 200}, (_, day) => `On day ${day} in Kyiv , the vote was held.`).join('\n\n')
    const lines = [
      JSON.stringify({text: long, id: 'long'}),
      '',
      'nonsense',
      JSON.stringify({txt: 'x'}),
      JSON.stringify({text: 'Quiet.', id: 'last'})
    ]
    const answer = await post(to('clean'), lines.join('\n'), ndjson)
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson')
    const [first, second, third, last, ...rest] = linesOf(answer)
    expect(rest).toEqual([])
    expect(first).toMatchObject({line: 1, id: 'long', verdict: 'publish after fixes'})
    expect(second).toMatchObject({line: 3, problem: {status: 400, title: 'Bad Request'}})
    expect(third).toMatchObject({
      line: 4,
      problem: {
        errors: [
          {pointer: '#/text', detail: 'Unexpected missing value, expected string'},
          {pointer: '#/txt', detail: 'Unexpected key `txt`, expected `text`'}
        ]
      }
    })
    expect(last).toMatchObject({line: 5, id: 'last', verdict: 'publish'})
  })

  test('has the answer to a line before the next one is sent', async () => {
    const {request, response} = openRequest(to('check'), ndjson)
    request.write(`${JSON.stringify({text: damaged, id: '1'})}\n`)
    const answers = (await response).setEncoding('utf8')[Symbol.asyncIterator]() as AsyncIterator<string>
    expect((await answers.next()).value).toContain('{"line":1,"id":"1","verdict":"publish after fixes"')
    request.end(`${JSON.stringify({text: damaged, id: '2'})}\n`)
    expect((await answers.next()).value).toContain('{"line":2,"id":"2"')
    expect((await answers.next()).done).toBe(true)
  })

  test('answers a batch where that is asked for', async () => {
    const articles = [{text: 'Quiet.'}, {text: damaged}]
    const answer = await post(to('check'), {articles}, {Accept: 'application/x-ndjson'})
    expect(linesOf(answer)).toMatchObject([
      {line: 1, verdict: 'publish'},
      {line: 2, verdict: 'publish after fixes'}
    ])
  })
})

describe('what cannot be answered is told as a problem', () => {
  const refused = async (body: string | object, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await post(to('clean'), body, headers)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.json).toMatchObject({type: 'about:blank', status: answer.status})
    return `${answer.status} ${String(answer.json['detail'])}`
  }

  test.each([
    [{text: 5}, '400 #/text: Unexpected number, expected string'],
    [{txt: 'a'}, '400 #/text: Unexpected missing value, expected string'],
    [{text: 'a', languge: 'de'}, '400 #/languge: Unexpected key `languge`, expected `language`'],
    [{text: 'a', type: 'pdf'}, '400 #/type: Unexpected value `pdf`, expected one of text, html, markdown'],
    [
      {text: 'a', language: '../x'},
      '400 #/language: Unexpected value, expected a language tag (BCP 47) such as `en` or `en-GB`'
    ],
    [
      {text: 'a', language: 'english'},
      '400 #/language: Unexpected value, expected a language tag (BCP 47) such as `en` or `en-GB`'
    ],
    [{articles: [{text: 'a'}, {text: null}]}, '400 #/articles/1/text: Unexpected null, expected string'],
    ['[]', '400 #: Unexpected list, expected object'],
    ['{"text":', '400 Unexpected body that is no JSON, expected an object: Unexpected end of JSON input']
  ])('%j', async (body, expected) => {
    expect(await refused(body)).toBe(expected)
  })

  test('bytes that are no UTF-8', async () => {
    const answer = await post(to('clean'), Uint8Array.of(0x61, 0xff), {'Content-Type': 'text/plain'})
    expect(answer.json['detail']).toMatch(/^Unexpected byte 0xFF at offset 1, line 1, expected UTF-8 text: /u)
  })

  test('types, charsets and encodings that are not read', async () => {
    expect(await refused('a', {'Content-Type': 'application/pdf'})).toMatch(/^415 .* `application\/pdf`/u)
    expect(await refused('a', {'Content-Type': 'text/plain; charset="iso-8859-1"'})).toMatch(/^415 .* `iso-8859-1`/u)
    expect(await refused('a', {'Content-Encoding': 'gzip'})).toMatch(/^415 .* `gzip`/u)
  })

  test('answers there are not', async () => {
    expect(await refused({text: 'a'}, {Accept: 'image/png'})).toMatch(/^406 /u)
    expect(await refused({text: 'a'}, {Accept: 'text/html'})).toMatch(/^406 /u)
    expect(await refused('', {...ndjson, Accept: 'application/json'})).toMatch(/^406 /u)
  })

  test('other paths and methods', async () => {
    const get = async (target: string) => (await fetch(`${running.url}${target}`)).status
    expect([await get('/v1/clean'), await get('/v1/clear'), await get('/')]).toEqual([405, 404, 404])
  })

  test('pages in a browser', async () => {
    expect(await refused({text: 'a'}, {Origin: 'http://127.0.0.1'})).toMatch(/^403 /u)
  })
})

test('health, readiness and metrics', async () => {
  const get = async (target: string) => (await fetch(`${running.url}${target}`)).text()
  expect(await get('/healthz')).toBe('ok\n')
  expect(await get('/readyz')).toBe('ok\n')
  const metrics = await get('/metrics')
  expect(metrics).toMatch(/^copydesk_http_requests_total\{route="\/v1\/clean",status="415"\} 3$/mu)
  expect(metrics).toMatch(/^copydesk_decisions_total\{rule="doubled-word",decision="apply"\} \d+$/mu)
  expect(metrics).toMatch(/^copydesk_requests_active 0$/mu)
  expect(metrics).toMatch(/^copydesk_requests_waiting 0$/mu)
})
