import type {Command} from 'commander'
import type {ReadOptions} from './reading.js'
import {reportHelp, reportOption} from './reports.js'
import {toPort} from './values.js'

export interface ReviewOptions extends ReadOptions {
  readonly report: readonly string[]
  readonly out?: string
  readonly port?: number
  readonly open: boolean
}

export function withReview(command: Command): Command {
  return command
    .addOption(reportOption(reportHelp, 'FOLDER.html and FOLDER.json'))
    .option('--out <folder>', 'where finishing writes the articles (default: reviewed)')
    .option('--decisions <file>', 'where decisions are kept (default: copydesk.decisions)')
    .option('--port <number>', 'port on this machine (default: any that is free)', toPort)
    .option('--no-open', 'do not open a browser')
}
