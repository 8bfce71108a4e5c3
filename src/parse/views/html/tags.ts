import {html, type Token, Tokenizer, TokenizerMode} from 'parse5'
import type {Range} from '../../../types.js'

/** A piece of markup. What stands between two of them is text. */
export interface Tag {
  readonly type: 'start' | 'end' | 'comment' | 'doctype'
  /** In lower case; empty for a comment. */
  readonly name: string
  readonly range: Range
}

const {TAG_ID} = html

/** What a start tag makes of the text behind it. Scripts count as on: what is in `noscript` is shown to nobody. */
const modes = new Map([
  [TAG_ID.TITLE, TokenizerMode.RCDATA],
  [TAG_ID.TEXTAREA, TokenizerMode.RCDATA],
  [TAG_ID.SCRIPT, TokenizerMode.SCRIPT_DATA],
  [TAG_ID.PLAINTEXT, TokenizerMode.PLAINTEXT],
  ...[TAG_ID.STYLE, TAG_ID.XMP, TAG_ID.IFRAME, TAG_ID.NOEMBED, TAG_ID.NOFRAMES, TAG_ID.NOSCRIPT].map(
    id => [id, TokenizerMode.RAWTEXT] as const
  )
])

/**
 * The markup of HTML in order.
 *
 * Only parse5’s tokenizer takes part: a tree would move what stands in the wrong place, and may grow faster than its source.
 */
export function tagsOf(source: string): Tag[] {
  const tags: Tag[] = []
  let foreign = 0
  const add = (
    type: Tag['type'],
    name: string,
    {location}: Token.TagToken | Token.CommentToken | Token.DoctypeToken
  ) => {
    if (!location) return
    const end = Math.min(location.endOffset, source.length) // That of a comment without an end is one too far.
    tags.push({type, name, range: [location.startOffset, end]})
  }
  const tokenizer = new Tokenizer(
    {sourceCodeLocationInfo: true},
    {
      onStartTag(token) {
        add('start', token.tagName, token)
        if (isForeign(token) && !token.selfClosing) foreign++
        tokenizer.inForeignNode = foreign > 0
        const mode = modes.get(token.tagID)
        if (mode !== undefined && foreign === 0) tokenizer.state = mode
      },
      onEndTag(token) {
        add('end', token.tagName, token)
        if (isForeign(token) && foreign > 0) foreign--
        tokenizer.inForeignNode = foreign > 0
      },
      onComment: token => add('comment', '', token),
      onDoctype: token => add('doctype', '', token),
      onCharacter: () => undefined,
      onNullCharacter: () => undefined,
      onWhitespaceCharacter: () => undefined,
      onEof: () => undefined
    }
  )
  tokenizer.write(source, true)
  return withOpenEnd(source, tags)
}

function isForeign({tagID}: Token.TagToken): boolean {
  return tagID === TAG_ID.SVG || tagID === TAG_ID.MATH
}

/** A tag that the end of the source cuts off is no text either. */
function withOpenEnd(source: string, tags: Tag[]): Tag[] {
  const last = tags.at(-1)
  const from = last?.range[1] ?? 0
  const isRaw =
    last?.type === 'start' && /^(?:script|style|title|textarea|xmp|iframe|noscript|plaintext)$/u.test(last.name)
  const open = isRaw ? -1 : source.slice(from).search(/<[A-Za-z/]/u)
  if (open !== -1) tags.push({type: 'comment', name: '', range: [from + open, source.length]})
  return tags
}
