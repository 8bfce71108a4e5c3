import {readFileSync} from 'node:fs'
import path from 'node:path'
import type {z} from 'zod'
import {asChecked} from '../detect/checked.js'
import {kinds as builtinKinds, type Kinds, valuesOf} from '../detect/kinds.js'
import {patternsIn} from '../detect/pattern.js'
import {describeMismatch, firstMismatch, inWords, type Mismatch, placeOfMismatch} from '../mismatch/mismatch.js'
import {expectation} from '../mismatch/nearest.js'
import {readYaml} from '../mismatch/yaml.js'
import {withoutMark} from '../tables/rows.js'
import {slownessOf} from './linear.js'
import {type Rule, ruleSchema} from './rule.js'
import {RuleError} from './rule-error.js'
import {readTables} from './read-tables.js'

type Fail = (mismatch: Mismatch) => never

/** @throws {RuleError} The file is no rule. */
export function readRule(file: string, kinds: Kinds, mustBeLinear: boolean): Omit<Rule, 'pack'> {
  const source = withoutMark(readFileSync(file, 'utf8'))
  const failAt = (line: number, problem: string): never => {
    throw new RuleError(`${file}:${line}: ${problem}`)
  }
  refuseInvisible(source, failAt)
  const {value, lineOf} = readYaml(source, failAt)
  const fail: Fail = mismatch => failAt(lineOf(placeOfMismatch(mismatch)), describeMismatch(mismatch))
  const failInOptions: Fail = mismatch => fail({...mismatch, path: ['options', ...mismatch.path]})
  const rule = checked(ruleSchema, value, fail)
  if (rule.id !== path.basename(file, path.extname(file))) {
    fail({path: ['id'], problem: `Unexpected id \`${rule.id}\`, expected the file’s name`})
  }
  const kind = kindOf(rule.kind, kinds, fail)
  if (kind === builtinKinds[rule.kind]) refusePlaceholders(rule, fail)
  const {options: schema} = kind
  const options = readTables(rule.options, path.dirname(file), (option, problem) =>
    failInOptions({path: [option], problem})
  )
  const filled: unknown = checked(schema, options, failInOptions)
  // Kinds of others may make something of their options that workers cannot be sent.
  if (!mustBeLinear) return {...rule, options: asChecked(filled as Rule['options'])}
  refuseSlow(schema, options, failInOptions)
  return {...rule, options}
}

function checked<T>(schema: z.ZodType<T>, value: unknown, fail: Fail): T {
  const result = schema.safeParse(value, inWords)
  return result.success ? result.data : fail(firstMismatch(result.error))
}

function kindOf(name: string, kinds: Kinds, fail: Fail): Kinds[string] {
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
  if (kind) return kind
  const names = Object.keys(kinds)
  return fail({path: ['kind'], problem: `Unexpected kind \`${name}\`, ${expectation(name, names, names.join(', '))}`})
}

/** What kinds of one’s own can fill in, only they know. */
function refusePlaceholders({kind, message}: Pick<Rule, 'kind' | 'message'>, fail: Fail): void {
  const known = ['actual', 'expected', ...(valuesOf[kind] ?? [])]
  const other = Array.from(message.matchAll(/\{(\w+)\}/gu), ([, name = '']) => name).find(one => !known.includes(one))
  if (other === undefined) return
  const names = known.map(name => `\`{${name}}\``).join(', ')
  fail({path: ['message'], problem: `Unexpected placeholder \`{${other}}\`, expected one of ${names}`})
}

function refuseInvisible(source: string, failAt: (line: number, problem: string) => never): void {
  const found = /[\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF\u00AD]/u.exec(source)
  if (!found) return
  const code = found[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
  const line = source.slice(0, found.index).split('\n').length
  failAt(line, `Unexpected invisible character U+${code}, expected an escape such as "\\u${code}"`)
}

function refuseSlow(schema: z.ZodType, options: Rule['options'], fail: Fail): void {
  for (const [where, pattern] of patternsIn(schema, options)) {
    const problem = slownessOf(pattern, options['ignoreCase'] === true ? 'gimu' : 'gmu')
    if (problem !== undefined) fail({path: where, problem})
  }
}
