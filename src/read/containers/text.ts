import type {Range, TextType} from '../../types.js'
import {refuseHuge} from '../cut.js'
import {decode} from '../decode.js'
import type {Piece, Slot} from '../piece.js'
import type {Container, Input} from './container.js'

/** A file that is one article. */
export const text = single('text', ['.txt', '.text'])
export const markdown = single('markdown', ['.md', '.markdown'], 'markdown')
export const html = single('html', ['.html', '.htm', '.xhtml'], 'html')

function single(name: string, extensions: readonly string[], type?: TextType): Container {
  return {
    name,
    extensions,
    isSingle: true,
    async *pieces({path, open}: Input) {
      yield textPiece(path, await joined(open()), type)
    }
  }
}

async function joined(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    all.push(chunk)
    size += chunk.length
    refuseHuge(size)
  }
  return Buffer.concat(all)
}

function textPiece(path: string, bytes: Uint8Array, type?: TextType): Piece {
  const decoded = decode(bytes)
  if ('problem' in decoded) return {type: 'broken', unreadable: {path, problem: decoded.problem}, bytes}
  const {text, bom} = decoded
  const start = bom ? 1 : 0
  const article = {id: path, path, text, ...(type && {type})}
  const range: Range = [start, start + text.length]
  const slot: Slot = {article, form: 'plain', locate: () => range}
  return {type: 'record', bytes, slots: [slot]}
}
