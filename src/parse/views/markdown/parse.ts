import type {Nodes, Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {type Processor, unified} from 'unified'
import type {Range} from '../../../types.js'
import {cutMarkdown} from './pieces.js'
import {tamed} from './tamed.js'

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .use(remarkGfm)
  .use(withoutAddresses)
  .freeze()

/** A tree, and where its text starts in the source. */
export interface Piece {
  readonly root: Root
  readonly offset: number
}

/** The trees of a source: one, unless it is huge. */
export function parseMarkdown(source: string): Piece[] {
  return cutMarkdown(source).map(([start, end]) => ({
    root: processor.parse(tamed(source.slice(start, end))),
    offset: start
  }))
}

/** Where a node stands in the source. */
export function rangeOf({type, position}: Nodes, offset: number): Range {
  const start = position?.start.offset
  const end = position?.end.offset
  if (start === undefined || end === undefined) throw new Error(`A ${type} without position`)
  return [start + offset, end + offset]
}

/**
 * Addresses without marks around them are text like any other. What looks for them in a finished tree makes nodes without positions,
 * and what looks for them before goes through its paragraph for each word where a bracket stands open.
 */
function withoutAddresses(this: Processor): void {
  const data = this.data()
  data.fromMarkdownExtensions = data.fromMarkdownExtensions?.flat().map(one => ({...one, transforms: []})) ?? []
  data.micromarkExtensions?.push({disable: {null: ['emailAutolink', 'protocolAutolink', 'wwwAutolink']}})
}
