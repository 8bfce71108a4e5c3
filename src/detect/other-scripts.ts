const scripts = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Arabic',
  'Hebrew',
  'Devanagari',
  'Thai',
  'Hangul',
  'Han',
  'Armenian',
  'Georgian'
] as const
type Script = (typeof scripts)[number]

/** Of languages that are not written in Latin letters. */
const scriptOf: Readonly<Record<string, Script>> = {
  ...{ru: 'Cyrillic', uk: 'Cyrillic', bg: 'Cyrillic', sr: 'Cyrillic', mk: 'Cyrillic', be: 'Cyrillic', kk: 'Cyrillic'},
  ...{el: 'Greek', ar: 'Arabic', fa: 'Arabic', ur: 'Arabic', he: 'Hebrew', hi: 'Devanagari', th: 'Thai'},
  ...{ko: 'Hangul', zh: 'Han', ja: 'Han', hy: 'Armenian', ka: 'Georgian'}
}

/** Letters of scripts other than Latin begin with Greek; general punctuation stands between them. */
const beyondLatin = /[\u0370-\u1DFF\u2E80-\uFFFD]/

/** No two letters in a row of another script than Latin, nor two marks, can be without these. */
export const beyondLatinTwice = /[\u0300-\u1FFF\u2070-\uFFFF]{2}/

const patterns = new Map<Script, RegExp>()

/**
 * What stands in another script than the language’s, Latin excepted: two words in a row, or a stretch of a script that writes no
 * spaces. Undefined: the text has no such letter.
 */
export function otherScripts(language: string, text: string): RegExp | undefined {
  if (!beyondLatin.test(text)) return undefined
  const own = scriptOf[language.split('-')[0] ?? ''] ?? 'Latin'
  let pattern = patterns.get(own)
  if (!pattern) patterns.set(own, (pattern = otherThan(own)))
  return pattern
}

function otherThan(own: Script): RegExp {
  const letters = scripts
    .filter(script => script !== own && script !== 'Latin')
    .map(script =>
      script === 'Han' ? String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}` : String.raw`\p{sc=${script}}`
    )
    .join('')
  return new RegExp(String.raw`[${letters}\p{M}]{2,40}(?:[\s,，、-]{1,3}[${letters}\p{M}]{2,40}){0,60}`, 'gu')
}
