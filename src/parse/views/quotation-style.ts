import {referenceAt} from './references.js'

/** Names of quotation marks in HTML. */
const named: Readonly<Record<string, string>> = {
  '“': 'ldquo',
  '”': 'rdquo',
  '„': 'bdquo',
  '‘': 'lsquo',
  '’': 'rsquo',
  '‚': 'sbquo',
  '«': 'laquo',
  '»': 'raquo',
  '‹': 'lsaquo',
  '›': 'rsaquo',
  '"': 'quot'
}

type Style = 'plain' | 'named' | 'decimal' | 'hexadecimal'

/** Writes quotation marks as the source does: as they are, or as references of one form. */
export function quotationWriter(source: string): (mark: string) => string {
  let style: Style | undefined
  return mark => {
    const name = named[mark]
    if (name === undefined) return mark
    style ??= styleOf(source)
    const code = mark.charCodeAt(0)
    if (style === 'named') return `&${name};`
    if (style === 'decimal') return `&#${code};`
    return style === 'hexadecimal' ? `&#x${code.toString(16).toUpperCase()};` : mark
  }
}

/** What most marks of the source are. Straight ones stand in every tag and do not count. */
function styleOf(source: string): Style {
  const counts = {plain: 0, named: 0, decimal: 0, hexadecimal: 0}
  for (const {0: found, index} of source.matchAll(/[“”„‘’‚«»‹›]|&(?=#|[lr]s?[ad]?quo|[bs][bd]?quo|quot)/gu)) {
    if (found !== '&') counts.plain++
    else {
      const reference = referenceAt(source, index, source.length, false)
      if (!reference || named[reference.text] === undefined) continue
      const [first, second = ''] = source.slice(index + 1, index + 3)
      counts[first !== '#' ? 'named' : second.toLowerCase() === 'x' ? 'hexadecimal' : 'decimal']++
    }
  }
  const [best] = Object.entries(counts).sort(([, a], [, b]) => b - a)
  return best && best[1] > 0 ? (best[0] as Style) : 'plain'
}
