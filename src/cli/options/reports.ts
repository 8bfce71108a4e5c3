import {type Command, Option} from 'commander'
import {type FormatName, formatNames} from '../../report/format-names.js'

export interface ReportOptions {
  readonly format?: FormatName
  readonly report: readonly string[]
}

export function withReports(command: Command): Command {
  return command
    .addOption(new Option('--format <name>', 'format of the report on standard output').choices(formatNames))
    .addOption(reportOption(reportHelp))
}

export const reportHelp =
  'write a report: .json .jsonl .md .html .txt .diff .sarif .rdjson .rdjsonl .gitlab.json .junit.xml .checkstyle.xml; may be repeated'

export function reportOption(description: string, usual = 'none'): Option {
  return new Option('--report <file>', description)
    .default([], usual)
    .argParser((file: string, files: readonly string[]) => [...files, file])
}
