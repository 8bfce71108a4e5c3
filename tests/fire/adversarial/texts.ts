import {readdirSync, readFileSync} from 'node:fs'
import {counted, different, inTurn, nested, repeated, type Text} from './text.js'

/** One character again and again. */
const characters = [
  ...'aAéЯ中ع0 \n\t\r.,;:!?-_=+*~#|/\\@&%$^`\'"“”‘’„«»‹›()[]{}<>–—…©•',
  ...'\u00A0\u00AD\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2028\u2060\u2066\u2069\uFEFF\uFFFC\uFFFD',
  ...'\u0301\u0327\u0E31\u20E3\u2581ÃÂâÐ',
  ...'𝓐😀👩𠀀'
]

/** What begins, continues or ends something, again and again: marks, markup, words, mojibake. */
const stretches = [
  'a ', 'a.', 'a. ', 'A. ', 'a.A', 'a,', 'a ,', ' .', '. ', '..', ',.', '…. ', '.”', '.” ', '”a', ' "', '" ', '"a" ', '("a")', "'a ", "a'", '‘a’ ',
  '“a', '“a ', 'a” ', '“a” ', '“a “b ', '”a“', '“”', '”“', '“‘', '’”', '„a“ ', '«a» ', '»a« ', '“A. ', '“A.” ', 'A.” ', '“A,” ', "``a''",
  '“We go,” he said. ', '“We go, he said. ', 'We go,” he said. ', '“We go.” He said: ', '“We go. “We go,” he said. ', 'he said. ', 'he said: “',
  ',” he said', 'He said, “', '“We go.”\n', '“We go.\n', 'We go.”\n', '“\n', '”\n', '"\n', '“A\n\n', '.” He added.\n',
  'the ', 'the the ', 'of the of the ', 'in in ', 'that that ', 'Kyiv Kiev ', 'cyberattack cyber attack ', 'on on on on a ', 'и ', '的', 'the и ',
  'дорожная карта ', 'a\u0301', '\u202Ea\u202C', '\u2067a ', 'ا\u200D', '👩‍👩‍👧', '🇫🇷', 'A\u0300\u0301\u0302\u0303', 'ﷺ', 'ß', 'İ',
  'Ã©', 'Ã©a ', 'ÃƒÂ©', 'â€œ', 'â€\u009D', 'â€™s ', 'Â ', 'Ð¿', 'Ð¿Ñ€ ', 'ï»¿', '\u0093a\u0094 ', 'ã\u0081\u0082', 'Ã¥\u00AD', 'Ã', 'Ã\u0083\u00C2\u0083',
  '&amp;', '&amp;amp;', '&quot;', '& quot ;', '&#8220;', '&#', '&#x', '&a', '& ', '&amp', '&lt;b&gt;', '&nbsp;',
  '<b>', '</b>', '<b>a</b>', '<p>', '</p>', '<p>a</p>', '<p>a\n', '<br>', '<li>', '<div>', '<a href="', '<a href="a">', '<a ', '<a b=c ', '<!--', '-->',
  '<!-- a -->', '<!-- copydesk-disable doubled-word -- a -->', '<!-- copydesk-disable ', '<!-- copydesk-enable -->', '<![CDATA[', ']]>', '<?', '<!', '</',
  '<script>', '<style>', '<table><tr><td>', '<title>', '<svg>', '<pre>', '<article>', '<a><b><p>', '<b>a ', '</b>“', '<b>“</b>', '<p>“We go.</p>',
  '*a', '*a ', 'a* ', '**a ', '**a* ', '_a ', '_a_', '*a _b ', '***', '* ', '*\n', '`a', '`a``b', '``` ', '```\n', '~~~\n', '~~a ', '[a', '[a]', '[a](', '[a](b', '[a](b)', '[a][b]', '[]', '[](',
  '![', '![a](', '](', '[^a]', '[^a]: a\n', '[a]: b\n', '[a]: <', '\\', '\\*', '> ', '>', '>>\n', '> a\n', '> a\n\n>> b\n\n', '- a\n\n  - b\n\n', '- ', '- a\n', ' - a\n', '1. ', '1. a\n', '# ', '# a\n', 'a\n---\n', '---\n', '===\n', 'a\n===\n',
  '| a ', '|a|\n', '|-|\n', '| a |\n| - |\n', '    a\n', '\ta\n', '  \n', ' \n', '<a@b.c>', 'www.', 'www.a.b ', 'http://', 'https://a.b/c ', 'a@', 'a@b.', 'a@b.c ', '@a', '1,', '1.', '1,2 ', '12:30 ',
  '{{', '{{<', '{{< a >}}', '{%', '{% a %}', '[gallery ', '[gallery]', '[/caption]', '[caption]', '[ad_1]', '[tagsToTranslate]', '[t]a', '(tags for translation) ', '(Reuters) – ',
  '@@ ', 'a@@ b ', ' @-@ ', '▁a', '<unk>', 'xnumx ', '{{a}}', '${a}', '%%a', '__A', '??a',
  '\r\n', '\r\n\r\n', '\n ', ' \t', '\u00A0 ', '\u2028a', 'a\u00AD', '\u200Ba ', 'a\n', 'a\n\n', 'ab. Cd\n', 'A\r', '"a"\n', '“a”\n', '{', '{"a":', '[[', '[1,', '{"text": "a"}\n', '"a","b"\n', 'a,b\n', '\\u0041', '\\n',
  'Source link\n', 'Related Posts\n\n', 'Tags: a, b\n', 'Share this: ', 'Photo: AFP\n', 'By Ana Petrova\n', 'Page 1 2 3 ', '12 May 2023 ', 'Facebook Twitter '
] // prettier-ignore

const pairs: readonly (readonly [string, string])[] = [
  ['(', ')'], ['[', ']'], ['{', '}'], ['“', '”'], ['“‘', '’”'], ['«', '»'], ['„', '“'], ['"a ', ' b"'], ['<b>', '</b>'], ['<div>', '</div>'], ['<p>', '</p>'], ['<ul><li>', '</li></ul>'],
  ['<table><tr><td>', '</td></tr></table>'], ['<a href="b">', '</a>'], ['*', '*'], ['*a ', ' b*'], ['**a ', ' b**'], ['_a ', ' b_'], ['[a ', '](b)'], ['![', '](b)'], ['[gallery]', '[/gallery]'], ['<!--', '-->'],
  ['{"a":', '}'], ['[', ''], ['<a>', ''], ['“a ', ''], ['', '</b>'], ['> ', ''], ['- ', ''], ['&lt;', '&gt;']
] // prettier-ignore

/** Different words with one number where `Aa` and `BB` have one. */
const alikeWord = (index: number) =>
  index
    .toString(2)
    .padStart(16, '0')
    .replaceAll(/[01]/gu, one => (one === '0' ? 'Aa' : 'BB'))

const word = (index: number) =>
  (index + 1000).toString(36).replaceAll(/\d/gu, digit => String.fromCharCode(0x67 + Number(digit)))

const sentence = (index: number) =>
  `The ${word(index)} council of ${word(index * 7)} meets again on Friday in ${word(index * 13)}. `

const few = (index: number) => word((index * index * 31) % 97)

const made: readonly Text[] = [
  different('different words', index => `${word(index)} `),
  different('different words with one hash', index => `${alikeWord(index)} `),
  different('different words in lines', index => `${word(index)}\n`),
  different('different capitalised words', index => `X${word(index)} `),
  different('different compounds', index => `${word(index)}-${word(index + 1)} ${word(index)}${word(index + 1)} `),
  different(
    'different Cyrillic words',
    index => `${word(index).replaceAll(/[a-z]/gu, one => String.fromCharCode(one.charCodeAt(0) + 0x3d0))} `
  ),
  different('words that come again once', index => `${word(index >> 1)} `),
  counted('words that come a few times', index => `${few(index)} `),
  different('different numbers', index => `${index}, `),
  different('different numbers in lines', index => `${index}\n`),
  different('different sentences in one line', sentence),
  different('different sentences in lines', index => `${sentence(index)}\n`),
  different('different sentences in paragraphs', index => `${sentence(index)}\n\n`),
  different(
    'sentences that are alike in pairs',
    index => `${sentence(index >> 1)}${index % 2 === 0 ? '' : 'Again. '}\n`
  ),
  counted(
    'sentences that share rare words',
    index =>
      `Today ${few(index)} and ${few(index + 1)} spoke to ${few(index + 2)} about ${few(index + 3)} with ${few(index + 4)}.\n`
  ),
  different('quotations of different speakers', index => `“We go to ${word(index)},” ${word(index * 3)} said. `),
  different('quotations that stay open in lines', index => `“We go to ${word(index)}, he said.\n`),
  counted('lines that grow', index => `${'a '.repeat(index % 300)}\n`),
  counted('marks in an order without a pattern', index => `${'“”"‘’„«» \n.,'.charAt((index * index * 7919) % 12)}a`),
  different('different tags', index => `<${word(index)}>`),
  different('different attributes', index => `${word(index)}="${index}" `, '<a '),
  different('different references', index => `&${word(index)};`),
  different('different links', index => `[${word(index)}][${word(index)}]\n`),
  different('different definitions', index => `[${word(index)}]: ${word(index)}\n`),
  different('different footnotes', index => `[^${word(index)}] `),
  counted('backticks in runs that grow', index => `${'`'.repeat(index % 500)} `),
  counted('lists that nest', index => `${'  '.repeat(index % 50)}- a\n`),
  counted('quotations that nest', index => `${'> '.repeat(index % 50)}a\n`),
  {name: 'one word before spaces', make: size => `a${' '.repeat(size)}b`},
  {name: 'one bracket before words', make: size => `[${'the a.b '.repeat(size >> 3)}`},
  {name: 'one mark before a line', make: size => `“${'a '.repeat(size >> 1)}`},
  {name: 'one mark behind a line', make: size => `${'a '.repeat(size >> 1)}”`},
  {name: 'one tag that never ends', make: size => `<a b="${'c '.repeat(size >> 1)}`},
  {name: 'one comment that never ends', make: size => `a <!-- ${'b -'.repeat(Math.floor(size / 3))}`},
  {name: 'one link that never ends', make: size => `[a](${'b'.repeat(size)}`},
  {name: 'lines without an end of their quotation', make: size => `“${'We go on and on.\n“'.repeat(size >> 4)}`}
]

/** Of all samples: what news consists of, damaged or not. */
const news = ['clean', 'dirty', 'gold']
  .flatMap(folder => readdirSync(`samples/${folder}`).map(name => `samples/${folder}/${name}`))
  .filter(file => file.endsWith('.txt'))
  .sort()
  .map(file => readFileSync(file, 'utf8').trim())

/** What all else is compared with. */
export const ordinary: Text = inTurn('news', news, '\n\n')

/** Text that is more than words to who cuts records or markup. */
export const plainTexts: readonly Text[] = [
  ...characters.map(one => repeated(one)),
  ...pairs.map(([open, close]) => nested(open, close)),
  ...made
]

/** Text that knows nothing of a rule. */
export const texts: readonly Text[] = [
  ...plainTexts,
  ...stretches.map(one => repeated(one)),
  ordinary,
  inTurn('news in one line', news.map(one => one.replaceAll(/\s+/gu, ' ')), ' '),
  inTurn('news in short lines', news.map(one => one.replaceAll(/\s+/gu, '\n')), '\n')
] // prettier-ignore
