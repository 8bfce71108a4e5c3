import {type Explanation, explainFor} from '../config/explain.js'
import type {Traits} from '../config/layers.js'
import {builtinRules} from '../rules/builtin.js'
import {UsageError} from './failure.js'
import type {ConfigOptions} from './options/config.js'
import {openRules} from './session.js'
import {writeStdout} from './standard-streams.js'

/** What of the configuration applies to an article, and from where. */
export async function config(options: ConfigOptions): Promise<number> {
  const {configuration, recipe} = await openRules(options)
  const traits: Traits = {path: options.explain, fields: Object.fromEntries(options.field.map(toField))}
  const explained = explainFor(traits, configuration, recipe, [...builtinRules, ...recipe.rules], options)
  await writeStdout(options.format === 'json' ? `${JSON.stringify(explained, undefined, 2)}\n` : described(explained))
  return 0
}

/** @throws {UsageError} It is no name with a value. */
function toField(written: string): [string, string] {
  const border = written.indexOf('=')
  if (border > 0) return [written.slice(0, border), written.slice(border + 1)]
  throw new UsageError(`Unexpected --field \`${written}\`, expected a name and a value, such as \`site=example.org\``)
}

function described(one: Explanation): string {
  const {
    path,
    configuration,
    excluded,
    profile,
    language,
    fix,
    failOn,
    removedShare,
    wordsLeft,
    packs,
    overrides,
    rules
  } = one
  const facts: (readonly [name: string, value: string, from: string])[] = [
    ...(excluded ? [['excluded', excluded.value, excluded.from] as const] : []),
    ...(profile ? [['profile', profile.value, profile.from] as const] : []),
    ['language', language.value, language.from],
    ['fix', fix.value, fix.from],
    ['fail-on', failOn.value, failOn.from],
    ['budget.removedShare', String(removedShare.value), removedShare.from],
    ['budget.wordsLeft', String(wordsLeft.value), wordsLeft.from],
    ...packs.map(pack => ['pack', pack, ''] as const),
    ...overrides.map(place => ['override', '', place] as const)
  ]
  const changed = rules.map(
    ({id, severity, fix, isOff, from}) => [id, isOff ? 'off' : `${severity}, ${fix}`, from.join(' over ')] as const
  )
  const heading = `${path}: ${configuration ?? 'no configuration, everything is as it comes'}\n`
  return heading + table(facts) + (changed.length > 0 ? `\nrules that are set otherwise\n${table(changed)}` : '')
}

function table(rows: readonly (readonly [string, string, string])[]): string {
  const width = (column: 0 | 1) => Math.max(0, ...rows.map(row => row[column].length))
  const [first, second] = [width(0), width(1)]
  return rows
    .map(([name, value, from]) => `  ${name.padEnd(first)}  ${value.padEnd(second)}  ${from}`.trimEnd() + '\n')
    .join('')
}
