import {wordsOf} from './prose.js'

/** They say nothing about what a line is. */
const functionWords = new Set(
  (
    'the and for from with that this was were are his her its has had have not but you our your their they them she who ' +
    'said says told will would can could may more than into out over after before about also all one two new'
  ).split(' ')
)

/**
 * Whether a pattern would match prose or other people’s lines as well: nothing but placeholders, or too few words of its own. A name can be
 * anything, so beside one two telling words have to
 * stand, or one with a colon or behind two others: `Tags: {name}`, `More stories from {name}`.
 */
export function isTooGeneral(pattern: string): boolean {
  const placeholders: readonly string[] = pattern.match(/\{\w+\}/gu) ?? []
  if (placeholders.length === 0) return false
  if (placeholders.length > mostPlaceholders) return true
  const own = wordsOf(pattern.replaceAll(/\{\w+\}/gu, ' ')).filter(isTelling)
  if (!placeholders.includes('{name}')) return own.length === 0
  if (own.length !== 1) return own.length === 0
  return !/\p{L}{3}\s?:\s/u.test(pattern) && wordsOf(pattern.split('{')[0] ?? '').length < 3
}

/** More, and the line is a table’s or a result’s. */
const mostPlaceholders = 4

function isTelling(word: string): boolean {
  return /\p{L}{3}/u.test(word) && !functionWords.has(word.toLowerCase())
}
