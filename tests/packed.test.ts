import {lstatSync, readdirSync, readlinkSync} from 'node:fs'
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import {gunzipSync, gzipSync} from 'node:zlib'
import {decompress} from 'fzstd'
import {asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects} from 'hyparquet'
import {compressors} from 'hyparquet-compressors'
import {parquetWriteBuffer} from 'hyparquet-writer'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {type Fields, parseTextFields} from '../src/read/fields.js'
import {optional} from '../src/read/optional.js'
import {type Piece, readPieces} from '../src/read/piece.js'
import {sourceOf} from '../src/read/source.js'
import {openOutput} from '../src/write/output.js'
import {loadZstd} from '../src/write/packing.js'
import {render} from '../src/write/render.js'
import {articlesIn} from './pieces.js'

const compress = await loadZstd()
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'copydesk-test-'))
})
afterEach(async () => {
  await rm(folder, {recursive: true})
})

async function laid(name: string, bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, bytes)
  return file
}

async function read(file: string, fields: Fields = {}): Promise<Piece[]> {
  const pieces: Piece[] = []
  const none = (async function* (): AsyncGenerator<Uint8Array> {})()
  for await (const piece of readPieces(sourceOf(file, 'x'), fields, none)) pieces.push(piece)
  return pieces
}

/** Every `the the` becomes `the`, and the file is written again, to another one. */
async function cleaned(file: string, fields: Fields = {}): Promise<Buffer> {
  const out = path.join(folder, 'out')
  const output = openOutput(sourceOf(file, 'x'), out, fields)
  let isChanged = false
  for (const piece of await read(file, fields)) {
    if (piece.type === 'broken') throw new Error(piece.unreadable.problem)
    const bytes = piece.type === 'record' ? render(piece, ({article: {text}}) => editsOf(text)) : piece.bytes
    isChanged ||= bytes !== piece.bytes
    await output.write(bytes)
  }
  await output.prepare(isChanged)
  await output.commit()
  return readFile(out)
}

function editsOf(text: string) {
  const at = text.indexOf('the the')
  return at === -1 ? undefined : [{range: [at, at + 4], text: ''} as const]
}

describe('a compressed file', () => {
  test('of any container is unpacked and packed again', async () => {
    const lines = Buffer.from('{"text":"lost the the vote"}\r\n{"text":"b"}')
    const packed = await laid('a.jsonl.gz', gzipSync(lines))
    expect(gunzipSync(await cleaned(packed)).toString()).toBe('{"text":"lost the vote"}\r\n{"text":"b"}')
    const zstd = await laid('a.csv.zst', compress(Buffer.from('text\nlost the the vote\n')))
    expect(Buffer.from(decompress(await cleaned(zstd))).toString()).toBe('text\nlost the vote\n')
    const text = await laid('a.txt.GZ', gzipSync('lost the the vote'))
    expect(gunzipSync(await cleaned(text)).toString()).toBe('lost the vote')
  })

  test('in which nothing changes is copied as it is', async () => {
    const bytes = gzipSync('{"text":"b"}', {level: 1})
    expect(await cleaned(await laid('a.jsonl.gz', bytes))).toEqual(bytes)
  })

  test('of many chunks and frames keeps every byte', async () => {
    const lines = Array.from(
      {length: 60_000},
      (_, index) => `{"id":${index},"text":"${Math.sin(index)} the the"}\n`
    ).join('')
    const half = lines.length >> 1
    const frames = [lines.slice(0, half), lines.slice(half)].map(one => compress(Buffer.from(one)))
    const zstd = await cleaned(await laid('a.jsonl.zst', Buffer.concat(frames)))
    expect(Buffer.from(decompress(zstd)).toString()).toBe(lines.replaceAll('the the', 'the'))
    const members = Buffer.concat([gzipSync(lines.slice(0, half)), gzipSync(lines.slice(half))])
    const gzip = await cleaned(await laid('a.jsonl.gz', members))
    expect(gunzipSync(gzip).toString()).toBe(lines.replaceAll('the the', 'the'))
  })

  test('that is truncated or no such file is refused before its first article', async () => {
    const lines = Buffer.from('{"text":"b"}\n'.repeat(9999))
    const problem = async (name: string, bytes: Uint8Array) => (await read(await laid(name, bytes)))[0]
    expect(await problem('a.jsonl.gz', gzipSync(lines).subarray(0, 200))).toMatchObject({
      type: 'broken',
      unreadable: {problem: 'Unexpected broken or truncated gzip data, expected all of it (unexpected end of file)'}
    })
    expect(await problem('b.jsonl.gz', lines)).toMatchObject({
      unreadable: {problem: 'Unexpected broken or truncated gzip data, expected all of it (incorrect header check)'}
    })
    expect(await problem('a.jsonl.zst', compress(lines).subarray(0, 20))).toMatchObject({
      unreadable: {problem: expect.stringContaining('Unexpected broken or truncated zstd data') as string}
    })
    expect(await problem('b.jsonl.zst', lines)).toMatchObject({
      unreadable: {problem: expect.stringContaining('Unexpected broken or truncated zstd data') as string}
    })
  })

  test('that unpacks to a huge record is told of', async () => {
    const zeros = Buffer.concat(Array.from({length: 270}, () => gzipSync(Buffer.alloc(2 ** 20, 'a'))))
    const pieces = await read(await laid('a.jsonl.gz', zeros))
    expect(pieces.filter(piece => 'unreadable' in piece)).toMatchObject([
      {unreadable: {problem: 'Unexpected record of more than 256 MB, expected records of single articles'}}
    ])
  })
})

describe('Parquet', () => {
  const texts = ['lost the the vote', null, 'fine “é”', 'the the end', 'x', 'y']
  const others = {
    id: [1n, 2n, 3n, 4n, 5n, 6n],
    when: texts.map((_, index) => new Date(index * 86_400_000)),
    tags: texts.map((_, index) => [`a${index}`, 'b']),
    title: texts.map((_, index) => `Title ${index}`)
  }

  async function table(codec: 'SNAPPY' | 'GZIP' | 'ZSTD'): Promise<string> {
    const columnData = [
      {name: 'id', data: others.id, type: 'INT64' as const},
      {name: 'text', data: texts, type: 'STRING' as const, bloomFilter: true},
      {name: 'when', data: others.when, type: 'TIMESTAMP' as const},
      {name: 'title', data: others.title, type: 'STRING' as const, columnIndex: true}
    ]
    const buffer = parquetWriteBuffer({
      columnData,
      rowGroupSize: 4,
      codec,
      compressors: {GZIP: gzipSync, ZSTD: compress},
      kvMetadata: [{key: 'note', value: 'kept'}]
    })
    return laid('a.parquet', new Uint8Array(buffer))
  }

  test.each(['SNAPPY', 'GZIP', 'ZSTD'] as const)(
    'packed with %s keeps all other columns, types and the order of rows',
    async codec => {
      const file = await table(codec)
      const before = await asyncBufferFromFile(file)
      const rows = await parquetReadObjects({file: before, compressors})
      const bytes = await cleaned(file)
      const after = await asyncBufferFromFile(await laid('b.parquet', bytes))
      const expected = rows.map(row => ({
        ...row,
        text: (row['text'] as string | null)?.replace('the the', 'the') ?? null
      }))
      expect(await parquetReadObjects({file: after, compressors})).toEqual(expected)
      const [old, fresh] = [await parquetMetadataAsync(before), await parquetMetadataAsync(after)]
      expect(fresh.schema).toEqual(old.schema)
      expect(fresh.key_value_metadata).toEqual(old.key_value_metadata)
      expect(fresh.row_groups.map(one => one.num_rows)).toEqual([4n, 2n])
      expect(fresh.row_groups[0]?.columns.map(one => one.meta_data?.codec)).toEqual([codec, codec, codec, codec])
    }
  )

  test('has articles by row, and rows without text', async () => {
    const pieces = await read(await table('SNAPPY'), {text: parseTextFields('title,text')})
    expect(articlesIn(pieces).map(one => [one.id, one.record, one.field])).toEqual(
      [1, 2, 3, 4, 5, 6].flatMap(row => [[`${row}`, row, 'title'], ...(row === 2 ? [] : [[`${row}`, row, 'text']])])
    )
  })

  test('in which nothing changes is copied as it is', async () => {
    const file = await table('SNAPPY')
    expect(await cleaned(file, {text: parseTextFields('title')})).toEqual(await readFile(file))
  })

  test.skipIf(process.platform !== 'linux')('is open no longer than it takes', async () => {
    const file = await table('SNAPPY')
    await cleaned(file)
    await cleaned(file, {text: parseTextFields('title')})
    const open = readdirSync('/proc/self/fd').map(name => {
      const stats = lstatSync(`/proc/self/fd/${name}`, {throwIfNoEntry: false})
      return stats?.isSymbolicLink() ? readlinkSync(`/proc/self/fd/${name}`) : ''
    })
    expect(open).not.toContain(file)
  })

  test('without the column, or truncated, is refused', async () => {
    const file = await table('SNAPPY')
    expect(await read(file, {text: parseTextFields('body')})).toMatchObject([
      {
        unreadable: {
          problem:
            'Unexpected file without column `body`, expected it among `id`, `text`, `when`, `title` (--text-field)'
        }
      }
    ])
    const cut = await laid('b.parquet', (await readFile(file)).subarray(0, 300))
    expect(await read(cut)).toMatchObject([
      {
        unreadable: {
          problem: expect.stringContaining('Unexpected broken or truncated Parquet, expected all of it') as string
        }
      }
    ])
  })
})

test('a package that is missing is named with the command that installs it', async () => {
  const missing = Object.assign(new Error('Cannot find package'), {code: 'ERR_MODULE_NOT_FOUND'})
  await expect(optional(() => Promise.reject(missing), 'zstd', 'fzstd @bokuweb/zstd-wasm')).rejects.toThrow(
    'Unexpected zstd without the packages for it, expected them: npm install fzstd @bokuweb/zstd-wasm'
  )
})
