import type {Nodes} from 'mdast'
import type {Mark} from '../view.js'
import {type Piece, rangeOf} from './parse.js'

/** Everything but text, in order. */
export function marksOf({root, offset}: Piece, source: string): Mark[] {
  const marks: Mark[] = []
  const visit = (node: Nodes): void => {
    const range = rangeOf(node, offset)
    if (node.type !== 'text' && node.type !== 'root') marks.push({range, key: keyOf(node, source.slice(...range))})
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(root)
  return marks
}

function keyOf(node: Nodes, written: string): string {
  if (node.type === 'link') return `link ${node.url} ${node.title ?? ''}`
  if (node.type === 'linkReference') return `link ${node.identifier}`
  if (node.type === 'heading') return `heading ${node.depth}`
  if (node.type === 'listItem') return `item ${node.checked}`
  return 'children' in node || node.type === 'break' ? node.type : written
}
