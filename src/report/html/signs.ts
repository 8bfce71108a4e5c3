/** A character that would not be seen, and what a person reads instead. */
export interface Sign {
  readonly label: string
  readonly title: string
}

/** Text as it is shown, with signs for what would be invisible. */
export type Shown = readonly (string | Sign)[]

/** A control character would be lost or act; the rest of what has no shape only matters where it was changed. */
const acting = /[\p{Cc}\p{Cs}]/gu
const shapeless = /\r\n|[\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}\u00A0\u2000-\u200A\u202F\u205F\u3000\u115F\u1160\u3164]/gu
const onlySpaces = /^ +$/u

const names: Readonly<Record<string, readonly [label: string, title: string]>> = {
  '\r\n': ['¶', 'line break (CR LF)'],
  '\n': ['¶', 'line break'],
  '\r': ['¶', 'line break (CR)'],
  '\t': ['⇥', 'tab'],
  ' ': ['␣', 'space'],
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
export function keptText(text: string): Shown {
  return shown(text.replaceAll(/[\r\n]+/gu, ' ').replaceAll('\t', ' '), acting)
}

/** Article text that went, came or is marked: nothing in it is invisible. */
export function markedText(text: string): Shown {
  return shown(text, onlySpaces.test(text) ? / /gu : shapeless)
}

/** A part of a sentence of a report: article text stands between backticks. */
export interface Part {
  readonly type: 'words' | 'value'
  readonly text: Shown
}

export function sentenceParts(sentence: string): Part[] {
  return sentence.split('`').flatMap((part, index, all): Part[] => {
    if (part === '') return []
    const isValue = index % 2 === 1 && index < all.length - 1
    return [isValue ? {type: 'value', text: markedText(part)} : {type: 'words', text: keptText(part)}]
  })
}

function shown(text: string, hidden: RegExp): Shown {
  const parts: (string | Sign)[] = []
  let last = 0
  for (const {0: character, index} of text.matchAll(hidden)) {
    if (index > last) parts.push(text.slice(last, index))
    parts.push(signOf(character))
    last = index + character.length
  }
  if (last < text.length) parts.push(text.slice(last))
  return parts
}

function signOf(character: string): Sign {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const [label = code, title = `character ${code}`] = names[character] ?? []
  return {label, title}
}
