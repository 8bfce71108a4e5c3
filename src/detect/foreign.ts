import type {Root} from 'nlcst'
import retextQuotes from 'retext-quotes'
import retextRepeatedWords from 'retext-repeated-words'
import {VFile} from 'vfile'
import {z} from 'zod'
import type {Document} from '../parse/document.js'
import type {Finding} from '../types.js'
import {defineKind} from './kind.js'
import {smallestEdit} from './report.js'

const plugins = {
  'retext-quotes': (settings: object) => retextQuotes(settings),
  'retext-repeated-words': () => retextRepeatedWords()
} satisfies Record<string, (settings: object) => (tree: Root, file: VFile) => undefined>

/**
 * A plugin of the retext family whose messages carry `expected`: its first expected value becomes the repair.
 *
 * `actual` narrows it down to the messages whose actual text, in lower case, is listed; `only` to those whose rule id is.
 * `most` and `requires` narrow it down to articles with no more such messages, which show a text elsewhere. Messages without
 * a place are passed over.
 */
export const foreign = defineKind({
  options: z.strictObject({
    plugin: z.enum(['retext-quotes', 'retext-repeated-words']),
    settings: z.record(z.string(), z.unknown()).default({}),
    actual: z.array(z.string()).optional(),
    only: z.array(z.string()).optional(),
    most: z.int().optional(),
    requires: z.string().optional()
  }),
  *detect(document, {plugin, settings, actual, only, most, requires}) {
    if (requires !== undefined && !document.text.includes(requires)) return
    const file = new VFile(document.text)
    plugins[plugin](settings)(document.tree, file)
    const wanted = actual && new Set(actual)
    const messages = file.messages
      .filter(message => !only || only.includes(message.ruleId ?? ''))
      .filter(message => !wanted || wanted.has((message.actual ?? '').toLowerCase()))
    if (most !== undefined && messages.length > most) return
    for (const message of messages) {
      const finding = toFinding(document, message)
      if (finding) yield finding
    }
  }
})

function toFinding({text}: Document, {place, expected}: VFile['messages'][number]): Finding | undefined {
  const offered = expected?.[0]
  if (!place || !('start' in place) || offered === undefined) return undefined
  const {start, end} = place
  if (start.offset === undefined || end.offset === undefined) return undefined
  const actual = text.slice(start.offset, end.offset)
  const edit = smallestEdit(actual, inCaseOf(actual, offered), start.offset)
  return {range: [start.offset, end.offset], expected: inCaseOf(actual, offered), edits: edit ? [edit] : []}
}

/** Of `The the`, the first stays. */
function inCaseOf(actual: string, expected: string): string {
  const first = actual.slice(0, expected.length)
  return first.toLowerCase() === expected.toLowerCase() ? first : expected
}
