import {createCleaners} from '../config/rule-set.js'
import {type LoadedConfiguration, loadConfiguration} from '../config/load.js'
import {readChoices} from '../decisions/choices.js'
import {DecisionsFile} from '../decisions/file.js'
import type {Cleaner} from '../pipeline.js'
import type {Fields} from '../read/fields.js'
import type {Article, Choices} from '../types.js'
import {UsageError} from './failure.js'
import {fieldsOf, findInput, type Found} from './input.js'
import type {ReadOptions} from './options.js'

/** What a command that reads articles knows before the first one. */
export interface Session extends Found {
  readonly configuration: LoadedConfiguration
  readonly cleanerFor: (file: string) => Cleaner
  readonly fields: Fields
  readonly fix: 'safe' | 'suggested'
  readonly isQuiet: boolean
  /** Left out: nobody has decided about any article. */
  readonly choicesFor?: (article: Article) => Choices
}

/** @throws What is wrong with the configuration or a rule: nothing is read then. */
export async function openSession(paths: readonly string[], options: ReadOptions): Promise<Session> {
  const configuration = await loadConfiguration(process.cwd(), options.config)
  const fix = options.fix ?? configuration.settings.fix ?? 'safe'
  return {
    configuration,
    cleanerFor: createCleaners(configuration, {fix, ...(options.language && {language: options.language})}),
    fields: fieldsOf(options),
    ...(await findInput(paths, options)),
    fix,
    isQuiet: options.quiet === true,
    ...(options.decisions !== undefined && {choicesFor: readChoices(existing(options.decisions))})
  }
}

function existing(given: string): DecisionsFile {
  const file = new DecisionsFile(given)
  if (file.exists) return file
  throw new UsageError(`${given}: Unexpected path for --decisions, expected the file that \`copydesk review\` wrote`)
}
