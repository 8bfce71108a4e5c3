import {type Command, Option} from 'commander'
import type {ReadOptions} from './reading.js'

export interface ConfigOptions extends Pick<ReadOptions, 'config' | 'profile' | 'language' | 'fix'> {
  readonly explain: string
  readonly field: readonly string[]
  readonly format: 'text' | 'json'
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
