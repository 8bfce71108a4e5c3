/** What happens to a text at a place; `choice` says which of several. */
type Damage = (text: string, at: number, choice: number) => string

const pieces = [
  '“', '”', '"', '’', '‘', "'", '„', '«', '»', '``', "''", '““', ' ', '  ', '\u00A0', '\n', '\r\n', '\t', '.', '..', ' ,',
  ',.', '?', ' the the ', ' of of ', ' is is ', 'Ã©', 'â€œ', 'â€\u009D', 'Â ', '&amp;', '&quot;', '& quot ;', '&#8220;',
  '\u200B', '\u200D', '\u00AD', '\u202E', '\u0301', '𝓐', '👩‍👩‍👧', '@@ ', ' @-@ ', '▁', '<unk>', 'xnumx', '{{name}}',
  '[ad_1]', '[tagsToTranslate]nato[t]defence', '1,204.50', ' https://a.example/x_y?z=1,2. ', ' ann@b.example ', '< / p >',
  '<b>', '</p>', '<!--', '-->', '`', '**', '[', '](', 'дорожная карта ', '他说了', ' he said.', ' He added.', ',” he said.'
] // prettier-ignore

const lines = [
  'Source link', 'Leave a Comment', 'Share this:', 'ADVERTISEMENT', 'Story continues below advertisement', '[ad_2]',
  '(tags for translation) NATO', 'Related posts', 'Photo: AFP', 'Next post', 'Post Views: 1,204', 'Closer.”', '”', 'cooperation.',
  'Zurück zur Startseite', 'Read more: the the vote'
] // prettier-ignore

const insert: Damage = (text, at, choice) => splice(text, at, 0, pieces[choice % pieces.length] ?? '')
const remove: Damage = (text, at, choice) => splice(text, at, 1 + (choice % 3), '')
const replace: Damage = (text, at, choice) => splice(text, at, 1, pieces[choice % pieces.length] ?? '')

/** Of the marks, one goes, comes twice or is turned. */
const slip: Damage = (text, at, choice) => {
  const marks = /[“”"‘’„«»]/gu
  marks.lastIndex = at
  const found = marks.exec(text)
  if (!found) return text
  const turned = ['', found[0].repeat(2), found[0] === '“' ? '”' : '“', ` ${found[0]}`, `${found[0]} `, '"']
  return splice(text, found.index, 1, turned[choice % turned.length] ?? '')
}

const doubleWord: Damage = (text, at) => {
  const words = /\p{L}+/gu
  words.lastIndex = at
  const found = words.exec(text)
  return found ? splice(text, found.index, 0, `${found[0]} `) : text
}

/** A line, a leftover or the next line again. */
const addLine: Damage = (text, at, choice) => {
  const start = text.indexOf('\n', at) + 1
  const end = text.indexOf('\n', start)
  const again = text.slice(start, end === -1 ? text.length : end)
  const gap = choice % 2 === 0 ? '\n\n' : '\n'
  const line = choice % 5 === 0 ? again : (lines[choice % lines.length] ?? '')
  return splice(text, start, 0, `${line}${gap}`)
}

/** Text of UTF-8 read as Windows-1252, as far as Latin-1 goes. */
const misread: Damage = (text, at, choice) => {
  const from = at - (isLowSurrogate(text, at) ? 1 : 0)
  const length = 1 + (choice % 200)
  const to = from + length + (isLowSurrogate(text, from + length) ? 1 : 0)
  return splice(text, from, to - from, Buffer.from(text.slice(from, to)).toString('latin1'))
}

const repeatStretch: Damage = (text, at, choice) => splice(text, at, 0, text.slice(at, at + (choice % 120)))
const cutOff: Damage = (text, at, choice) => (choice % 4 === 0 ? text.slice(0, at) : text)

export const damages: readonly Damage[] = [
  insert, insert, insert, slip, slip, slip, doubleWord, addLine, addLine, remove, replace, misread, repeatStretch, cutOff
] // prettier-ignore

function splice(text: string, at: number, length: number, inserted: string): string {
  return text.slice(0, at) + inserted + text.slice(at + length)
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit < 0xe000
}
