import {type Command, Option} from 'commander'
import type {ReadOptions} from './reading.js'
import type {ReportOptions} from './reports.js'
import {toCount} from './values.js'

const severities = ['error', 'warning', 'info'] as const

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
