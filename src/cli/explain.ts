import {loadConfiguration} from '../config/load.js'
import {expectation} from '../mismatch/nearest.js'
import {allRules} from '../config/own-rules.js'
import type {Example, Rule} from '../rules/rule.js'
import {UsageError} from './failure.js'
import {writeStdout} from './standard-streams.js'

/** What a rule does and why. */
export async function explain(id: string, options: {readonly config?: string}): Promise<number> {
  const rules = await allRules(await loadConfiguration(process.cwd(), options.config))
  const rule = rules.find(one => one.id === id)
  if (!rule) {
    const ids = rules.map(one => one.id)
    throw new UsageError(`Unexpected rule \`${id}\`, ${expectation(id, ids, 'those that `copydesk rules` lists')}`)
  }
  await writeStdout(explanation(rule))
  return 0
}

const tiers: Readonly<Record<Rule['fix'], string>> = {
  safe: 'applied unattended',
  suggest: 'offered to a person',
  none: 'reported only'
}

const states: Readonly<Record<Rule['status'], string>> = {
  stable: '',
  nursery: ' (nursery: only suggests yet)',
  optional: ' (optional: only where the configuration names it)'
}

function explanation(rule: Rule): string {
  const languages = rule.languages.includes('*') ? 'all languages' : `languages: ${rule.languages.join(', ')}`
  const facts = [
    `pack: ${rule.pack}`,
    `severity: ${rule.severity}`,
    `fix: ${rule.fix}, ${tiers[rule.fix]}${states[rule.status]}`,
    languages
  ]
  return [
    `${rule.id}\n  ${facts.join(' · ')}\n`,
    `${rule.message}\n`,
    `${rule.why.trim()}\n`,
    ...rule.examples.map(example => `${shown(example)}\n`)
  ].join('\n')
}

function shown(example: Example): string {
  if ('keep' in example) return labelled('keep', example.keep)
  const after = example.fix === 'suggest' ? 'offer' : 'after'
  return `${labelled('before', example.before)}\n${labelled(after, example.after)}`
}

function labelled(label: string, text: string): string {
  return `  ${label.padEnd(8)}${text.trimEnd().replaceAll('\n', `\n${' '.repeat(10)}`)}`
}
