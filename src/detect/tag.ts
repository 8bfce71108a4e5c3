import * as z from 'zod'
import type {Finding, Range} from '../types.js'
import {defineKind} from './kind.js'

const block = 'p|br|hr|div|li|ul|ol|h[1-6]|blockquote|table|tr|td|th|figure|figcaption|iframe|center'
const inline = 'span|strong|em|b|i|u|a|img|font|small|sup|sub'
/** With what stands in it, which is no text. */
const element = String.raw`<(script|style)(?:\s[^<>\r\n]{0,300})?>(?:[^<]|<(?!/)){0,4000}</\3>`
const anyTag = new RegExp(
  String.raw`</?(?:(${block})|${inline})(?:\s[^<>\r\n]{0,300})?/?>|(<!--(?! ?copydesk)[^\r\n]{0,200}?-->)|${element}`,
  'giu'
)

/**
 * A tag of HTML left in plain text: `lost <b>two teeth</b>.`
 *
 * Somebody may write of tags, so they are only offered, unless all of them stand at words and close what no tag opens. A text with many is
 * HTML, which is told once.
 *
 * @example unified().use(retextBlocks).use(tag, builtinRules.filter(rule => rule.kind === 'tag'))
 */
export const tag = defineKind({
  options: z.strictObject({
    most: z.int().min(1).default(12).describe('A text with more tags is HTML: the first one is reported.')
  }),
  *detect({text}, {most}): Generator<Finding> {
    if (!text.includes('<')) return
    const found = Array.from(text.matchAll(anyTag))
    const isHtml = found.length > most
    const torn = areTorn(found, text)
    const isOfCode = !isHtml && ofCode.test(text.replaceAll(anyTag, ''))
    for (const {index, 0: whole, 1: block, 2: comment, 3: name} of isHtml ? found.slice(0, 1) : found) {
      const range = [index, index + whole.length] as const
      const isApart = block !== undefined || comment !== undefined
      if (isHtml) yield {range, note: 'The text looks like HTML: read it as `html`'}
      else if (name !== undefined && isLine(text, range))
        yield {range, edits: [{range: withBreak(text, range), text: ''}]}
      else
        yield {
          range,
          expected: isApart && partsWords(text, range) ? ' ' : '',
          ...(!torn &&
            (isOfCode || !isOfPage(whole, index, text)) && {fix: 'suggest', note: 'The article may write of tags'})
        }
    }
  }
})

/** `ahead</em>: there`: tags that stand at words and only close, and nothing tells of code. */
function areTorn(found: readonly RegExpMatchArray[], text: string): boolean {
  const isTorn = ({0: tag, index = 0}: RegExpMatchArray) =>
    tag.startsWith('</') &&
    /[\p{L}\p{N}.,!?]/u.test(text.charAt(index - 1)) &&
    !/["”’']/u.test(text.charAt(index + tag.length))
  return found.length <= fewTags && found.every(isTorn) && !ofCode.test(text)
}

/** `<span style="font-weight: 400;">`, `<!--more-->`, and a break between two sentences: nobody writes of them so. */
function isOfPage(tag: string, at: number, text: string): boolean {
  if (/^<br ?\/?>$/iu.test(tag))
    return betweenSentences.test(text.slice(Math.max(0, at - 2), at) + text.slice(at + tag.length, at + tag.length + 3))
  if (!/^$|[.!?…,”"’>]\s?$/u.test(text.slice(Math.max(0, at - 2), at))) return false
  return /^<(?:(?:span|div|p|font) (?:style|class|dir|lang|data-[\w-]{1,20})=|!--(?:more|nextpage| ?\/?wp:))/iu.test(
    tag
  )
}

const betweenSentences = /[.!?…]["”’]?\s?(?:$|["“‘]?\p{Lu})/u

const ofCode =
  /[`{}=]|(?<!\p{L})(?:HTML|tags?|markup|code|web|browser|forum|bug|typed?|WordPress|editor|teaser|breaks?)(?!\p{L})/iu

/** More of them are no accident. */
const fewTags = 3

/** Whether nothing else stands on its lines. */
function isLine(text: string, [start, end]: Range): boolean {
  return (
    /(?:^|\n)[ \t]*$/u.test(text.slice(Math.max(0, start - 40), start)) && /^[ \t]*(?:\r?\n|$)/u.test(text.slice(end))
  )
}

/** A line with the break to the next one; the last one with that before it. */
function withBreak(text: string, [start, end]: Range): Range {
  const next = /^\s*/u.exec(text.slice(end))?.[0].length ?? 0
  if (end + next < text.length) return [start, end + next]
  return [text.slice(0, start).trimEnd().length, end]
}

/** `said.<p>Nobody was hurt.` */
function partsWords(text: string, [start, end]: Range): boolean {
  return /\S/u.test(text.charAt(start - 1)) && /[^\s<]/u.test(text.charAt(end))
}
