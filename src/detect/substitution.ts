import {z} from 'zod'
import {defineKind} from './kind.js'

/**
 * Text that matches a pattern and is replaced. `$1` … `$9` in `replace` stand for groups.
 *
 * Patterns see the whole text, are case-sensitive unless `ignoreCase`, and `^` and `$` mean the ends of a line. `except`
 * lists patterns that the line around a match must not show.
 */
export const substitution = defineKind({
  options: z
    .strictObject({
      pattern: pattern(),
      replace: z.string().optional(),
      ignoreCase: z.boolean().default(false),
      except: z.array(pattern()).default([])
    })
    .readonly(),
  *detect({text}, {pattern: source, replace, ignoreCase, except}) {
    const exceptions = except.map(one => new RegExp(one, 'u'))
    for (const match of text.matchAll(new RegExp(source, ignoreCase ? 'gimu' : 'gmu'))) {
      const range = [match.index, match.index + match[0].length] as const
      if (exceptions.some(one => one.test(around(text, range)))) continue
      const expected = replace?.replaceAll(/\$(\d)/gu, (_, group: string) => match[Number(group)] ?? '')
      if (expected !== match[0]) yield {range, ...(expected !== undefined && {expected})}
    }
  }
})

/** A match with the 24 code units on either side. */
function around(text: string, [start, end]: readonly [number, number]): string {
  return text.slice(Math.max(0, start - 24), end + 24)
}

function pattern() {
  return z.string().check(context => {
    try {
      new RegExp(context.value, 'u')
    } catch (error) {
      context.issues.push({
        code: 'custom',
        input: context.value,
        message: `Unexpected pattern: ${(error as Error).message}`
      })
    }
  })
}
