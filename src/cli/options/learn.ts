import type {Command} from 'commander'
import {type ReadOptions, withExclude} from './reading.js'
import {toMinimum} from './values.js'

export interface LearnOptions extends ReadOptions {
  readonly out?: string
  readonly minArticles?: number
  readonly siteFolder?: boolean
  readonly force?: boolean
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
