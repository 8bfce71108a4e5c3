import {existsSync, readFileSync, symlinkSync} from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {Listing} from '../../src/review/protocol.js'
import {clearUp, layInto, layOut, type Running, start} from './start.js'

let folder: string
let running: Running

interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** What a program sends, which may lie about everything. */
function ask(
  target: string,
  {method = 'GET', headers = {}, body}: Asked = {}
): Promise<{status: number; text: string}> {
  const {port} = new URL(running.url)
  return new Promise((resolve, reject) => {
    const request = http.request({host: '127.0.0.1', port, path: target, method, headers}, response => {
      let text = ''
      response.on('data', chunk => (text += String(chunk)))
      response.on('end', () => resolve({status: response.statusCode ?? 0, text}))
    })
    request.on('error', reject)
    request.end(body)
  })
}

const base = () => new URL(running.url).pathname
const origin = () => new URL(running.url).origin
const json = {'Content-Type': 'application/json'}
const own = () => ({...json, Origin: origin()})

/** Write what was reviewed. */
async function finish({url}: Running): Promise<void> {
  await fetch(`${url}api/finish`, {method: 'POST', headers: {...json, Origin: new URL(url).origin}, body: '{}'})
  for (let tries = 0; tries < 100 && !existsSync(path.join(folder, 'reviewed.json')); tries++) {
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

beforeEach(async () => {
  folder = layOut({'in/a.txt': 'The minister lost the the vote in Kyiv.\n', 'secret.txt': 'SECRET'})
  running = await start(folder)
})
afterEach(clearUp)

describe('the server of a review', {timeout: 60_000}, () => {
  test('answers its own page, with a policy that allows nothing else', async () => {
    const response = await fetch(running.url)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('lets a person dismiss what a gate would fail on, though it is only reported', async () => {
    layInto(folder, 'in/b.txt', 'Dear {{name}}, the vote was held on Sunday.\n')
    const second = await start(folder)
    const listing = (await (await fetch(`${second.url}api/articles`)).json()) as Listing
    expect(listing.items.map(({name, reported, open}) => [name, reported, open])).toEqual([
      ['in/a.txt', 0, 1],
      ['in/b.txt', 1, 1]
    ])
  })

  test('answers nobody without the token', async () => {
    for (const target of [
      '/',
      '/api/articles',
      '/app.js',
      base().replace(/.(?=\/$)/u, last => (last === 'x' ? 'y' : 'x')),
      `/x${base()}`
    ]) {
      expect((await ask(target)).status).toBe(404)
    }
  })

  test('answers nobody who calls it by another name', async () => {
    for (const host of [
      'example.org',
      'localhost',
      '127.0.0.1',
      `127.0.0.1.example.org:${new URL(running.url).port}`
    ]) {
      expect((await ask(base(), {headers: {Host: host}})).status).toBe(403)
    }
  })

  test('takes no choice from another page', async () => {
    const body = JSON.stringify({article: 0, fingerprint: 'x', choice: 'accept', before: null})
    const target = `${base()}api/decide`
    const refused = async (headers: Readonly<Record<string, string>>) =>
      (await ask(target, {method: 'POST', headers, body})).status
    expect(await refused({...json, Origin: 'http://example.org'})).toBe(403)
    expect(await refused({...json, Origin: 'null'})).toBe(403)
    expect(await refused(json)).toBe(403)
    expect(await refused({...own(), 'Sec-Fetch-Site': 'cross-site'})).toBe(403)
    expect(await refused({Origin: origin(), 'Content-Type': 'text/plain'})).toBe(400)
    expect((await ask(base(), {headers: {'Sec-Fetch-Site': 'cross-site'}})).status).toBe(403)
    expect(existsSync(path.join(folder, 'copydesk.decisions'))).toBe(false)
  })

  test('leads to no file, whatever the path', async () => {
    const paths = [
      '../secret.txt',
      '..%2fsecret.txt',
      'in/a.txt',
      'api/articles/..%2f..%2fsecret.txt',
      '%00',
      '//etc/passwd'
    ]
    for (const one of paths) {
      const {status, text} = await ask(base() + one)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(text).not.toMatch(/SECRET|root:/u)
    }
  })

  test('takes no request but those of the page, and no path in them', async () => {
    const post = (what: string, body: unknown) =>
      ask(`${base()}api/${what}`, {method: 'POST', headers: own(), body: JSON.stringify(body)})
    expect((await post('finish', {out: '/tmp/elsewhere'})).status).toBe(400)
    expect((await post('decide', {article: '../a', fingerprint: 'x', choice: 'accept', before: null})).status).toBe(400)
    expect((await post('decide', 'x'.repeat(100_000))).status).toBe(413)
    expect((await post('decide', {article: 99, fingerprint: 'x', choice: 'accept', before: null})).text).toContain(
      '"conflicts":1'
    )
    expect((await ask(`${base()}api/articles`, {method: 'PUT', headers: own(), body: '{}'})).status).toBe(404)
  })

  test('is not there for other machines', async () => {
    const {port} = new URL(running.url)
    const sockets = readFileSync('/proc/net/tcp', 'utf8').split('\n')
    const hex = Number(port).toString(16).toUpperCase().padStart(4, '0')
    const listening = sockets.filter(line => line.includes(`:${hex} `) && / 0A /u.test(line))
    expect(listening.map(line => line.trim().split(/\s+/u)[1])).toEqual([`0100007F:${hex}`])
  })

  test('writes below its folder only, also where a link in it leads away', async () => {
    symlinkSync(path.join(folder, 'secret.txt'), path.join(folder, 'in', 'link.txt'))
    const second = await start(folder, '--decisions', 'other.decisions')
    await finish(second)
    expect(new URL(second.url).pathname).not.toBe(base())
    expect(readFileSync(path.join(folder, 'secret.txt'), 'utf8')).toBe('SECRET')
    expect(readFileSync(path.join(folder, 'reviewed', 'a.txt'), 'utf8')).toBe('The minister lost the vote in Kyiv.\n')
  })

  test('writes what it cannot read as it is', async () => {
    layInto(folder, 'in/feed.xml', '<rss><item></rss>')
    await finish(await start(folder, '--decisions', 'other.decisions'))
    expect(readFileSync(path.join(folder, 'reviewed', 'feed.xml'), 'utf8')).toBe('<rss><item></rss>')
  })

  test('shares a decisions file with a second review without losing a choice', async () => {
    const second = await start(folder)
    const opened = async (url: string) =>
      (await (await fetch(`${url}api/articles/0`)).json()) as {
        story: {blocks: {notes: {fingerprint: string; choice?: string}[]}[]}
      }
    const [note] = (await opened(running.url)).story.blocks.flatMap(block => block.notes)
    const request = {article: 0, fingerprint: note?.fingerprint, choice: 'reject', before: null}
    const post = (url: string) =>
      fetch(`${url}api/decide`, {
        method: 'POST',
        headers: {...json, Origin: new URL(url).origin},
        body: JSON.stringify(request)
      })
    await post(running.url)
    await fetch(`${second.url}api/articles`)
    expect((await opened(second.url)).story.blocks.flatMap(block => block.notes)[0]?.choice).toBe('reject')
    expect(await (await post(second.url)).json()).toMatchObject({made: 0, conflicts: 1})
  })

  test('calls the undoing of an approval by the name of the article', async () => {
    const {url} = await start(layOut({'in/a.txt': 'The minister lost the the vote , on Sunday.\n'}))
    const headers = {...json, Origin: new URL(url).origin}
    const post = async (what: string, body: unknown): Promise<unknown> =>
      (await fetch(`${url}api/${what}`, {method: 'POST', headers, body: JSON.stringify(body)})).json()
    await post('approve', {article: 0, version: 0})
    expect(await post('undo', {})).toMatchObject({made: 2, at: {what: 'approval of in/a.txt'}})
  })

  test('takes a choice about records of one name back for all of them', async () => {
    const line = '{"id": "one", "text": "The minister lost the the vote in Kyiv."}\n'
    const {url} = await start(layOut({'in/a.jsonl': line.repeat(2)}))
    const headers = {...json, Origin: new URL(url).origin}
    const post = async (what: string, body: unknown): Promise<unknown> =>
      (await fetch(`${url}api/${what}`, {method: 'POST', headers, body: JSON.stringify(body)})).json()
    const items = async () => {
      const listing = (await (await fetch(`${url}api/articles`)).json()) as Listing
      return listing.items.map(({open, rejected}) => [open, rejected])
    }
    await post('rule', {rule: 'doubled-word', choice: 'reject', opened: 0})
    const rejected = await items()
    const undone = await post('undo', {})
    const before = await items()
    expect([rejected, before]).toEqual([
      [
        [0, 1],
        [0, 1]
      ],
      [
        [1, 0],
        [1, 0]
      ]
    ])
    expect(undone).toMatchObject({made: 2, at: {article: 0, what: 'reject doubled-word'}})
    expect(await post('undo', {})).toEqual({made: 0, conflicts: 0})
  })
})
