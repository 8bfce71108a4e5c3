/**
 * Whether a path below the configuration’s folder is meant by a pattern: `*`, `?`, `**` and `{a,b}`.
 *
 * A pattern without a slash is about names in any folder, one that ends in a slash about everything below it.
 *
 * @example matchesGlob('wire/a.md', 'wire/**') // => true
 */
export function matchesGlob(file: string, pattern: string): boolean {
  const below = pattern.endsWith('/') ? `${pattern}**` : pattern
  const anywhere = below.includes('/') ? below.replace(/^\.?\//u, '') : `**/${below}`
  return toExpression(anywhere).test(file)
}

const parts = /\*\*\/|\*\*|\*|\?|\{([^{}]*)\}|[^*?{}]+|[{}]/gu

function toExpression(pattern: string): RegExp {
  return new RegExp(`^(?:${translate(pattern)})$`, 'u')
}

function translate(pattern: string): string {
  return pattern.replaceAll(parts, (part, choices: string | undefined) => {
    if (choices !== undefined) return `(?:${choices.split(',').map(translate).join('|')})`
    if (part === '**/') return '(?:[^/]+/)*'
    if (part === '**') return '.*'
    if (part === '*') return '[^/]*'
    return part === '?' ? '[^/]' : part.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
  })
}
