import type {LearnedLine, LearnedSite} from './learner.js'

/** A learned line with what else is known of it. */
export interface PackLine extends LearnedLine {
  /** For a person who looks through the table: one phrase. */
  readonly note?: string
}

export interface PackSite extends Omit<LearnedSite, 'lines'> {
  readonly lines: readonly PackLine[]
}

interface PackFile {
  readonly name: string
  readonly text: string
}

/** The rule of a site and the table beside it. The rule only suggests until a person sets `status: stable`. */
export function packFiles(site: PackSite, id: string): readonly [rule: PackFile, table: PackFile] {
  return [
    {name: `${id}.yml`, text: ruleText(site, id)},
    {name: `${id}.tsv`, text: tableText(site)}
  ]
}

/** An id for the rule of each site, in the order given: letters and digits of the name, told apart by a number where they have to be. */
export function ruleIds(sites: readonly string[]): string[] {
  const taken = new Set<string>()
  return sites.map(site => {
    const base = `learned-${slug(site)}`
    let id = base
    for (let number = 2; taken.has(id); number++) id = `${base}-${number}`
    taken.add(id)
    return id
  })
}

/** File names have room for 255 bytes. */
const longestSlug = 60

function slug(site: string): string {
  const letters = site.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const words = letters.match(/[a-z0-9]+/gu)?.join('-') ?? ''
  return words.slice(0, longestSlug).replace(/-$/u, '') || 'site'
}

const sentence = 'The council meets again on Friday.'

/** Lines that a rule shows as its examples. */
const mostExamples = 2

function ruleText({articles, minimum, shortBy, lines}: PackSite, id: string): string {
  const short = shortBy > 0 ? `, give or take ${shortBy}` : ''
  return [
    `# Lines that stand in ${minimum} or more of ${articles} articles${short}. Look through ${id}.tsv, delete the lines that belong to the`,
    '# articles, and set `status: stable`: until then they are only suggested.',
    `id: ${id}`,
    'kind: leftover-line',
    "message: 'Unexpected leftover line `{actual}`, expected none'",
    "why: 'It recurs across the articles of its site.'",
    'severity: warning',
    'fix: safe',
    'status: nursery',
    'options:',
    `  table: ${id}.tsv`,
    'examples:',
    ...lines.slice(0, mostExamples).flatMap(exampleLines),
    ...lines.slice(0, 1).map(keepLine),
    ''
  ].join('\n')
}

function exampleLines({line}: PackLine): string[] {
  return [
    `  - before: ${quoted(`${sentence}\n\n${line}`)}`,
    `    after: ${quoted(sentence)}`,
    `    at: ${quoted(line)}`
  ]
}

function keepLine({line}: PackLine): string {
  return `  - keep: ${quoted(`On the board stood “${line}”, and nobody knew why.\n\n${sentence}`)}`
}

/** A YAML string in double quotes. What cannot be seen is escaped, as the loader demands. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\u00A0]/gu, mark =>
    Array.from({length: mark.length}, (_, index) => `\\u${mark.charCodeAt(index).toString(16).padStart(4, '0')}`).join(
      ''
    )
  )
}

function tableText({lines}: PackSite): string {
  const head = '# line\tlanguage\tarticles\tshare\tplace\texample\tnote\n'
  return head + lines.map(line => `${cells(line).join('\t')}\n`).join('')
}

function cells({form, articles, share, place, example, note}: PackLine): string[] {
  return [shown(form), 'und', String(articles), share.toFixed(4), place, example.replaceAll(/\s+/gu, ' '), note ?? '']
}

/** A row that begins with `#` would be a comment; the dot before it is not compared. */
function shown(form: string): string {
  return form.startsWith('#') ? `· ${form}` : form
}
