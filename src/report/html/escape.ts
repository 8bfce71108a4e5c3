const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'}

/** Safe in HTML text and in quoted attributes. */
export function escape(text: string): string {
  return text.replaceAll(/[&<>"']/gu, character => entities[character] ?? character)
}

/** A control character would be lost or act; the rest of what has no shape only matters where it was changed. */
const acting = /[\p{Cc}\p{Cs}]/gu
const shapeless = /\r\n|[\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}\u00A0\u2000-\u200A\u202F\u205F\u3000\u115F\u1160\u3164]/gu

const symbols: Readonly<Record<string, readonly [symbol: string, title: string]>> = {
  '\r\n': ['¶', 'line break (CR LF)'],
  '\n': ['¶', 'line break'],
  '\r': ['¶', 'line break (CR)'],
  '\t': ['⇥', 'tab'],
  '\u2028': ['¶', 'line separator'],
  '\u2029': ['¶', 'paragraph separator'],
  '\u00A0': ['⍽', 'no-break space'],
  '\u202F': ['⍽', 'narrow no-break space'],
  '\u00AD': ['SHY', 'soft hyphen'],
  '\u200B': ['ZWSP', 'zero-width space'],
  '\u200C': ['ZWNJ', 'zero-width non-joiner'],
  '\u200D': ['ZWJ', 'zero-width joiner'],
  '\u200E': ['LRM', 'left-to-right mark'],
  '\u200F': ['RLM', 'right-to-left mark'],
  '\u2060': ['WJ', 'word joiner'],
  '\uFEFF': ['BOM', 'byte-order mark']
}

/** Article text that stayed: line breaks are told by the paragraphs. */
export function keptText(text: string): string {
  return escape(text.replaceAll(/[\r\n]+/gu, ' ').replaceAll('\t', ' ')).replaceAll(acting, symbol)
}

/** Article text that went, came or is marked: nothing in it is invisible. */
export function markedText(text: string): string {
  const shown = escape(text).replaceAll(shapeless, symbol)
  return /^ +$/u.test(text) ? shown.replaceAll(' ', labelled('␣', 'space')) : shown
}

/** A sentence of a report: the values between backticks are article text. */
export function sentence(text: string): string {
  const html = text
    .split('`')
    .map((part, index, all) =>
      index % 2 === 1 && index < all.length - 1 ? `<code>${markedText(part)}</code>` : keptText(part)
    )
  return `<bdi>${html.join('')}</bdi>`
}

function symbol(character: string): string {
  const [label, title] = symbols[character] ?? []
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  return labelled(label ?? code, title ?? `character ${code}`)
}

function labelled(label: string, title: string): string {
  return `<span class="sign" title="${title}">${label}</span>`
}
