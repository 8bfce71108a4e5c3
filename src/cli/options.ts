import {type Command, InvalidArgumentError, Option} from 'commander'
import {textTypes} from '../read/fields.js'
import type {TextType} from '../types.js'

const reportFormats = ['pretty', 'text', 'json', 'jsonl', 'markdown', 'html', 'diff'] as const
export type FormatName = (typeof reportFormats)[number]

const severities = ['error', 'warning', 'info'] as const

/** What every command that reads articles takes. */
export interface ReadOptions {
  readonly config?: string
  readonly language?: string
  readonly fix?: 'safe' | 'suggested'
  readonly textField?: string
  readonly idField?: string
  readonly inputFormat?: string
  readonly type?: TextType
  readonly quiet?: boolean
  readonly decisions?: string
}

interface ReportOptions {
  readonly format?: FormatName
  readonly report: readonly string[]
}

export interface CleanOptions extends ReadOptions, ReportOptions {
  readonly out?: string
  readonly write?: boolean
}

export interface CheckOptions extends ReadOptions, ReportOptions {
  readonly failOn?: (typeof severities)[number]
  readonly maxWarnings?: number
}

export interface ReviewOptions extends ReadOptions {
  readonly report: readonly string[]
  readonly out?: string
  readonly port?: number
  readonly open: boolean
}

export interface LearnOptions extends ReadOptions {
  readonly out?: string
  readonly minArticles?: number
  readonly siteField?: string
  readonly siteFolder?: boolean
  readonly force?: boolean
}

export function withConfig(command: Command): Command {
  return command.option(
    '--config <file>',
    'configuration file; default: copydesk.config.yml, .json, .js from here upwards'
  )
}

export function withReading(command: Command): Command {
  return withType(withFields(withConfig(command)))
    .option('--language <tag>', 'language of the articles (default: en)')
    .option('--quiet', 'print neither summary nor progress')
}

export function withDecisions(command: Command): Command {
  return command.option('--decisions <file>', 'obey what was decided in a review')
}

export function withFields(command: Command): Command {
  return command
    .option(
      '--text-field <names>',
      'fields that hold texts, with commas; dots lead into nested ones, `:html` or `:markdown` names a type (default: text; what a feed or a post has)'
    )
    .option('--id-field <name>', 'field that names the article (default: id; what a feed has)')
    .option(
      '--input-format <name>',
      'format of standard input and of files that are named, as csv or jsonl.gz (default: their names tell)'
    )
}

/** For all texts, whatever their file or field is. */
export function withType(command: Command): Command {
  const types = new Option(
    '--type <name>',
    'how the texts are written (default: the end of a file’s name or the field tells)'
  )
  return command.addOption(types.choices(textTypes))
}

export function withFix(command: Command): Command {
  const tiers = new Option('--fix <tier>', 'apply safe repairs only, or suggestions too (default: safe)')
  return command.addOption(tiers.choices(['safe', 'suggested']))
}

export function withReports(command: Command): Command {
  return withReportFiles(
    command.addOption(new Option('--format <name>', 'format of the report on standard output').choices(reportFormats)),
    'none'
  )
}

function withReportFiles(command: Command, usual: string): Command {
  return command.addOption(
    new Option('--report <file>', 'write a report: .json .jsonl .md .html .txt .diff; may be repeated')
      .default([], usual)
      .argParser((file: string, files: readonly string[]) => [...files, file])
  )
}

export function withReview(command: Command): Command {
  return withReportFiles(command, 'FOLDER.html and FOLDER.json')
    .option('--out <folder>', 'where finishing writes the articles (default: reviewed)')
    .option('--decisions <file>', 'where decisions are kept (default: copydesk.decisions)')
    .option('--port <number>', 'port on this machine (default: any that is free)', toPort)
    .option('--no-open', 'do not open a browser')
}

export function withGate(command: Command): Command {
  const failOn = new Option('--fail-on <severity>', 'least severity that fails (default: warning)')
  return command
    .addOption(failOn.choices(severities))
    .option('--max-warnings <number>', 'how many warnings are tolerated', toCount)
}

export function withLearning(command: Command): Command {
  return command
    .option('--out <folder>', 'write a pack there: a rule and a table for each site')
    .option('--force', 'replace rules that are there already')
    .option(
      '--min-articles <number>',
      'in how many articles a line has to stand (default: 5, and 1 % of those of its site)',
      toMinimum
    )
    .option('--site-field <name>', 'field that names its site (default: all articles are of one site)')
    .option('--site-folder', 'the folder below the path given is the site')
    .option('--quiet', 'print neither summary nor progress')
}

function toMinimum(value: string): number {
  const count = toCount(value)
  if (count < 2) throw new InvalidArgumentError('Expected 2 or more.')
  return count
}

function toPort(value: string): number {
  const port = toCount(value)
  if (port > 65_535) throw new InvalidArgumentError('Expected 65535 at most.')
  return port
}

function toCount(value: string): number {
  if (!/^\d+$/u.test(value)) throw new InvalidArgumentError('Expected a whole number.')
  return Number(value)
}
