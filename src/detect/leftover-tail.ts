import type {Range} from '../types.js'

/** Longer tails are prose; those of tags may be longer. In UTF-16 code units. */
const longest = 250
const longestTags = 1000

const borders = /[.!?…。！？؟۔][\p{Pe}\p{Pf}"'”’]{0,3}[ \t\u00A0]{0,3}(?=\S)/gu

/**
 * Ranges behind a sentence up to the end of a paragraph, the longest first, that could be a leftover stuck to it:
 * `….[tagsToTranslate]nato[t]defence`.
 *
 * Where the article goes on below, only what opens with a bracket could. What has marks of quotation or a stop at its end is prose.
 */
export function* possibleTails(text: string, isLast: boolean): Generator<Range> {
  if (!isLast && !/[[(（【]/u.test(text)) return
  const from = Math.max(0, text.length - longestTags)
  for (const {index, 0: border} of text.slice(from).matchAll(borders)) {
    const start = from + index + border.length
    if (/[[(（【]/u.test(text.charAt(start))) yield [start, text.length]
    else if (isLast && text.length - start <= longest && !/["“”„«»]|[.!?…。！？؟۔]$/u.test(text.slice(start)))
      yield [start, text.length]
  }
}
