import * as z from 'zod'
import type {RuleSettings} from '../kind.js'
import {isPattern, placeholderNames} from './pattern.js'

const known = placeholderNames.map(name => `{${name}}`).join(', ')

/** A note of lines that may be titles as well: `Back to the top`. */
export const titleNote = 'title'

/** A line, its language (BCP 47), notes. */
type Row = readonly [line: string, language: string, ...string[]]

const badRow = `Unexpected row, expected a line, a tab and a language (BCP 47); placeholders are ${known}`

/** By hand: there are ten thousand rows, and every start checks them. */
function isRow(row: unknown): row is Row {
  if (!Array.isArray(row)) return false
  const [line, language] = row as unknown[]
  return (
    typeof line === 'string' &&
    line !== '' &&
    isPattern(line) &&
    typeof language === 'string' &&
    /^[a-z]{2,3}(?:-\w{2,8})?$/u.test(language)
  )
}

/** What weighs words: what a line shows, its weight. */
type WeightRow = readonly [feature: string, weight: string]

function isWeightRow(row: unknown): row is WeightRow {
  return Array.isArray(row) && row.length === 2 && row[0] !== '' && /^-?\d+(?:\.\d+)?$/u.test(String(row[1]))
}

export const options = z.strictObject({
  lines: z
    .array(z.string().refine(isPattern, `Unexpected placeholder, expected one of ${known}`))
    .default([])
    .describe('Whole lines; placeholders, such as `{number}`, stand for text.'),
  table: z
    .custom<readonly Row[]>()
    .check(({value, issues}) => {
      const index = Array.isArray(value) ? value.findIndex(row => !isRow(row)) : 0
      if (index >= 0) issues.push({code: 'custom', input: value, path: [index], message: badRow})
    })
    .default([])
    .describe(
      'The same, from a TSV file: line, language (BCP 47), note. With the note `title` it may be the title as well: at the top of an article it is offered.'
    ),
  weights: z
    .custom<readonly WeightRow[]>()
    .check(({value, issues}) => {
      const index = Array.isArray(value) ? value.findIndex(row => !isWeightRow(row)) : 0
      const message = 'Unexpected row, expected what a line shows, a tab and its weight'
      if (index >= 0) issues.push({code: 'custom', input: value, path: [index], message})
    })
    .default([])
    .describe(
      'A TSV file with the weights of words, pairs of words and beginnings (`^`): English lines at the end of an article whose words weigh enough are taken for listed ones.'
    ),
  closed: z.boolean().default(false).describe('Can be nothing but a leftover: dropped anywhere.'),
  head: z.boolean().default(false).describe('Stands between the title and the article as well: dropped there.'),
  ends: z.boolean().default(false).describe('Shows that the article has ended above it: `Related Articles`.'),
  below: z
    .array(z.string())
    .default([])
    .describe('Reports lines that no rule lists, below the end of the article, which these lines show among others.'),
  guess: z
    .boolean()
    .default(false)
    .describe(
      'Takes lines for leftovers by their words: a sentence that says neither `us` nor `our` is only dropped beside another leftover.'
    ),
  weak: z
    .boolean()
    .default(false)
    .describe('Could be a heading or a caption: only seen beside another leftover, or where the article ends with it.')
})

export type Settings = RuleSettings<z.infer<typeof options>>

/** Longer lines are prose, in UTF-16 code units. */
export const longestLine = 250
