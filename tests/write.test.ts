import {createHash} from 'node:crypto'
import {chmod, mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {applyEdits} from '../src/edit/apply.js'
import {recordPiece} from '../src/read/json/piece.js'
import {render} from '../src/write/render.js'
import {replaceFile, WriteError} from '../src/write/replacement.js'

describe('a line of JSONL', () => {
  const rendered = (raw: string, range: readonly [number, number], text: string) => {
    const piece = recordPiece(Buffer.from(raw), {path: 'x', line: 1}, {})
    if (piece.type !== 'record') throw new Error(piece.unreadable?.problem)
    const output = applyEdits(piece.slots[0]?.article.text ?? '', [{range, text}])
    return {output, line: Buffer.from(render(piece, () => [{range, text}])).toString()}
  }

  test('keeps every byte that no edit touches', () => {
    const raw = '{"a" : 1.0, "text":"\\u00e9t\\u00C9 \\/ the the end\\n", "b":[]}\r\n'
    expect(rendered(raw, [9, 13], '').line).toBe('{"a" : 1.0, "text":"\\u00e9t\\u00C9 \\/ the end\\n", "b":[]}\r\n')
  })

  test('writes what is new as the line writes it', () => {
    expect(rendered('{"text":"\\u201ca"}', [2, 2], '”').line).toBe('{"text":"\\u201ca\\u201d"}')
    expect(rendered('{"text":"“a"}', [2, 2], '”\n"').line).toBe('{"text":"“a”\\n\\""}')
  })

  test('of a large text keeps its escapes wherever it is edited', () => {
    const written = String.raw`\u00e9t\u00C9 \/ the the “end” 🙂\n`
    const times = 60_000
    const raw = `{"text":"${written.repeat(times)}"}`
    const width = (JSON.parse(`"${written}"`) as string).length
    const piece = recordPiece(Buffer.from(raw), {path: 'x', line: 1}, {})
    if (piece.type !== 'record') throw new Error(piece.unreadable?.problem)
    const edits = Array.from({length: times}, (_, index) => {
      const start = index * width + 9
      return {range: [start, start + 4] as const, text: index % 2 === 0 ? '' : ' a'}
    })
    const pair = String.raw`\u00e9t\u00C9 \/ the “end” 🙂\n\u00e9t\u00C9 \/ the a “end” 🙂\n`
    expect(Buffer.from(render(piece, () => edits)).toString() === `{"text":"${pair.repeat(times / 2)}"}`).toBe(true)
  })

  test('holds the output after any edit', () => {
    fc.assert(
      fc.property(
        fc.string({unit: 'binary'}),
        fc.string({unit: 'binary'}),
        fc.nat(),
        fc.nat(),
        (text, added, one, other) => {
          const [start = 0, end = 0] = [one % (text.length + 1), other % (text.length + 1)].sort((a, b) => a - b)
          const {output, line} = rendered(JSON.stringify({id: 1, text}), [start, end], added)
          if (Buffer.from(output).toString() !== output) return
          expect(JSON.parse(line)).toEqual({id: 1, text: output})
        }
      )
    )
  })
})

describe('a file is replaced', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'copydesk-test-'))
  })
  afterEach(async () => {
    await rm(folder, {recursive: true})
  })

  test('in one step, keeping its permissions', async () => {
    const file = path.join(folder, 'a.md')
    await writeFile(file, 'old')
    await chmod(file, 0o640)
    const replacement = replaceFile(file)
    await replacement.write('x'.repeat(300_000))
    expect(await readFile(file, 'utf8')).toBe('old')
    await replacement.write('new')
    await replacement.commit()
    expect(await readFile(file, 'utf8')).toBe(`${'x'.repeat(300_000)}new`)
    expect((await stat(file)).mode & 0o777).toBe(0o640)
    expect(await readdir(folder)).toEqual(['a.md'])
  })

  test('not at all when it is discarded', async () => {
    const file = path.join(folder, 'a.md')
    await writeFile(file, 'old')
    const replacement = replaceFile(file)
    await replacement.write('x'.repeat(300_000))
    await replacement.discard()
    expect(await readFile(file, 'utf8')).toBe('old')
    expect(await readdir(folder)).toEqual(['a.md'])
  })

  test('not at all when it cannot be: the temporary file goes and the failure is named', async () => {
    const replacement = replaceFile(folder)
    await replacement.write('new')
    await expect(replacement.commit()).rejects.toThrow(WriteError)
    expect((await readdir(path.dirname(folder))).filter(name => name.startsWith(`.copydesk-${process.pid}-`))).toEqual(
      []
    )
  })

  test('and the temporary files of runs that were killed go; those of living ones, other threads and other machines stay', async () => {
    const host = createHash('sha256').update(os.hostname()).digest('hex').slice(0, 4)
    const other = host === '0000' ? '1111' : '0000'
    const gone = ['.copydesk-999999999-0123abcd.tmp', `.copydesk-999999999-${host}-0123abcd.tmp`]
    const living = [`${process.ppid}`, `${process.ppid}-${host}`, `${process.pid}-${host}`, `999999999-${other}`]
    const stay = living.map(owner => `.copydesk-${owner}-0123abcd.tmp`)
    for (const name of [...gone, ...stay]) await writeFile(path.join(folder, name), 'half')
    await replaceFile(path.join(folder, 'a.md')).commit()
    expect(new Set(await readdir(folder))).toEqual(new Set([...stay, 'a.md']))
  })
})
