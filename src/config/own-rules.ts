import type {Kinds} from '../detect/kinds.js'
import {builtinRules} from '../rules/builtin.js'
import type {Rule} from '../rules/rule.js'
import type {LoadedConfiguration} from './load.js'
import {findPack, importKinds, type KindModule, packRules} from './packs.js'
import {ConfigurationError} from './problem.js'

/** The rules and kinds of a configuration’s packs. */
interface OwnRules {
  readonly rules: readonly Rule[]
  readonly kinds: Kinds
  readonly modules: readonly KindModule[]
}

/**
 * The built-in rules and those of the configuration’s packs, before its settings.
 *
 * @throws {ConfigurationError} A pack cannot be read, or two rules have one id.
 * @throws {RuleError} A rule of a pack is no rule.
 */
export async function allRules(configuration: LoadedConfiguration): Promise<Rule[]> {
  const {rules} = await ownRules(configuration)
  return [...builtinRules, ...rules]
}

/** @throws {ConfigurationError} A pack cannot be read, or two rules have one id. @throws {RuleError} A rule is no rule. */
export async function ownRules({settings, folder, place}: LoadedConfiguration): Promise<OwnRules> {
  const packs = settings.packs.map((written, index) => {
    const where = place(['packs', index])
    return {written, where, pack: findPack(folder, written, where)}
  })
  const modules = packs.flatMap(({pack}) => pack.kinds ?? [])
  const kinds = await importKinds(modules)
  const owners = new Map(builtinRules.map(rule => [rule.id, rule.pack]))
  const rules: Rule[] = []
  for (const {written, where, pack} of packs) {
    const own = await packRules(pack, kinds, where)
    for (const {id} of own) {
      const owner = owners.get(id)
      owners.set(id, written)
      if (owner === undefined) continue
      throw new ConfigurationError(
        `${where}: Unexpected second rule \`${id}\` in \`${written}\`, expected an id that \`${owner}\` does not have`
      )
    }
    rules.push(...own)
  }
  return {rules, kinds, modules}
}
