import {type Command, Option} from 'commander'
import type {Per} from '../../trends/periods.js'
import type {By} from '../observations.js'
import {reportOption} from './reports.js'

export interface TrendsOptions {
  readonly by?: By
  readonly per?: Per
  readonly format?: 'text' | 'json' | 'html'
  readonly report: readonly string[]
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
