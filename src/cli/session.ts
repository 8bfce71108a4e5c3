import {askedFields} from '../config/layers.js'
import {type LoadedConfiguration, loadConfiguration} from '../config/load.js'
import {type CleanerRecipe, createCleaners, recipeOf} from '../config/rule-set.js'
import type {Kinds} from '../detect/kinds.js'
import {readChoices} from '../decisions/choices.js'
import {DecisionsFile} from '../decisions/file.js'
import type {Fields} from '../read/fields.js'
import type {Use} from '../read/finder.js'
import type {CleanerFor} from '../run/clean-safely.js'
import type {ShardNumber} from '../run/shard-number.js'
import type {Article, Choices} from '../types.js'
import {UsageError} from './failure.js'
import {fieldsOf, findInput, type Found} from './input.js'
import type {ReadOptions} from './options/reading.js'

/** What a command that reads articles knows before the first one. */
export interface Session extends Found {
  readonly configuration: LoadedConfiguration
  readonly recipe: CleanerRecipe
  /** Of the configuration’s packs. */
  readonly kinds: Kinds
  readonly cleanerFor: CleanerFor
  readonly fields: Fields
  readonly fix: 'safe' | 'suggested'
  readonly isQuiet: boolean
  readonly workers: number | 'auto' | 'none'
  readonly isPrompt: boolean
  readonly cache: string | undefined
  readonly shard: ShardNumber | undefined
  /** Left out: nobody has decided about any article. */
  readonly choicesFor?: (article: Article) => Choices
}

/** @throws What is wrong with the configuration or a rule. */
export async function openRules(
  options: Pick<ReadOptions, 'config' | 'profile' | 'fix' | 'language'>
): Promise<Pick<Session, 'configuration' | 'recipe' | 'kinds'>> {
  const configuration = await loadConfiguration(process.cwd(), options.config)
  return {configuration, ...(await recipeOf(configuration, options))}
}

/**
 * @param use What becomes of what is found.
 * @throws What is wrong with the configuration or a rule: nothing is read then.
 */
export async function openSession(paths: readonly string[], options: ReadOptions, use: Use = 'read'): Promise<Session> {
  const {configuration, recipe, kinds} = await openRules(options)
  const told = askedFields(configuration.settings)
  return {
    configuration,
    recipe,
    kinds,
    cleanerFor: createCleaners(recipe, kinds),
    fields: {...fieldsOf(options), ...(told.length > 0 && {told})},
    ...(await findInput(paths, options, configuration, use)),
    fix: recipe.fix,
    isQuiet: options.quiet === true,
    workers: options.workers,
    isPrompt: options.lineBuffered === true,
    cache: options.cache,
    shard: options.shard,
    ...(options.decisions !== undefined && {choicesFor: readChoices(existing(options.decisions))})
  }
}

function existing(given: string): DecisionsFile {
  const file = new DecisionsFile(given)
  if (file.exists) return file
  throw new UsageError(`${given}: Unexpected path for --decisions, expected the file that \`copydesk review\` wrote`)
}
