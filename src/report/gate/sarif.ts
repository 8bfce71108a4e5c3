import {reasons} from '../../decide/reasons.js'
import type {Severity, Summary, Unreadable} from '../../types.js'
import {namedPlace} from '../../place.js'
import type {Reporter, ReportSettings} from '../reporter.js'
import {visible} from '../visible.js'
import {listed} from './listed.js'
import {heldRule, type Located, located, type Region} from './located.js'

const levels: Readonly<Record<Severity, string>> = {error: 'error', warning: 'warning', info: 'note'}

/**
 * SARIF 2.1.0, with repairs as fixes and fingerprints that outlive edits elsewhere in an article.
 *
 * What was dismissed is told as suppressed, where it is asked for. The rules stand behind the results, when it is known which ones had some.
 */
export function sarif(settings: ReportSettings): Reporter {
  const items = listed()
  const rules = new Set<string>()
  const unreadable: Unreadable[] = []
  return {
    begin: () =>
      `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[`,
    outcome: outcome => {
      if (outcome.type === 'unreadable') unreadable.push(outcome.unreadable)
      if (outcome.type === 'unreadable') return ''
      const found = located(outcome, settings.showsSuppressed)
      for (const {rule} of found) rules.add(rule)
      return items(found.map(toResult))
    },
    end: summary => `\n],${JSON.stringify(rest(summary, rules, unreadable, settings)).slice(1)}]}\n`
  }
}

function toResult(found: Located) {
  const {path, line, region, rule, severity, message, fingerprint, article, replacements, suppressed} = found
  const artifactLocation = {uri: uriOf(path)}
  const physicalLocation = {artifactLocation, region: region ? toRegion(region) : {startLine: line}}
  const fix = {
    description: {text: 'Repair'},
    artifactChanges: [
      {
        artifactLocation,
        replacements: replacements.map(({region, text}) => ({deletedRegion: toRegion(region), insertedContent: {text}}))
      }
    ]
  }
  return {
    ruleId: rule,
    level: levels[severity],
    message: {text: message},
    locations: [{physicalLocation, ...(article !== path && {logicalLocations: [{fullyQualifiedName: article}]})}],
    partialFingerprints: {'copydesk/v1': `${article}:${fingerprint}`},
    ...(replacements.length > 0 && {fixes: [fix]}),
    ...(suppressed !== undefined && {suppressions: [{kind: kindOf(suppressed), justification: suppressed}]})
  }
}

function kindOf(suppressed: string): 'inSource' | 'external' {
  return suppressed === reasons.inline ? 'inSource' : 'external'
}

function toRegion({start, end}: Region) {
  return {startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column}
}

/** Relative paths stay relative, so that they are found below the repository. */
function uriOf(path: string): string {
  const parts = path
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .replaceAll('\\', '/')
    .split('/')
    .map(encodeURIComponent)
  return path.startsWith('/') ? `file://${parts.join('/')}` : parts.join('/')
}

function rest(
  summary: Summary,
  rules: ReadonlySet<string>,
  unreadable: readonly Unreadable[],
  settings: ReportSettings
) {
  const {version, describe = () => undefined} = settings
  return {
    tool: {
      driver: {
        name: 'Copydesk',
        semanticVersion: version,
        informationUri: 'https://www.npmjs.com/package/copydesk',
        rules: [...rules].map(id => toRule(id, describe(id)))
      }
    },
    invocations: [
      {
        executionSuccessful: summary.unreadable === 0,
        toolExecutionNotifications: unreadable.map(({problem, ...place}) => ({
          level: 'error',
          message: {text: visible(`${namedPlace(place)}: ${problem}`)},
          locations: [{physicalLocation: {artifactLocation: {uri: uriOf(place.path)}}}]
        }))
      }
    ]
  }
}

function toRule(id: string, why: string | undefined) {
  const text = why ?? (id === heldRule ? 'The article would lose more than repairs may take.' : undefined)
  return {
    id,
    ...(text !== undefined && {
      shortDescription: {text: id.replaceAll('-', ' ')},
      fullDescription: {text},
      help: {text}
    })
  }
}
