/** Names that WordPress and its common plugins know; others show by an attribute or an end. */
const known = /^(?:audio|caption|embed|gallery|playlist|video|wp_caption|youtube|vimeo|contact-form(?:-7)?|toc)$/u
const opening = /\[(\/?)([A-Za-z][\w-]{0,40})([^[\]]{0,1000})\]/uy
const attribute = /^\s+[\w-]{1,40}=["'“”″\w#&]/u
const closing = /\[\/([A-Za-z][\w-]{0,40})\]/gu
const liquid = /\{\{[<%](?:[^}]|\}(?!\})){0,2000}\}\}|\{%(?:[^%]|%(?!\})){0,2000}%\}/uy

/** The length of the shortcode that starts at `start`, if one does. */
export type ShortcodeAt = (start: number, end: number) => number | undefined

/** Finds the shortcodes of a source: `[gallery ids="1"]`, `[/caption]`, `{{< figure >}}`, `{% include x %}`. */
export function shortcodes(source: string): ShortcodeAt {
  let closed: ReadonlySet<string> | undefined
  const isClosed = (name: string): boolean => {
    closed ??= new Set(Array.from(source.matchAll(closing), match => match[1] ?? ''))
    return closed.has(name)
  }
  return (start, end) => {
    const pattern = source[start] === '[' ? opening : liquid
    pattern.lastIndex = start
    const match = pattern.exec(source)
    if (!match || start + match[0].length > end) return undefined
    const [whole, slash, name = '', rest = ''] = match
    if (pattern === liquid) return whole.length
    if (slash === '/' && rest !== '') return undefined
    const isShortcode =
      slash === '/' || attribute.test(rest) || (/^\s*\/?$/u.test(rest) && (known.test(name) || isClosed(name)))
    return isShortcode ? whole.length : undefined
  }
}
