import type {Outcome} from '../types.js'
import {hunks} from './hunks.js'
import {nameOf} from './placed.js'
import type {Reporter, ReportSettings} from './reporter.js'
import {visible} from './visible.js'

/**
 * A unified patch: `patch -p1 --binary` makes the output of the input with it.
 *
 * An article of several in a file is shown under `path#id`: its text stands inside a JSON string or the like, where no patch
 * can reach it. Nor does
 * one apply to the first line of a file with a byte-order mark, which is no part of the article.
 * A terminal obeys what some characters say: there they show as signs.
 */
export function diff({colour}: Pick<ReportSettings, 'colour'>): Reporter {
  const shown = (patch: string) => (colour ? patch.split('\n').map(visible).join('\n') : patch)
  return {begin: () => '', outcome: one => shown(outcome(one)), end: () => ''}
}

function outcome(one: Outcome): string {
  if (one.type === 'unreadable' || one.result.output === one.result.input) return ''
  const name = nameOf(one.article).replace(/^\/+/u, '')
  return `--- ${header(`a/${name}`)}\n+++ ${header(`b/${name}`)}\n${hunks(one.result.input, one.result.ledger.edits)}`
}

/** As git writes it: a tab ends a name with spaces, and one that cannot stand in a line is quoted. */
function header(name: string): string {
  if (/[\p{Cc}"\\]/u.test(name)) return `"${name.replaceAll(/[\p{Cc}"\\]/gu, quoted)}"`
  return name.includes(' ') ? `${name}\t` : name
}

function quoted(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`
  return [...Buffer.from(character)].map(byte => `\\${byte.toString(8).padStart(3, '0')}`).join('')
}
