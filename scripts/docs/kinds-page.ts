import {readFileSync} from 'node:fs'
import {kinds} from '../../src/detect/kinds.js'
import {placeholderNames} from '../../src/detect/leftover-line/pattern.js'
import {type Option, optionsOf} from './kind-options.js'

/** What text each placeholder of a leftover line stands for. */
const placeholders: Readonly<Record<string, string>> = {
  number: 'a number, also with a unit: `1,204`, `12k`, `3 mln`',
  name: 'one to four words written as a name: `Bank of Tarn`, `hill.example`',
  words: 'one to 25 words',
  tags: 'one to 121 words',
  date: 'a date, a time or both: `12 May 2023, 14:05`, `2023年5月12日`',
  site: 'a service that pages share to: `Facebook`, `WhatsApp`, `E-mail`',
  sites: 'one to twelve of them, in a row or with commas, bars or a word for _and_ between them',
  address: 'an e-mail address',
  buttons: 'three buttons or services or more, in a row: `Share Tweet Print`',
  request:
    'by itself: a line that begins with what asks its reader (`Subscribe`, `Do you want`) and names what only a page has (`our newsletter`, `Telegram channel`)',
  hashtags: 'two or more: `#bridge #brenndorf`',
  code: 'a script, a template or a shortcode: `{{ post.date }}`, `window.data = …`',
  handle: 'a name behind an at sign: `@harrow_news`',
  link: 'an address of the web'
}

export function kindsPage(): string {
  const sections = Object.keys(kinds).map(name => kindSection(name))
  return `# Kinds of rules

Made from \`src/detect/\` by \`npm run docs\`. What rules of each kind find, and what their \`options\` may say.
How to write rules: [writing-rules.md](writing-rules.md).

A pattern is a regular expression as JavaScript has it, with the flag \`u\`. A table is the name of a TSV file beside the rule: cells with a tab
between them, a row a line, no header; lines that begin with \`#\` are comments.

${sections.join('\n')}`
}

function kindSection(name: string): string {
  const {properties, required} = optionsOf(kinds[name] as (typeof kinds)[string])
  const rows = Object.entries(properties).flatMap(([option, schema]) => [
    optionRow(option, schema, required),
    ...Object.entries(schema.items?.properties ?? {}).map(([key, one]) => optionRow(`${option}[].${key}`, one, []))
  ])
  const options = rows.length === 0 ? 'No options.\n' : table(['option', 'value', 'where left out', 'says'], rows)
  return `## ${name}\n\n${docstring(name)}\n\n${options}${name === 'leftover-line' ? placeholderPart() : ''}`
}

function optionRow(name: string, schema: Option, required: readonly string[]): string[] {
  const {description} = schema
  const absent = required.includes(name) ? 'must be there' : fallback(schema)
  return [`\`${name}\``, name === 'table' ? 'a table' : valueOf(schema), absent, description]
}

function fallback({default: value}: Option): string {
  const isNothing = value === undefined || (typeof value === 'object' && Object.keys(value as object).length === 0)
  return isNothing ? '' : `\`${JSON.stringify(value)}\``
}

function valueOf({type, format, enum: names, items}: Option): string {
  if (names) return names.map(one => `\`${one}\``).join(', ')
  if (type === 'array')
    return items?.properties ? 'keys and values, several times' : items?.format === 'regex' ? 'patterns' : 'texts'
  if (type === 'string') return format === 'regex' ? 'a pattern' : 'a text'
  if (type === 'object') return 'keys and values'
  return type === 'boolean' ? '`true` or `false`' : type === 'integer' ? 'a whole number' : 'a number'
}

function placeholderPart(): string {
  const rows = placeholderNames.map(name => {
    const meaning = placeholders[name]
    if (meaning === undefined) throw new Error(`Unexpected placeholder {${name}}, expected one that is described`)
    return [`\`{${name}}\``, meaning]
  })
  const how = 'Lines are compared without capitals, accents, bullets before them and punctuation behind them.'
  return `\n${how}\n\n${table(['placeholder', 'stands for'], rows)}`
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |\n`).join('')
}

/** The comment on the plugin of a kind, without its tags. */
function docstring(kind: string): string {
  const name = kind.replaceAll(/-(\w)/gu, (_, letter: string) => letter.toUpperCase())
  const [, file = ''] = new RegExp(`import \\{${name}\\} from '(.*)\\.js'`, 'u').exec(source('kinds')) ?? []
  const [before = ''] = source(file).split(`export const ${name} = `)
  const comment = before.slice(before.lastIndexOf('/**') + 3).replaceAll(/^ \*(?:\/| ?)/gmu, '')
  return (comment.split('\n@')[0] ?? '').trim()
}

function source(file: string): string {
  return readFileSync(`src/detect/${file}.ts`, 'utf8')
}
