import {formatPatch, structuredPatch} from 'diff'
import type {Outcome} from '../types.js'
import {nameOf} from './placed.js'
import type {Reporter} from './reporter.js'

/**
 * A unified patch that `patch -p1 --binary` turns input into output with.
 *
 * A JSONL article is shown under `path#id`: its text stands inside a JSON string, where no patch can reach it.
 */
export function diff(): Reporter {
  return {begin: () => '', outcome, end: () => ''}
}

function outcome(one: Outcome): string {
  if (one.type === 'unreadable' || one.result.output === one.result.input) return ''
  const name = nameOf(one.article).replace(/^\/+/u, '')
  const {input, output} = one.result
  return formatPatch(structuredPatch(`a/${name}`, `b/${name}`, input, output, undefined, undefined, {context: 3}), {
    includeIndex: false,
    includeUnderline: false,
    includeFileHeaders: true
  })
}
