import * as z from 'zod'
import {linesWith} from '../parse/lines-with.js'
import {matchesOf} from '../parse/matches.js'
import type {Finding} from '../types.js'
import {apostropheOf} from './apostrophes.js'
import {cueFinder} from './cues.js'
import {exceptionsOf} from './exceptions.js'
import {definePreparedKind} from './kind.js'
import {expressionOf, pattern} from './pattern.js'

/**
 * Text that matches a pattern and is replaced.
 *
 * @example unified().use(retextBlocks).use(substitution, builtinRules.filter(rule => rule.kind === 'substitution'))
 */
export const substitution = definePreparedKind({
  options: z
    .strictObject({
      pattern: pattern().describe('What is found, in one line; `^` and `$` mean its ends.'),
      replace: z
        .string()
        .optional()
        .describe(
          'What stands there instead; `$1` … `$9` stand for groups, and an apostrophe by itself for one as the article writes it. Left out: the match is only reported.'
        ),
      ignoreCase: z.boolean().default(false).describe('Takes capitals and small letters for the same.'),
      except: z
        .array(pattern())
        .default([])
        .describe('What the text around a match, 24 characters on either side, must not show.'),
      cue: pattern()
        .optional()
        .describe('A cheap pattern, found in every line that `pattern` matches in: others are passed over.')
    })
    .check(({value, issues}) => {
      for (const [field, message] of problemsOf(value))
        issues.push({code: 'custom', input: value, path: [field], message})
    }),
  prepare: ({pattern: source, replace, ignoreCase, except, cue}) => ({
    expression: new RegExp(source, ignoreCase ? 'gimu' : 'gmu'),
    replace,
    isExcepted: exceptionsOf(except),
    cue: expressionOf(cue, 'gm')
  }),
  choose: rules => {
    const find = cueFinder(rules.map(({options: {cue, pattern, ignoreCase}}) => cue ?? (ignoreCase ? '' : pattern)))
    return ({text}) => find(text)
  },
  *detect(document, {expression, replace, isExcepted, cue}) {
    let apostrophe: string | undefined
    for (const [start, line] of linesWith(document.text, document.thorough ? undefined : cue)) {
      for (const match of matchesOf(expression, line)) {
        const range = [start + match.index, start + match.index + match[0].length] as const
        if (isExcepted(document.text, range)) continue
        const filled = replace?.replaceAll(/\$(\d)/gu, (_, group: string) => match[Number(group)] ?? '')
        const expected = filled === "'" ? (apostrophe ??= apostropheOf(document.text)) : filled
        if (expected !== match[0]) yield {range, ...(expected !== undefined && {expected})} satisfies Finding
      }
    }
  }
})

function* problemsOf({
  pattern: source,
  replace = ''
}: {
  readonly pattern: string
  readonly replace?: string | undefined
}) {
  if (new RegExp(source, 'mu').test('')) {
    yield ['pattern', 'Unexpected pattern that matches the empty text, expected one that does not'] as const
  }
  const groups = (new RegExp(`${source}|`, 'u').exec('')?.length ?? 1) - 1
  const missing = Array.from(replace.matchAll(/\$(\d)/gu), ([, group]) => Number(group)).find(one => one > groups)
  if (missing === undefined) return
  const expected = groups === 0 ? 'no such sign: the pattern has no groups' : `at most \`$${groups}\`, the last group`
  yield ['replace', `Unexpected \`$${missing}\`, expected ${expected}`] as const
}
