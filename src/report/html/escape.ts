import {keptText as kept} from './signs.js'

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'}

/** Safe in HTML text and in quoted attributes. */
export function escape(text: string): string {
  return text.replaceAll(/[&<>"']/gu, character => entities[character] ?? character)
}

/** Article text as HTML: line breaks are told by the paragraphs. */
export function keptText(text: string): string {
  return kept(text)
    .map(part =>
      typeof part === 'string' ? escape(part) : `<span class="sign" title="${part.title}">${part.label}</span>`
    )
    .join('')
}
