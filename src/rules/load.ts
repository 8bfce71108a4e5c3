import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {type Document, LineCounter, parseDocument} from 'yaml'
import type {z} from 'zod'
import {asChecked} from '../detect/checked.js'
import {kinds as builtinKinds, type Kinds} from '../detect/kinds.js'
import {patternsIn} from '../detect/pattern.js'
import {slownessOf} from './linear.js'
import {type Rule, ruleSchema} from './rule.js'
import {RuleError} from './rule-error.js'
import {readTables, withoutMark} from './tables.js'

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
 * @throws {RuleError} The folder has no rules, or one of them is no rule.
 * @example loadPack('rules/residue')[0]?.pack // => 'residue'
 */
export function loadPack(folder: string, own: Kinds = {}, name = path.basename(folder)): Rule[] {
  return rulesIn(folder, name, own, true)
}

function rulesIn(folder: string, pack: string, own: Kinds, mustBeLinear: boolean): Rule[] {
  const kinds = {...builtinKinds, ...own}
  const files = readdirSync(folder)
    .filter(name => /\.ya?ml$/u.test(name))
    .sort()
  if (files.length === 0)
    throw new RuleError(`${folder}: Unexpected folder without rules, expected \`.yml\` or \`.yaml\` files`)
  return files.map(name => ({...loadRule(path.join(folder, name), kinds, mustBeLinear), pack}))
}

/** @throws {RuleError} The file is no rule. */
function loadRule(file: string, kinds: Kinds, mustBeLinear: boolean): Omit<Rule, 'pack'> {
  const lines = new LineCounter()
  const source = withoutMark(readFileSync(file, 'utf8'))
  const document = parseDocument(source, {lineCounter: lines})
  const lineOf = (where: readonly PropertyKey[]): number => {
    for (let depth = where.length; depth > 0; depth--) {
      const node: unknown = document.getIn(where.slice(0, depth), true)
      if (node && typeof node === 'object' && 'range' in node && Array.isArray(node.range)) {
        return lines.linePos(Number(node.range[0])).line
      }
    }
    return 1
  }
  const fail = (where: readonly PropertyKey[], problem: string): never => {
    const field = where.length > 0 ? `\`${where.join('.')}\`: ` : ''
    throw new RuleError(`${file}:${lineOf(where)}: ${field}${problem}`)
  }
  const [broken] = document.errors
  if (broken) throw new RuleError(`${file}:${lines.linePos(broken.pos[0]).line}: ${broken.message.split('\n')[0]}`)
  const invisible = /[\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF\u00AD]/u.exec(source)
  if (invisible) {
    const code = invisible[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
    throw new RuleError(
      `${file}:${lines.linePos(invisible.index).line}: Unexpected invisible character U+${code}, expected an escape such as "\\u${code}"`
    )
  }
  const checked = ruleSchema.safeParse(toValue(document, problem => fail([], problem)))
  if (!checked.success) return failWith(fail, checked.error, [])
  const rule = checked.data
  if (rule.id !== path.basename(file, path.extname(file)))
    return fail(['id'], `Unexpected id \`${rule.id}\`, expected the file’s name`)
  const kind = kinds[rule.kind]
  if (!kind) return fail(['kind'], `Unexpected kind \`${rule.kind}\`, expected one of ${Object.keys(kinds).join(', ')}`)
  const options = readTables(rule.options, path.dirname(file), problem => fail(['options', 'table'], problem))
  const checkedOptions = kind.options.safeParse(options)
  if (!checkedOptions.success) return failWith(fail, checkedOptions.error, ['options'])
  for (const [where, pattern] of mustBeLinear ? patternsIn(kind.options, options) : []) {
    const slowness = slownessOf(pattern, options['ignoreCase'] === true ? 'gimu' : 'gmu')
    if (slowness !== undefined) return fail(['options', ...where], slowness)
  }
  // Kinds of others may make something of their options that workers cannot be sent.
  return {...rule, options: mustBeLinear ? options : asChecked(checkedOptions.data as Rule['options'])}
}

/** Aliases are looked up, and counted, only here. */
function toValue(document: Document, fail: (problem: string) => never): unknown {
  try {
    return document.toJS()
  } catch (error) {
    return fail(`Unexpected alias, expected one of an anchor: ${(error as Error).message}`)
  }
}

function failWith(
  fail: (where: readonly PropertyKey[], problem: string) => never,
  error: z.ZodError,
  prefix: string[]
): never {
  const [issue] = error.issues
  return fail([...prefix, ...(issue?.path ?? [])], issue?.message ?? 'Unexpected rule')
}
