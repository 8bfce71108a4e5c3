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
 * Messages without a place are passed over.
 */
export const foreign = defineKind({
  options: z.strictObject({
    plugin: z.enum(['retext-quotes', 'retext-repeated-words']),
    settings: z.record(z.string(), z.unknown()).default({}),
    actual: z.array(z.string()).optional(),
    only: z.array(z.string()).optional()
  }),
  *detect(document, {plugin, settings, actual, only}) {
    const file = new VFile(document.text)
    plugins[plugin](settings)(document.tree, file)
    const wanted = actual && new Set(actual)
    for (const message of file.messages) {
      if (only && !only.includes(message.ruleId ?? '')) continue
      if (wanted && !wanted.has((message.actual ?? '').toLowerCase())) continue
      const finding = toFinding(document, message)
      if (finding) yield finding
    }
  }
})

function toFinding(
  {text}: Document,
  {place, expected: [expected] = []}: VFile['messages'][number]
): Finding | undefined {
  if (!place || !('start' in place) || expected === undefined) return undefined
  const {start, end} = place
  if (start.offset === undefined || end.offset === undefined) return undefined
  const actual = text.slice(start.offset, end.offset)
  const edit = smallestEdit(actual, expected, start.offset)
  return {range: [start.offset, end.offset], expected, edits: edit ? [edit] : []}
}
