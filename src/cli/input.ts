import {excluding} from '../config/exclude.js'
import type {LoadedConfiguration} from '../config/load.js'
import {type Compression, compressionOf} from '../read/compression.js'
import {type Format, formatNames, formatOf, parseFormat} from '../read/containers/index.js'
import {type Fields, parseTextFields} from '../read/fields.js'
import {findSources, type Sources} from '../read/find-sources.js'
import type {Use} from '../read/finder.js'
import {nearest} from '../mismatch/nearest.js'
import {textTypes} from '../types.js'
import type {ExcludedBy} from '../read/source.js'
import {UsageError} from './failure.js'
import type {ReadOptions} from './options/reading.js'
import {refuseRecords} from './refuse-records.js'

/** Where articles come from. */
export interface Found {
  readonly found: Sources
  readonly stdin: AsyncIterable<Uint8Array>
}

/**
 * @throws {UsageError} `--input-format` names none, it is missing where it is needed, or nothing stands on standard input that could be named.
 */
export async function findInput(
  paths: readonly string[],
  options: ReadOptions,
  configuration: LoadedConfiguration,
  use: Use = 'read'
): Promise<Found> {
  const files = givenFormat(options)
  if (!files) refuseRecords(paths, fieldsOf(options))
  const given = {...(files && {files}), use, excludedBy: excludedBy(options, configuration)}
  const {stdinFilename: name} = options
  if (!paths.includes('-')) {
    if (name !== undefined) throw new UsageError('Unexpected --stdin-filename without `-`, expected standard input')
    return {found: await findSources(paths, given), stdin: process.stdin}
  }
  const named = files ?? (name === undefined ? undefined : formatOf(name))
  if (named?.format === 'parquet') throw new UsageError('Unexpected Parquet on standard input, expected a file')
  const {compression, chunks} = await peeked(process.stdin)
  const stdin = {format: named?.format ?? 'stdin', ...(compression && {compression}), ...(name !== undefined && {name})}
  return {found: await findSources(paths, {...given, stdin}), stdin: chunks}
}

/** What folders are searched without: patterns of the command line start from where it is given. */
export function excludedBy({exclude = []}: ReadOptions, {settings, folder}: LoadedConfiguration): ExcludedBy {
  return excluding([
    {folder: process.cwd(), patterns: exclude},
    {folder, patterns: settings.exclude}
  ])
}

/** @throws {UsageError} `--input-format` names none. */
export function givenFormat({inputFormat}: ReadOptions): Format | undefined {
  if (inputFormat === undefined) return undefined
  const format = parseFormat(inputFormat)
  if (format) return format
  throw new UsageError(
    `Unexpected --input-format \`${inputFormat}\`, expected ${formatNames.join(', ')}, also with .gz or .zst`
  )
}

/** @throws {UsageError} `--text-field` names none. */
export function fieldsOf({textField, idField, siteField, dateField, type}: ReadOptions): Fields {
  const text = textField === undefined ? undefined : parseTextFields(textField)
  if (text?.length === 0) throw new UsageError('Unexpected empty --text-field, expected the name of a field')
  for (const {name, type: given} of text ?? []) if (!given) refuseType(name)
  return {
    ...(text && {text}),
    ...(idField !== undefined && {id: idField}),
    ...(siteField !== undefined && {site: siteField}),
    ...(dateField !== undefined && {date: dateField}),
    ...(type && {type})
  }
}

/** A colon may belong to a name, as in `content:encoded`. */
function refuseType(name: string): void {
  const [, written] = /^.+:(\w+)$/u.exec(name) ?? []
  const meant = written === undefined ? undefined : nearest(written, textTypes)
  if (meant === undefined) return
  throw new UsageError(
    `Unexpected type \`${written}\` in --text-field \`${name}\`, expected \`${meant}\`; a field of that name is \`${name}:text\``
  )
}

/** What a stream is compressed with, by its first bytes. */
async function peeked(
  stream: AsyncIterable<Uint8Array>
): Promise<{readonly compression: Compression | undefined; readonly chunks: AsyncIterable<Uint8Array>}> {
  const iterator = stream[Symbol.asyncIterator]()
  const head: Uint8Array[] = []
  let size = 0
  while (size < 4) {
    const next = await iterator.next()
    if (next.done) break
    head.push(next.value)
    size += next.value.length
  }
  const chunks = async function* () {
    yield* head
    yield* {[Symbol.asyncIterator]: () => iterator}
  }
  return {compression: compressionOf(Buffer.concat(head)), chunks: chunks()}
}
