import path from 'node:path'
import {type Compression, compressions} from '../compression.js'
import type {Container} from './container.js'
import {csv, tsv} from './csv.js'
import {json} from './json.js'
import {jsonl} from './jsonl.js'
import {parquet} from './parquet.js'
import {html, markdown, text} from './text.js'
import {xml} from './xml.js'

/** Every container. */
const containers: readonly Container[] = [text, markdown, html, jsonl, json, csv, tsv, xml, parquet]

/** A container, and what it is packed in. */
export interface Format {
  readonly format: string
  readonly compression?: Compression
}

export const formatNames = containers.map(one => one.name)
export const articleExtensions = containers.flatMap(one => one.extensions)

/** By the end of a file’s name. `undefined`: it says nothing. */
export function formatOf(file: string): Format | undefined {
  const {name, packed} = unwrapped(file)
  const extension = path.extname(name)
  const container = containers.find(one => one.extensions.includes(extension))
  return container && {format: container.name, ...packed}
}

/** A file that is named is read whatever it is called. */
export function formatOrText(file: string): Format {
  return formatOf(file) ?? {format: text.name, ...unwrapped(file).packed}
}

/** By its name, with what it is packed in behind it: `csv`, `jsonl.gz`. `undefined`: there is none. */
export function parseFormat(written: string): Format | undefined {
  const {name, packed} = unwrapped(written)
  return formatNames.includes(name) ? {format: name, ...packed} : undefined
}

function unwrapped(file: string): {readonly name: string; readonly packed: {readonly compression?: Compression}} {
  const lower = file.toLowerCase()
  const extension = path.extname(lower)
  const compression = compressions[extension]
  return compression ? {name: lower.slice(0, -extension.length), packed: {compression}} : {name: lower, packed: {}}
}

export function formatNamed(format: string): Container {
  const container = containers.find(one => one.name === format)
  if (!container) throw new Error(`Unexpected format \`${format}\`, expected ${formatNames.join(', ')}`)
  return container
}

/** Whether a source holds exactly one article. */
export function isSingle({format}: Format): boolean {
  return containers.find(one => one.name === format)?.isSingle === true
}
