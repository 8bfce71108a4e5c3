/** Writes docs/rules.md, docs/kinds.md, schemas/ and the table of marks by language. With `--check`: fails where they are stale. */
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import path from 'node:path'
import {z} from 'zod'
import {configurationSchema} from '../src/config/schema.js'
import {baselineSchema} from '../src/decisions/baseline.js'
import {entrySchema} from '../src/decisions/entry.js'
import {reportSchema} from '../src/report/json-schema.js'
import {trendsSchema} from '../src/report/trends/json.js'
import {builtinRules} from '../src/rules/builtin.js'
import {type Example, type Rule} from '../src/rules/rule.js'
import {kindsPage} from './docs/kinds-page.js'
import {ruleFileSchema} from './docs/rule-file-schema.js'

const generated = {
  'docs/rules.md': rulesPage(),
  'docs/kinds.md': kindsPage(),
  'schemas/rule.schema.json': json(ruleFileSchema()),
  'schemas/configuration.schema.json': schema(configurationSchema),
  'schemas/report.schema.json': schema(reportSchema),
  'schemas/baseline.schema.json': schema(baselineSchema),
  'schemas/decision.schema.json': schema(entrySchema),
  'schemas/trends.schema.json': schema(trendsSchema),
  'rules/speech/marks.tsv': marksTable()
}

const stale = Object.entries(generated).filter(([file, text]) => current(file) !== text)
if (!process.argv.includes('--check')) {
  mkdirSync('schemas', {recursive: true})
  for (const [file, text] of stale) writeFileSync(file, text)
} else if (stale.length > 0) {
  console.error(`Unexpected stale ${stale.map(([file]) => file).join(', ')}, expected fresh ones: run \`npm run docs\``)
  process.exitCode = 1
}

function current(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function schema(type: z.ZodType): string {
  return json(z.toJSONSchema(type, {io: 'input'}))
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function rulesPage(): string {
  const packs = [...new Set(builtinRules.map(rule => rule.pack))]
  const sections = packs.map(pack => {
    const rules = builtinRules.filter(rule => rule.pack === pack)
    return `## ${pack}\n\n${rules.map(ruleSection).join('\n')}`
  })
  return `# Rules\n\nMade from \`rules/\` by \`npm run docs\`. ${builtinRules.length} rules.\n\n${sections.join('\n')}`
}

function ruleSection({id, why, fix, severity, languages, examples}: Rule): string {
  const facts = `${severity}, fix \`${fix}\`, ${languages.includes('*') ? 'any language' : languages.join(', ')}`
  return `### ${id}\n\n${why}\n\n${facts}\n\n${examples.map(exampleItem).join('\n')}\n`
}

function exampleItem(example: Example): string {
  if ('keep' in example) return `- leaves ${code(example.keep)}`
  if (example.before === example.after) return `- reports ${code(example.before)}`
  return `- ${example.fix === 'suggest' ? 'offers ' : ''}${code(example.before)} → ${code(example.after)}`
}

/** Line breaks and invisible characters shown as escapes; backticks in the text need a longer fence. */
function code(text: string): string {
  const visible = text
    .replaceAll('\n', '⏎')
    .replaceAll(/[\u0080-\u009F\u00AD\u200B-\u200F\u2060\uFEFF\uFFFD]/gu, escaped)
  const fence = visible.includes('`') ? '```' : '`'
  return fence === '`' ? `\`${visible}\`` : `${fence} ${visible} ${fence}`
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** Quotation marks by language, from the Unicode CLDR: outer and inner pair. Locales that quote as their language does are left out. */
function marksTable(): string {
  const load = createRequire(import.meta.url)
  const {effectiveCoverageLevels} = z
    .object({effectiveCoverageLevels: z.record(z.string(), z.string())})
    .parse(load('cldr-core/coverageLevels.json'))
  const locales = readdirSync(path.join(path.dirname(load.resolve('cldr-misc-full/package.json')), 'main'))
  const modern = locales.filter(locale => effectiveCoverageLevels[locale] === 'modern').sort()
  const rows = new Map(modern.map(locale => [locale, delimiters(load, locale).join('\t')]))
  const lines = [...rows]
    .filter(([locale, row]) => !locale.includes('-') || rows.get(locale.split('-')[0] ?? '') !== row)
    .map(([locale, row]) => `${locale}\t${row}\n`)
  return `# Made by \`npm run docs\` from the Unicode CLDR (Unicode-3.0): language, outer pair, inner pair.\n${lines.join('')}`
}

function delimiters(load: NodeJS.Require, locale: string): string[] {
  const {main} = z
    .object({main: z.record(z.string(), z.object({delimiters: z.record(z.string(), z.string())}))})
    .parse(load(`cldr-misc-full/main/${locale}/delimiters.json`))
  const marks = main[locale]?.delimiters ?? {}
  return ['quotationStart', 'quotationEnd', 'alternateQuotationStart', 'alternateQuotationEnd'].map(
    name => marks[name] ?? ''
  )
}
