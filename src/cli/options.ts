import {type Command, Option} from 'commander'
import {type ProfileName, profileNames} from '../config/profiles.js'
import {textTypes} from '../read/fields.js'
import {type FormatName, formatNames} from '../report/format-names.js'
import {usualLimits} from '../serve/limits.js'
import type {ShardNumber} from '../run/shard-number.js'
import type {Per} from '../trends/periods.js'
import type {TextType} from '../types.js'
import type {By} from './observations.js'
import {toCount, toLanguage, toMinimum, toMost, toPort, toSeconds, toShard, toSize, toWorkers} from './option-values.js'

const severities = ['error', 'warning', 'info'] as const

/** What every command that reads articles takes. */
export interface ReadOptions {
  readonly config?: string
  readonly profile?: ProfileName
  readonly language?: string
  readonly fix?: 'safe' | 'suggested'
  readonly textField?: string
  readonly idField?: string
  readonly inputFormat?: string
  readonly stdinFilename?: string
  readonly type?: TextType
  readonly siteField?: string
  readonly dateField?: string
  readonly exclude?: readonly string[]
  readonly quiet?: boolean
  readonly decisions?: string
  readonly workers: number | 'auto'
  readonly lineBuffered?: boolean
  readonly cache?: string
  readonly shard?: ShardNumber
}

interface ReportOptions {
  readonly format?: FormatName
  readonly report: readonly string[]
}

export interface CleanOptions extends ReadOptions, ReportOptions {
  readonly out?: string
  readonly write?: boolean
  readonly resume?: boolean
  readonly watch?: boolean
}

export interface CheckOptions extends ReadOptions, ReportOptions {
  readonly failOn?: (typeof severities)[number]
  readonly maxWarnings?: number
  readonly exitZero?: boolean
  readonly filesFrom?: string
  readonly baseline?: string
  readonly updateBaseline?: string
  readonly onlyChanged?: string
  readonly showSuppressed?: boolean
  readonly timing?: boolean
}

export interface ConfigOptions extends Pick<ReadOptions, 'config' | 'profile' | 'language' | 'fix'> {
  readonly explain: string
  readonly field: readonly string[]
  readonly format: 'text' | 'json'
}

export interface ReviewOptions extends ReadOptions {
  readonly report: readonly string[]
  readonly out?: string
  readonly port?: number
  readonly open: boolean
}

export interface ServeOptions extends Pick<ReadOptions, 'config' | 'profile' | 'language' | 'fix' | 'workers'> {
  readonly host: string
  readonly port: number
  readonly keys?: string
  readonly maxBody: number
  readonly timeout: number
  readonly articleTimeout: number
  readonly concurrency: number
  readonly queue: number
}

export interface VerifyOptions extends ReadOptions {
  readonly in?: string
  readonly out?: string
}

export interface TrendsOptions {
  readonly by?: By
  readonly per?: Per
  readonly format?: 'text' | 'json' | 'html'
  readonly report: readonly string[]
}

export interface LearnOptions extends ReadOptions {
  readonly out?: string
  readonly minArticles?: number
  readonly siteFolder?: boolean
  readonly force?: boolean
}

export function withConfig(command: Command): Command {
  return command.option(
    '--config <file>',
    'configuration file; default: copydesk.config.yml, .json, .js from here upwards'
  )
}

export function withProfile(command: Command): Command {
  const profile = new Option('--profile <name>', 'what the configuration starts from (default: the one it names)')
  return withConfig(command).addOption(profile.choices(profileNames))
}

export function withReading(command: Command): Command {
  return withExclude(withOrigin(withWorkers(withLanguage(withType(withFields(withProfile(command)))))))
    .option(
      '--stdin-filename <name>',
      'what standard input is called: its format and what is set for files follow from it'
    )
    .option('--quiet', 'print neither summary nor progress')
    .option('--cache <folder>', 'keep results there, and take those that are there already')
    .option('--shard <i/n>', 'only the i-th of n parts of the articles, which run anywhere', toShard)
}

export function withExclude(command: Command): Command {
  return command.option(
    '--exclude <glob>',
    'leave out what matches in folders and patterns, from here; may be repeated',
    (one: string, all: readonly string[] = []) => [...all, one]
  )
}

/** What reports tell of where articles come from. */
export function withOrigin(command: Command): Command {
  return command
    .option('--site-field <name>', 'field that names the site of an article, for reports')
    .option(
      '--date-field <name>',
      'field that dates an article, for reports (default: date; what a feed or a post has)'
    )
}

export function withLanguage(command: Command): Command {
  return command.option('--language <tag>', 'language of the articles (default: en)', toLanguage)
}

export function withWorkers(command: Command): Command {
  return command.option('--workers <number>', 'threads that clean; auto: as many as pay', toWorkers, 'auto')
}

export function withService(command: Command): Command {
  return command
    .option('--host <address>', 'address to listen on; others than this machine’s own need keys', '127.0.0.1')
    .option('--port <number>', 'port to listen on', toPort, 8017)
    .option('--keys <file>', 'keys that clients must have, one a line (default: the variable COPYDESK_KEYS)')
    .option('--max-body <bytes>', 'longest body, or line of a stream; also as 500k, 2m', toSize, usualLimits.body)
    .option('--timeout <seconds>', 'for headers, a body, the next line of a stream', toSeconds, usualLimits.time / 1000)
    .option('--article-timeout <seconds>', 'for the cleaning of one article', toSeconds, usualLimits.articleTime / 1000)
    .option('--concurrency <number>', 'requests worked on at once', toMost, usualLimits.concurrency)
    .option('--queue <number>', 'requests that may wait besides', toCount, usualLimits.queue)
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
  return command
    .addOption(new Option('--format <name>', 'format of the report on standard output').choices(formatNames))
    .addOption(reportOption(reportHelp))
}

const reportHelp =
  'write a report: .json .jsonl .md .html .txt .diff .sarif .rdjson .rdjsonl .gitlab.json .junit.xml .checkstyle.xml; may be repeated'

export function withReview(command: Command): Command {
  return command
    .addOption(reportOption(reportHelp, 'FOLDER.html and FOLDER.json'))
    .option('--out <folder>', 'where finishing writes the articles (default: reviewed)')
    .option('--decisions <file>', 'where decisions are kept (default: copydesk.decisions)')
    .option('--port <number>', 'port on this machine (default: any that is free)', toPort)
    .option('--no-open', 'do not open a browser')
}

export function withTrends(command: Command): Command {
  const by = new Option('--by <name>', 'what a source is (default: its site, or its feed, or else its folder)')
  const per = new Option('--per <name>', 'how long a period is (default: by how long the runs last)')
  const format = new Option('--format <name>', 'format on standard output (default: text)')
  return command
    .addOption(by.choices(['source', 'folder', 'file']))
    .addOption(per.choices(['day', 'week', 'month', 'run']))
    .addOption(format.choices(['text', 'json', 'html']))
    .addOption(reportOption('write trends to a file: .html .json .txt; may be repeated'))
}

export function reportOption(description: string, usual = 'none'): Option {
  return new Option('--report <file>', description)
    .default([], usual)
    .argParser((file: string, files: readonly string[]) => [...files, file])
}

export function withGate(command: Command): Command {
  const failOn = new Option('--fail-on <severity>', 'least severity that fails (default: warning)')
  return command
    .addOption(failOn.choices(severities))
    .option('--max-warnings <number>', 'how many warnings are tolerated', toCount)
    .option('--files-from <file>', 'check the files of this list as well: one a line; - for standard input')
    .option('--exit-zero', 'exit with 0 whatever is found')
    .option('--baseline <file>', 'tolerate what stands there: only new damage fails')
    .option('--update-baseline <file>', 'write there what is found, so that it is tolerated from now on')
    .option('--only-changed <base>', 'only what stands on lines that changed since a branch or commit of git')
    .option('--show-suppressed', 'tell in SARIF what is tolerated as well, and why')
    .option('--timing', 'tell how long each rule took, measured in one thread')
}

export function withExplanation(command: Command): Command {
  const format = new Option('--format <name>', 'text or json').choices(['text', 'json']).default('text')
  return command
    .requiredOption('--explain <file>', 'the article, by its path; it need not be there')
    .option(
      '--field <name=value>',
      'what a field of its record says; may be repeated',
      (one: string, all: readonly string[]) => [...all, one],
      []
    )
    .addOption(format)
}

export function withLearning(command: Command): Command {
  return withExclude(command)
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
