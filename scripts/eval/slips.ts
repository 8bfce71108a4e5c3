import {Random} from '../random.js'
import type {Article} from './articles.js'
import type {Pair} from './pairs.js'

/** A quotation of a text, with the clause that attributes it, where one stands right behind it. */
interface Quotation {
  readonly start: number
  readonly end: number
  readonly open: string
  readonly close: string
  /** Where sentences begin in it, but for the first one. */
  readonly sentences: readonly number[]
  /** The word before its comma; empty: it does not end in one. */
  readonly lastWord: string
  /** ` she said.`, or empty. */
  readonly tag: string
}

/** What is written instead of what stands between two places. */
type Slip = readonly [start: number, end: number, text: string]

/** Where quotations could be broken in each of some ways. */
const ways: Readonly<Record<string, (quotation: Quotation) => Slip[]>> = {
  openingLost: ({start}) => [[start, start + 1, '']],
  closingLost: ({end}) => [[end - 1, end, '']],
  openedAgain: ({sentences, open}) => sentences.map(at => [at, at, open]),
  split: ({sentences, open, close}) => sentences.map(at => [at - 1, at, `${close} ${open}`]),
  closedEarly: ({sentences, close}) => sentences.map(at => [at - 1, at - 1, close]),
  closedLate: ({end, close, tag}) => (tag === '' ? [] : [[end - 1, end + tag.length, tag + close]]),
  attributedTwice: ({end, tag}) => behindTag(end, tag, ` ${tag.charAt(1).toUpperCase()}${tag.slice(2)}`),
  fragment: ({end, close, lastWord, tag}) => behindTag(end, tag, ` ${capital(lastWord)}.${close}`),
  markDoubled: ({start, end, open, close}) => [
    [start, start, open],
    [end, end, close]
  ],
  markTurned: ({start, end, open, close}) =>
    open === close
      ? []
      : [
          [start, start + 1, close],
          [end - 1, end, open]
        ],
  markDetached: ({start, end}) => [
    [start + 1, start + 1, ' '],
    [end - 1, end - 1, ' ']
  ]
}

/** One pair an article and way: the article as it is, and with a slip at a place that the seed says. Those without quotations give none. */
export function brokenPairs(articles: readonly Article[], seed: number): Pair[] {
  const random = new Random(seed)
  return articles.flatMap(({id, text}) => {
    const quotations = quotationsOf(text)
    return Object.entries(ways).flatMap(([op, slipsIn]) => {
      const slips = quotations.flatMap(slipsIn)
      if (slips.length === 0) return []
      const [start, end, written] = random.pick(slips)
      return {id, op, clean: text, dirty: text.slice(0, start) + written + text.slice(end)}
    })
  })
}

function quotationsOf(text: string): Quotation[] {
  return Array.from(text.matchAll(/“([^“”\n]+)”|"([^"\n]+)"/gu), ({index, 0: whole}) => {
    const end = index + whole.length
    const [, lastWord = ''] = /(\p{L}+),.$/u.exec(whole) ?? []
    const [tag = ''] = lastWord === '' ? [] : (tagBehind.exec(text.slice(end, end + 80)) ?? [])
    const sentences = Array.from(whole.matchAll(/[.!?] (?=\p{Lu})/gu), found => index + found.index + 2)
    return {start: index, end, open: whole.charAt(0), close: whole.charAt(whole.length - 1), sentences, lastWord, tag}
  })
}

const tagBehind = /^ (?:(?:he|she|they|\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) said|said \p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)\./u

function behindTag(end: number, tag: string, text: string): Slip[] {
  return tag === '' ? [] : [[end + tag.length, end + tag.length, text]]
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
