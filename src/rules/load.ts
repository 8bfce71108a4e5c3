import {readdirSync} from 'node:fs'
import path from 'node:path'
import {kinds as builtinKinds, type Kinds} from '../detect/kinds.js'
import {readRule} from './read-rule.js'
import type {Rule} from './rule.js'
import {RuleError} from './rule-error.js'

/**
 * Read every pack below a folder: one folder a pack, one YAML file a rule.
 *
 * @throws {RuleError} At the first rule that is no rule.
 * @example loadPacks('rules').length === builtinRules.length // => true
 */
export function loadPacks(folder: string): Rule[] {
  return packsIn(folder).flatMap(pack => loadPack(pack))
}

/** The same for packs whose patterns are known to be linear: that takes a while to find out. */
export function loadTrustedPacks(folder: string): Rule[] {
  return packsIn(folder).flatMap(pack => rulesIn(pack, path.basename(pack), {}, false))
}

function packsIn(folder: string): string[] {
  const packs = readdirSync(folder, {withFileTypes: true}).filter(entry => entry.isDirectory())
  return packs.map(entry => path.join(folder, entry.name)).sort()
}

/**
 * Read one pack. A pattern that could take very long on some text is refused.
 *
 * @param own Kinds that its rules may name besides the built-in ones.
 * @param name Of the pack. Left out: that of the folder.
 * @throws {RuleError} The folder is none or has no rules, or one of them is no rule.
 * @example loadPack('rules/residue')[0]?.pack // => 'residue'
 */
export function loadPack(folder: string, own: Kinds = {}, name = path.basename(folder)): Rule[] {
  return rulesIn(folder, name, own, true)
}

function rulesIn(folder: string, pack: string, own: Kinds, mustBeLinear: boolean): Rule[] {
  const kinds = {...builtinKinds, ...own}
  const files = namesIn(folder)
    .filter(name => /\.ya?ml$/u.test(name))
    .sort()
  if (files.length === 0)
    throw new RuleError(`${folder}: Unexpected folder without rules, expected \`.yml\` or \`.yaml\` files`)
  return files.map(name => ({...readRule(path.join(folder, name), kinds, mustBeLinear), pack}))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    throw new RuleError(`${folder}: Unexpected path, expected a folder of rules`, {cause: error})
  }
}
