import type {Command} from 'commander'
import type {ReadOptions} from './reading.js'
import type {ReportOptions} from './reports.js'

export interface CleanOptions extends ReadOptions, ReportOptions {
  readonly out?: string
  readonly write?: boolean
  readonly resume?: boolean
  readonly watch?: boolean
}

export function withCleaning(command: Command): Command {
  return command
    .option('--out <folder>', 'write all articles below this folder')
    .option('--write', 'write changed articles in place')
    .option('--resume', 'go on with a run that was broken off')
    .option('--line-buffered', 'from standard input: answer each line of JSONL before the next one is read')
    .option('--watch', 'go on and clean what is new or changed in a folder, until interrupted')
}
