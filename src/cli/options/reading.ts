import {type Command, Option} from 'commander'
import {type ProfileName, profileNames} from '../../config/profiles.js'
import {keepYoungSpace} from '../../run/engine.js'
import type {ShardNumber} from '../../run/shard-number.js'
import {type TextType, textTypes} from '../../types.js'
import {toLanguage, toShard, toWorkers} from './values.js'

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

export function withConfig(command: Command): Command {
  return command.option(
    '--config <file>',
    'configuration file; default: copydesk.config.yml, .yaml, .json, .js, .mjs, .ts or .mts from here upwards'
  )
}

export function withProfile(command: Command): Command {
  const profile = new Option('--profile <name>', 'what the configuration starts from (default: the one it names)')
  return withConfig(command).addOption(profile.choices(profileNames))
}

export function withReading(command: Command): Command {
  // To load what a run needs makes it grow, so this comes first.
  command.hook('preAction', keepYoungSpace)
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

export function withDecisions(command: Command): Command {
  return command.option('--decisions <file>', 'obey what was decided in a review')
}
