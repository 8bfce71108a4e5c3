import {spawnSync} from 'node:child_process'
import path from 'node:path'
import {gzipSync} from 'node:zlib'
import {expect, test} from 'vitest'
import {readLines} from '../src/read/lines.js'
import {type Piece, readPieces, unreadableIn} from '../src/read/piece.js'

const main = path.join(import.meta.dirname, '..', 'dist', 'cli', 'main.js')
const feed = '<rss><channel><item><title>The the cat</title></item><item><title>A dog</title></item>'

/** A stream in chunks of a size. */
async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

/** What comes out where all pieces are passed on as they are, and what is told. */
async function passedOn(format: string, stdin: AsyncIterable<Uint8Array>) {
  const parts: Uint8Array[] = []
  const problems: string[] = []
  for await (const piece of readPieces({path: '-', below: '-', format}, {}, stdin)) {
    if (piece.bytes) parts.push(piece.bytes)
    for (const {problem} of unreadableIn(piece)) problems.push(problem)
  }
  return {bytes: Buffer.concat(parts), problems}
}

test.for([
  ['csv', Buffer.from('id,body\n1,He saw the the cat.\n')],
  ['json', Buffer.from('\uFEFF[{"text":"a"}]', 'utf16le')],
  ['jsonl', Buffer.from('\uFEFF{"text":"a"}\n{"text":"b"}\n', 'utf16le')],
  ['xml', Buffer.from(feed)],
  ['xml', Buffer.from(`<?xml version="1.0" encoding="latin1"?>${feed}</channel></rss>`)],
  ['xml', Buffer.from('<html><p>A the the cat.</p></html>')]
] as const)('a stream that is no %s comes as it is', async ([format, bytes]) => {
  for (const size of [1, 7, 1000]) {
    const passed = await passedOn(format, inChunks(bytes, size))
    expect(passed.problems).toHaveLength(1)
    expect(passed.bytes.equals(bytes)).toBe(true)
  }
})

test.for(['xml', 'jsonl', 'csv'])('a truncated archive of %s comes as it is', format => {
  const input = gzipSync(format === 'xml' ? feed : '{"text":"The the cat."}\n'.repeat(9999)).subarray(0, 90)
  const {stdout, status} = spawnSync('node', [main, 'clean', '-', '--input-format', `${format}.gz`], {input})
  expect([stdout.equals(input), status]).toEqual([true, 2])
})

const unit = Buffer.alloc(1 << 20, 'x')

/** Three lines, of which the second one is too long to be held. */
async function* hugeLine(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('{"text":"a"}\n{"text":"')
  for (let count = 0; count <= 256; count++) yield unit
  yield Buffer.from('"}\n{"text":"c"}\n')
}

const tooLong = 'Unexpected record of more than 256 MB, expected records of single articles'

test('a record that is too long is told of and passed on, and those behind it are read', async () => {
  const ids: string[] = []
  const told: unknown[] = []
  let size = 0
  for await (const piece of readPieces({path: '-', below: '-', format: 'jsonl'}, {}, hugeLine())) {
    size += piece.bytes?.length ?? 0
    if (piece.type === 'record') ids.push(...piece.slots.map(slot => slot.article.id))
    told.push(...unreadableIn(piece))
  }
  expect({ids, told, size}).toEqual({
    ids: ['-:1', '-:3'],
    told: [{path: '-', line: 2, problem: tooLong}],
    size: 257 * unit.length + 38
  })
})

test('so it is where lines are read many together', async () => {
  const whole: string[] = []
  const others: Piece[] = []
  for await (const read of readLines({path: '-', below: '-', format: 'jsonl'}, hugeLine(), 0)) {
    if ('type' in read) others.push(read)
    else whole.push(Buffer.from(read).toString())
  }
  expect(whole).toEqual(['{"text":"a"}\n', '{"text":"c"}\n'])
  expect(others.flatMap(unreadableIn)).toEqual([{path: '-', problem: tooLong}])
})
