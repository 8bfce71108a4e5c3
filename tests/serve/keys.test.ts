import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {afterEach, describe, expect, test} from 'vitest'
import {Keys, keysIn} from '../../src/serve/keys.js'
import {clearUp, post, start} from './start.js'

const first = '4f1c1d7a2b9e8f60'
const second = 'another-key-of-ours'
const article = {text: 'Quiet.'}

afterEach(clearUp)

test('keys stand one a line, with remarks', () => {
  expect(keysIn(`# the CMS\n${first} # since May\r\n\n  ${second}\n`)).toEqual([first, second])
})

test('a short key is refused', () => {
  expect(() => new Keys([first, 'short'])).toThrow('Unexpected short key (number 2), expected 16 characters or more')
  expect(() => new Keys([])).toThrow('Unexpected lack of keys')
})

describe('a service with keys', () => {
  test('from a file lets in who has one of them', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-serve-'))
    const file = path.join(folder, 'keys')
    writeFileSync(file, `${first}\n${second}\n`)
    const {url} = await start(['--keys', file])
    rmSync(folder, {recursive: true})
    const status = async (header: string) =>
      (await post(`${url}/v1/check`, article, header === '' ? {} : {Authorization: header})).status
    expect(await status(`Bearer ${first}`)).toBe(200)
    expect(await status(`bearer ${second}`)).toBe(200)
    for (const wrong of ['', 'Bearer', `Bearer ${first}x`, `Bearer ${first.slice(0, -1)}`, `Basic ${first}`])
      expect(await status(wrong)).toBe(401)
  })

  test('from the environment keeps metrics to those who have one, and health to nobody', async () => {
    const {url} = await start(['--host', '0.0.0.0'], {COPYDESK_KEYS: first})
    const own = url.replace('0.0.0.0', '127.0.0.1')
    const get = async (target: string, headers = {}) => fetch(`${own}${target}`, {headers})
    expect((await get('/healthz')).status).toBe(200)
    expect((await get('/openapi.json')).status).toBe(200)
    const refused = await get('/metrics')
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
    expect((await get('/metrics', {Authorization: `Bearer ${first}`})).status).toBe(200)
  })
})
