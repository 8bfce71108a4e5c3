import {createCleaners} from '../config/rule-set.js'
import {type LoadedConfiguration, loadConfiguration} from '../config/load.js'
import type {Cleaner} from '../pipeline.js'
import type {Fields} from '../read/fields.js'
import {fieldsOf, findInput, type Found} from './input.js'
import type {ReadOptions} from './options.js'

/** What a command that reads articles knows before the first one. */
export interface Session extends Found {
  readonly configuration: LoadedConfiguration
  readonly cleanerFor: (file: string) => Cleaner
  readonly fields: Fields
  readonly fix: 'safe' | 'suggested'
  readonly isQuiet: boolean
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
    isQuiet: options.quiet === true
  }
}
