/** What is looked for in a text. */
export type Pattern = Pick<RegExp, 'exec' | 'test'>

/** Behind a word. */
export const wordEnd = String.raw`(?![\p{L}\p{N}])`

export function unicode(source: string, flags = ''): RegExp {
  return new RegExp(source, `${flags}u`)
}

/**
 * The first of some patterns to be found, each by itself: together they are found many times slower, and V8 takes the square of their
 * length to make them ready.
 */
export function firstOf(sources: readonly string[]): Pattern {
  const patterns = sources.map(source => unicode(source))
  return {
    exec: text => {
      let first: RegExpExecArray | null = null
      for (const pattern of patterns) {
        const found = pattern.exec(text)
        if (found && (!first || found.index < first.index)) first = found
        if (first?.index === 0) break
      }
      return first
    },
    test: text => patterns.some(pattern => pattern.test(text))
  }
}

/** A word, and what must stand before it: a few words are found many times faster than what may stand before any. */
export function behind(before: string, word: string): RegExp {
  return unicode(`${word}${wordEnd}(?<=${before}${word})`)
}

/** One of some words; nothing where there are none. Straight apostrophes match as well. */
export function anyOf(words: readonly string[]): string {
  if (words.length === 0) return '(?!)'
  return `(?:${words.map(word => word.replaceAll('.', String.raw`\.`).replaceAll('’', "[’']")).join('|')})`
}

/** `(?:He|She)` */
export function capital(words: string): string {
  return words.replaceAll(/(?<=[:|])\p{Ll}/gu, letter => letter.toUpperCase())
}

/** `(?:he|she)` at the start of a sentence as well. */
export function eitherCase(words: string): string {
  return words.replaceAll(/(?<=[:|])\p{Ll}/gu, letter => `[${letter}${letter.toUpperCase()}]`)
}
