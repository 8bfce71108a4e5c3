import type {CompressionCodec} from 'hyparquet'
import {readStruct, type Struct, type Thrift, writeStruct} from './thrift.js'

/** Numbers of the fields in parquet.thrift that are looked at. */
const file = {rowGroups: 4, encryption: 8}
const group = {columns: 1, bytes: 2, offset: 5, packedBytes: 6}
const chunk = {offset: 2, meta: 3, offsetIndex: 4, offsetIndexLength: 5, columnIndex: 6, columnIndexLength: 7}
const meta = {
  path: 3,
  codec: 4,
  bytes: 6,
  packedBytes: 7,
  dataPage: 9,
  indexPage: 10,
  dictionaryPage: 11,
  bloom: 14,
  bloomLength: 15
}

const codecs: readonly CompressionCodec[] = [
  'UNCOMPRESSED',
  'SNAPPY',
  'GZIP',
  'LZO',
  'BROTLI',
  'LZ4',
  'ZSTD',
  'LZ4_RAW'
]

/** The end of a Parquet file, which says where everything stands. All that is not changed is written as it was read. */
export class Footer {
  readonly #root: Struct

  /** @throws {Error} It is encrypted, or not to be read. */
  constructor(bytes: Uint8Array) {
    this.#root = readStruct(bytes)
    if (this.#root.value.has(file.encryption)) throw new Error('Unexpected encrypted Parquet, expected it decrypted')
  }

  get rowGroups(): RowGroup[] {
    return structs(this.#root.value.get(file.rowGroups)).map(one => new RowGroup(one))
  }

  bytes(): Uint8Array {
    return writeStruct(this.#root)
  }
}

export class RowGroup {
  constructor(readonly struct: Struct) {}

  get columns(): Column[] {
    return structs(this.struct.value.get(group.columns)).map(one => new Column(one))
  }

  /** What follows from its columns. */
  settle(start: number): void {
    const {columns} = this
    const fields = this.struct.value
    fields.set(group.bytes, i64(sum(columns, meta.bytes)))
    if (fields.has(group.offset)) fields.set(group.offset, i64(BigInt(start)))
    if (fields.has(group.packedBytes)) fields.set(group.packedBytes, i64(sum(columns, meta.packedBytes)))
  }
}

/** The values of one column in one row group. */
export class Column {
  constructor(readonly struct: Struct) {}

  /** @throws {Error} Its place is encrypted, or in another file. */
  get meta(): Struct {
    const found = this.struct.value.get(chunk.meta)
    if (found?.type !== 'struct')
      throw new Error('Unexpected Parquet column without its place, expected it in the file')
    return found
  }

  /** The name of a column that is no part of another one. */
  get name(): string | undefined {
    const path = this.meta.value.get(meta.path)
    const [first, second] = path?.type === 'list' ? path.value : []
    return first?.type === 'binary' && !second ? Buffer.from(first.value).toString() : undefined
  }

  get codec(): CompressionCodec {
    const found = this.meta.value.get(meta.codec)
    return codecs[found?.type === 'i32' ? Number(found.value) : 0] ?? 'UNCOMPRESSED'
  }

  get start(): number {
    const dictionary = this.#number(meta.dictionaryPage)
    const data = this.#number(meta.dataPage)
    return Number(dictionary > 0n && dictionary < data ? dictionary : data)
  }

  get length(): number {
    return Number(this.#number(meta.packedBytes))
  }

  /** Its pages stand elsewhere now. What else points into the file is only there to make reading faster, and goes. */
  move(to: number): void {
    const by = BigInt(to - this.start)
    for (const id of [meta.dataPage, meta.indexPage, meta.dictionaryPage]) {
      if (this.#number(id) > 0n) this.meta.value.set(id, i64(this.#number(id) + by))
    }
    for (const id of [meta.bloom, meta.bloomLength]) this.meta.value.delete(id)
    const {offsetIndex, offsetIndexLength, columnIndex, columnIndexLength} = chunk
    for (const id of [offsetIndex, offsetIndexLength, columnIndex, columnIndexLength]) this.struct.value.delete(id)
    this.struct.value.set(chunk.offset, i64(0n))
  }

  /** Other pages take the place of its own. */
  become(other: Column): void {
    this.struct.value.set(chunk.meta, other.meta)
  }

  #number(id: number): bigint {
    return numberIn(this.meta, id)
  }
}

function sum(columns: readonly Column[], id: number): bigint {
  return columns.reduce((total, one) => total + numberIn(one.meta, id), 0n)
}

function numberIn({value}: Struct, id: number): bigint {
  const found = value.get(id)
  return found?.type === 'i64' ? found.value : 0n
}

function i64(value: bigint): Thrift {
  return {type: 'i64', value}
}

function structs(list: Thrift | undefined): Struct[] {
  return list?.type === 'list' ? list.value.filter(one => one.type === 'struct') : []
}
