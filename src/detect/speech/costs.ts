import {speechTables} from '../../tables/speech.js'

const names = [
  'sure',
  'turn',
  'againstSpacing',
  'openDetached',
  'openGlued',
  'closeDetached',
  'closeGlued',
  'openAfterLead',
  'openBeforeTag',
  'closeBeforeTag',
  'closeUnpaused',
  'closeAlone',
  'reversed',
  'nest',
  'nestAfterStop',
  'dropReopened',
  'dropDoubled',
  'drop',
  'dropPremature',
  'dropFragment',
  'dropBeforeTag',
  'dropBehindTag',
  'openAtParagraph',
  'openAtSentence',
  'openBehindNarration',
  'openBehindTag',
  'openBehindLead',
  'closeAtParagraph',
  'closeAtSentence',
  'closeAtTag',
  'passTag',
  'continued',
  'carry',
  'carryOn',
  'leaveNested',
  'narrationInside',
  'speakerInside',
  'speechOutside',
  'unclearOutside',
  'otherSignInside',
  'otherSignAfterStop'
] as const

export type Costs = Readonly<Record<(typeof names)[number], number>>

/** What each reading of a mark costs: `rules/speech/costs.tsv`, where the evidence is. */
export const costs: Costs = costsOf(speechTables['costs'])

/** @throws {Error} A row names no cost, or a cost has no number. */
export function costsOf(rows: readonly (readonly string[])[] = []): Costs {
  const table = new Map(rows.map(([name, cost]) => [name, cost]))
  for (const name of table.keys()) {
    if (!names.some(one => one === name))
      throw new Error(`costs.tsv: Unexpected row \`${name}\`, expected one of ${names.join(', ')}`)
  }
  return Object.fromEntries(names.map(name => [name, costOf(name, table.get(name))])) as Costs
}

function costOf(name: string, cost: string | undefined): number {
  if (cost === undefined) throw new Error(`costs.tsv: Unexpected end, expected a row \`${name}\` with a number`)
  if (!/^\d+(?:\.\d+)?$/.test(cost))
    throw new Error(`costs.tsv: Unexpected \`${name}\` of \`${cost}\`, expected a number like \`1.5\``)
  return Number(cost)
}
