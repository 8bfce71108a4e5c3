import * as z from 'zod'
import {linesWith} from '../parse/lines-with.js'
import type {Finding} from '../types.js'
import {cueFinder} from './cues.js'
import {exceptionsOf} from './exceptions.js'
import {definePreparedKind} from './kind.js'
import {beginnings} from './literals.js'
import {pattern} from './pattern.js'

/**
 * Text that matches a pattern and is replaced. `$1` … `$9` in `replace` stand for groups.
 *
 * Patterns see one line, are case-sensitive unless `ignoreCase`, and `^` and `$` mean its ends. `except` lists patterns that
 * the text around a match must not show.
 *
 * @example unified().use(retextBlocks).use(substitution, builtinRules.filter(rule => rule.kind === 'substitution'))
 */
export const substitution = definePreparedKind({
  options: z.strictObject({
    pattern: pattern(),
    replace: z.string().optional(),
    ignoreCase: z.boolean().default(false),
    except: z.array(pattern()).default([]),
    cue: pattern()
      .optional()
      .describe('A cheap pattern, found in every line that `pattern` matches in: others are passed over.')
  }),
  prepare: ({pattern: source, replace, ignoreCase, except, cue}) => ({
    expression: new RegExp(source, ignoreCase ? 'gimu' : 'gmu'),
    replace,
    isExcepted: exceptionsOf(except),
    cue: cue === undefined ? undefined : new RegExp(cue, 'gm'),
    texts: cue === undefined ? undefined : beginnings(cue)
  }),
  choose: rules => {
    const find = cueFinder(rules.map(({options: {cue, pattern, ignoreCase}}) => cue ?? (ignoreCase ? '' : pattern)))
    return ({text}) => find(text)
  },
  *detect(document, {expression, replace, isExcepted, cue, texts}) {
    if (!document.thorough && texts?.every(text => !document.text.includes(text))) return
    for (const [start, line] of linesWith(document.text, document.thorough ? undefined : cue)) {
      for (const match of line.matchAll(expression)) {
        const range = [start + match.index, start + match.index + match[0].length] as const
        if (isExcepted(document.text, range)) continue
        const expected = replace?.replaceAll(/\$(\d)/gu, (_, group: string) => match[Number(group)] ?? '')
        if (expected !== match[0]) yield {range, ...(expected !== undefined && {expected})} satisfies Finding
      }
    }
  }
})
