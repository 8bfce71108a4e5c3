import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {gzipSync} from 'node:zlib'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {createCleaner} from '../src/pipeline.js'
import {formats} from '../src/report/formats.js'
import {builtinRules} from '../src/rules/builtin.js'
import {articlesIn, piecesOf} from './pieces.js'

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const bad = 'The minister lost the the vote.'
let root = ''
let folder = ''

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'copydesk-security-'))
  folder = path.join(root, 'work')
  mkdirSync(folder)
})
afterEach(() => rmSync(root, {recursive: true}))

const place = (name: string) => path.join(folder, name)

function lay(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(place(name)), {recursive: true})
    writeFileSync(place(name), content)
  }
}

function run(args: readonly string[], limit = '512') {
  return spawnSync(process.execPath, [`--max-old-space-size=${limit}`, main, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28
  })
}

function filesIn(name: string): string[] {
  return readdirSync(name, {recursive: true, encoding: 'utf8'}).sort()
}

describe('what an article says of itself names no file', () => {
  test('its id', () => {
    lay({
      'in.jsonl': `${JSON.stringify({id: '../../evil', text: bad})}\n${JSON.stringify({id: '/etc/evil', text: bad})}\n`
    })
    expect(run(['clean', 'in.jsonl', '--out', 'out', '--report', 'report.html', '--cache', 'cache']).status).toBe(0)
    expect(filesIn(root).filter(name => name.includes('evil'))).toEqual([])
    expect(filesIn(place('out'))).toEqual(['in.jsonl'])
  })

  test('its site', () => {
    const line = JSON.stringify({site: '../../evil', text: `${bad}\n\nMore from our desk today`})
    lay({'in.jsonl': `${line}\n`.repeat(9)})
    run(['learn', 'in.jsonl', '--site-field', 'site', '--min-articles', '3', '--out', 'packs'])
    expect(
      filesIn(root).filter(name => !/^work(?:\/in\.jsonl|\/packs(?:\/[\w-]+(?:\.yml|\.tsv)?)*)?$/u.test(name))
    ).toEqual([])
  })

  test('the name inside an archive', () => {
    const packed = gzipSync(`${bad}\n`)
    const name = Buffer.from('../../evil.txt\0')
    packed[3] = 8 // FNAME
    lay({'in.txt.gz': Buffer.concat([packed.subarray(0, 10), name, packed.subarray(10)])})
    expect(run(['clean', 'in.txt.gz', '--out', 'out']).status).toBe(0)
    expect(filesIn(root).filter(one => one.includes('evil'))).toEqual([])
    expect(filesIn(place('out'))).toEqual(['in.txt.gz'])
  })
})

describe('a link in the output folder leads nothing out of it', () => {
  test('where a file should stand', () => {
    lay({'in/a.txt': bad, 'elsewhere.txt': 'Mine.'})
    mkdirSync(place('out'))
    symlinkSync(place('elsewhere.txt'), place('out/a.txt'))
    const {status, stderr} = run(['clean', 'in', '--out', 'out'])
    expect(readFileSync(place('elsewhere.txt'), 'utf8')).toBe('Mine.')
    expect(status).toBe(2)
    expect(stderr).toContain('Unexpected link on the way to `out/a.txt`')
  })

  test('where a folder should stand', () => {
    lay({'in/sub/a.txt': bad, 'elsewhere/b.txt': 'Mine.'})
    mkdirSync(place('out'))
    symlinkSync(place('elsewhere'), place('out/sub'))
    const {status, stderr} = run(['clean', 'in', '--out', 'out'])
    expect(filesIn(place('elsewhere'))).toEqual(['b.txt'])
    expect(status).toBe(2)
    expect(stderr).toContain('Unexpected link on the way to `out/sub`')
  })
})

test('a link out of a folder that is cleaned in place is not followed', () => {
  lay({'in/a.txt': bad, 'elsewhere.txt': bad})
  symlinkSync(place('elsewhere.txt'), place('in/b.txt'))
  const {status, stderr} = run(['clean', 'in', '--write'])
  expect(readFileSync(place('elsewhere.txt'), 'utf8')).toBe(bad)
  expect(readFileSync(place('in/a.txt'), 'utf8')).not.toBe(bad)
  expect(status).toBe(2)
  expect(stderr).toContain('in/b.txt: Unexpected link that leads out of the folder')
})

/** 400 MB of one letter in one frame of zstd: blocks that say how often to repeat a byte. */
function zstdBomb(): Buffer {
  const [repeated, size, count] = [1, 128 << 10, 3200]
  const block = (isLast: number) => {
    const header = Buffer.alloc(4, 'a')
    header.writeUIntLE(isLast | (repeated << 1) | (size << 3), 0, 3)
    return header
  }
  const frame = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38]) // Magic, no size told, a window of 128 KB.
  return Buffer.concat([frame, ...Array.from({length: count}, (_, index) => block(index === count - 1 ? 1 : 0))])
}

describe('what unpacks to much', () => {
  test.each([
    ['gz', gzipSync(Buffer.alloc(400 << 20, 'a'))],
    ['zst', zstdBomb()]
  ])('is told where one record is too long, without holding it whole: %s', {timeout: 240_000}, (name, bomb) => {
    lay({[`in.jsonl.${name}`]: bomb, 'good.txt': bad})
    const args = ['clean', `in.jsonl.${name}`, 'good.txt', '--out', 'out', '--workers', '1']
    const {status, stdout, stderr} = run(args, '800')
    expect(bomb.length).toBeLessThan(1 << 19)
    expect(`${stdout}${stderr}`).toContain(`in.jsonl.${name}:1: Unexpected record of more than 256 MB`)
    expect(status).toBe(2)
    expect(readFileSync(place('out/good.txt'), 'utf8')).toBe('The minister lost the vote.')
    expect(readFileSync(place(`out/in.jsonl.${name}`))).toEqual(readFileSync(place(`in.jsonl.${name}`)))
  })
})

describe('aliases in YAML', () => {
  const laughs = ['a: &a [x, x, x, x, x, x, x, x, x]']
  for (const [one, other] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh', 'hi'])
    laughs.push(`${other}: &${other} [${Array.from({length: 9}, () => `*${one}`).join(', ')}]`)

  test('that grow beyond measure in a configuration are told', () => {
    lay({'a.txt': bad, 'copydesk.config.yml': `${laughs.join('\n')}\n`})
    const {status, stderr} = run(['check', 'a.txt'])
    expect(stderr).toContain('copydesk.config.yml:1: Unexpected alias')
    expect(status).toBe(2)
  })

  test('that grow beyond measure in a rule are told', () => {
    lay({'a.txt': bad, 'copydesk.config.yml': 'packs: [house]\n', 'house/a.yml': `${laughs.join('\n')}\n`})
    const {status, stderr} = run(['check', 'a.txt'])
    expect(stderr).toContain('house/a.yml:1: Unexpected alias')
    expect(status).toBe(2)
  })
})

describe('keys that reach for a prototype are keys like others', () => {
  const line = `{"__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}, "text": "${bad}"}\n`
  const polluted = () => ({}) as {readonly polluted?: unknown}

  test.each(['jsonl', 'json'])('in %s', async format => {
    const pieces = await piecesOf(format, line, '__proto__.polluted,constructor.prototype.polluted,text')
    expect(articlesIn(pieces).at(-1)?.text).toBe(bad)
    expect(polluted().polluted).toBeUndefined()
  })

  test('in CSV', async () => {
    const pieces = await piecesOf('csv', `__proto__,text\nx,"${bad}"\n`, '__proto__,text')
    expect(articlesIn(pieces).map(one => one.text)).toEqual(['x', bad])
    expect(polluted().polluted).toBeUndefined()
  })

  test('in a configuration they are refused', () => {
    lay({'a.txt': bad, 'copydesk.config.json': '{"__proto__": {"fix": "suggested"}, "rules": {"__proto__": "off"}}'})
    const {status, stderr} = run(['check', 'a.txt'])
    expect(stderr).toMatch(/^copydesk: copydesk\.config\.json:1: Unexpected /u)
    expect(status).toBe(2)
  })
})

test('every package that comes with Copydesk says its licence, and one that may go with it', () => {
  const {packages} = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    readonly packages: Readonly<
      Record<string, {readonly dev?: boolean; readonly peer?: boolean; readonly license?: string}>
    >
  }
  /** Declared as old packages do: MIT. */
  const old = ['node_modules/format']
  const shipped = Object.entries(packages).filter(([name, {dev}]) => name !== '' && dev !== true && !old.includes(name))
  const licences =
    /^(?:MIT|ISC|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|0BSD|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|\(MIT OR .*\))$/u
  expect(
    shipped.filter(([, {license = ''}]) => !licences.test(license)).map(([name, {license}]) => [name, license])
  ).toEqual([])
  expect(shipped.length).toBeGreaterThan(20)
})

describe('text in a report is text', () => {
  const evil = `<script>alert(1)</script><img src=x onerror=alert(1)> ${bad}`

  test('in HTML', () => {
    lay({'in.jsonl': `${JSON.stringify({id: '"><script>alert(2)</script>', text: evil})}\n`})
    run(['clean', 'in.jsonl', '--out', 'out', '--report', 'report.html'])
    const report = readFileSync(place('report.html'), 'utf8')
    expect(report).not.toMatch(/<script>alert|<img src=x/u)
    expect(report).toContain('Content-Security-Policy')
  })

  test('in Markdown', () => {
    lay({'in.jsonl': `${JSON.stringify({id: '<script>x</script>', text: evil})}\n`})
    run(['clean', 'in.jsonl', '--out', 'out', '--report', 'report.md'])
    expect(readFileSync(place('report.md'), 'utf8')).not.toMatch(/(?<!`[^`\n]*)<(?:script|img)/u)
  })

  test('no report is a table that a spreadsheet would calculate', () => {
    expect(Object.keys(formats).filter(name => /csv|tsv|xls/u.test(name))).toEqual([])
  })

  test('what is written into CSV begins as it began', () => {
    lay({'in.csv': `id,text,formula\n1,"${bad}",=1+1\n2,"the the =2+2",+x\n`})
    run(['clean', 'in.csv', '--out', 'out'])
    expect(readFileSync(place('out/in.csv'), 'utf8')).toBe(
      `id,text,formula\n1,"The minister lost the vote.",=1+1\n2,"the =2+2",+x\n`
    )
  })
})

describe('no escape sequence of an article reaches the terminal', () => {
  const escapes = '\u001B]0;owned\u0007\u001B[31m\u009B2J\u0008'
  const line = JSON.stringify({id: `a${escapes}`, text: `The ${escapes}vote. ${bad} ${escapes}`})

  test.each(['pretty', 'text', 'github', 'markdown'])('in the format %s', format => {
    lay({'in.jsonl': `${line}\n`})
    const {stdout, stderr} = run(['check', 'in.jsonl', '--format', format])
    expect(stdout).toContain('the the')
    expect(`${stdout}${stderr}`).not.toMatch(/[\u0007\u0008\u001B\u009B]/u)
  })

  test('in a diff on a terminal', () => {
    const text = `The ${escapes}vote.\n${bad}\n`
    const article = {id: 'a', path: 'a.txt', text}
    const result = createCleaner({rules: builtinRules})(text)
    const told = formats.diff({version: '1', colour: true, fix: 'safe'}).outcome({type: 'cleaned', article, result})
    expect(told).toContain('+The minister lost the vote.')
    expect(told).not.toMatch(/[\u0007\u0008\u001B\u009B]/u)
  })

  test('of the name of a file that cannot be read', () => {
    lay({[`bad\u001B]0;owned\u0007.txt`]: Uint8Array.of(0xff, 0xff, 0xff)})
    const {stdout, stderr, status} = run(['check', '.'])
    expect(status).toBe(2)
    expect(`${stdout}${stderr}`).not.toMatch(/[\u0007\u001B]/u)
  })
})
