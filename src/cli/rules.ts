import {loadConfiguration} from '../config/load.js'
import {allRules} from '../config/own-rules.js'
import type {Rule} from '../rules/rule.js'
import {writeStdout} from './standard-streams.js'

/** All rules by pack. */
export async function rules(options: {readonly config?: string; readonly format: string}): Promise<number> {
  const all = await allRules(await loadConfiguration(process.cwd(), options.config))
  await writeStdout(options.format === 'json' ? asJson(all) : asText(all))
  return 0
}

function asJson(all: readonly Rule[]): string {
  const shown = all.map(({id, pack, kind, severity, fix, status, languages, message, why}) => ({
    id,
    pack,
    kind,
    severity,
    fix,
    status,
    languages,
    message,
    why
  }))
  return `${JSON.stringify(shown, undefined, 2)}\n`
}

function asText(all: readonly Rule[]): string {
  const width = Math.max(...all.map(rule => rule.id.length))
  const packs = new Set(all.map(rule => rule.pack))
  const sections = [...packs].map(pack => {
    const lines = all.filter(rule => rule.pack === pack).map(rule => ruleLine(rule, width))
    return `${pack}\n${lines.join('\n')}\n`
  })
  return sections.join('\n')
}

function ruleLine({id, fix, severity, status}: Rule, width: number): string {
  return `  ${id.padEnd(width)}  ${fix.padEnd(7)}  ${severity}${status === 'stable' ? '' : ` (${status})`}`
}
