import {type FileHandle, open} from 'node:fs/promises'
import {openParquet, type ParquetFile} from '../../read/parquet.js'
import {type Column, Footer, type RowGroup} from './footer.js'
import {writePages} from './pages.js'

export type Row = Readonly<Record<string, unknown>>

const magic = Buffer.from('PAR1')

/**
 * Writes a Parquet file again with other texts, row group by row group.
 *
 * Only columns in which a text has changed are written anew; of all others the bytes are copied, and so is what the footer
 * says about them. So every type stays, nested ones too.
 */
export class Rewriter {
  #rows: Row[] = []
  #groupsDone = 0
  #rowsDone = 0
  #offset = 0
  readonly #footer: Footer

  private constructor(
    readonly source: FileHandle,
    readonly parquet: ParquetFile,
    readonly texts: readonly string[],
    readonly write: (bytes: Uint8Array) => Promise<void>,
    footer: Uint8Array
  ) {
    this.#footer = new Footer(footer)
  }

  static async open(
    path: string,
    texts: readonly string[],
    write: (bytes: Uint8Array) => Promise<void>
  ): Promise<Rewriter> {
    const parquet = await openParquet(path)
    const source = await open(path)
    try {
      const length = parquet.metadata.metadata_length
      const footer = await bytesOf(source, (await source.stat()).size - 8 - length, length)
      const rewriter = new Rewriter(source, parquet, texts, write, footer)
      await rewriter.#put(magic)
      return rewriter
    } catch (error) {
      await source.close()
      throw error
    }
  }

  /** The next row, with its texts. */
  async add(row: Row): Promise<void> {
    this.#rows.push(row)
    await this.#flushFull()
  }

  async end(): Promise<void> {
    await this.#flushFull()
    const footer = this.#footer.bytes()
    const length = Buffer.alloc(4)
    length.writeUInt32LE(footer.length)
    for (const bytes of [footer, length, magic]) await this.#put(bytes)
  }

  async close(): Promise<void> {
    await this.source.close()
  }

  async #flushFull(): Promise<void> {
    for (;;) {
      const group = this.#footer.rowGroups[this.#groupsDone]
      const size = Number(this.parquet.metadata.row_groups[this.#groupsDone]?.num_rows ?? Infinity)
      if (!group || this.#rows.length < size) return
      await this.#flush(group, this.#rows)
      this.#rows = []
      this.#groupsDone++
      this.#rowsDone += size
    }
  }

  async #flush(group: RowGroup, rows: readonly Row[]): Promise<void> {
    const start = this.#offset
    for (const column of group.columns) {
      const fresh = await this.#freshPages(column, rows)
      const bytes = fresh?.bytes ?? (await bytesOf(this.source, column.start, column.length))
      if (fresh) column.become(fresh.column)
      column.move(this.#offset)
      await this.#put(bytes)
    }
    group.settle(start)
  }

  /** `undefined`: nothing has changed in it. */
  async #freshPages({name, codec}: Column, rows: readonly Row[]) {
    if (name === undefined || !this.texts.includes(name)) return undefined
    const element = this.parquet.metadata.schema.slice(1).find(one => one.name === name && one.type === 'BYTE_ARRAY')
    if (!element) return undefined
    const old = (await this.parquet.rows([name], this.#rowsDone, this.#rowsDone + rows.length)).map(row => row[name])
    const values = old.map((value, index) => (typeof value === 'string' ? rows[index]?.[name] : value))
    return values.every((value, index) => value === old[index]) ? undefined : writePages(element, codec, values)
  }

  async #put(bytes: Uint8Array): Promise<void> {
    await this.write(bytes)
    this.#offset += bytes.length
  }
}

async function bytesOf(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const {bytesRead} = await file.read(buffer, 0, length, start)
  if (bytesRead < length) throw new Error('Unexpected end of the Parquet file, expected all of it')
  return buffer
}
