import {speechTables} from '../../rules/speech-tables.js'

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
export const costs: Costs = costsOf(speechTables['costs'] ?? [])

/** @throws {Error} A row names no cost, has no number, or a cost is missing. */
function costsOf(rows: readonly (readonly string[])[]): Costs {
  const table = new Map(rows.map(([name, cost]) => [name, Number(cost)]))
  for (const [name, cost] of table) {
    if (!names.some(one => one === name) || !Number.isFinite(cost) || cost < 0)
      throw new Error(
        `costs.tsv: Unexpected row \`${name}\` \`${cost}\`, expected one of ${names.join(', ')} and a number`
      )
  }
  const entries = names.map(name => {
    const cost = table.get(name)
    if (cost === undefined) throw new Error(`costs.tsv: Unexpected end, expected a row \`${name}\``)
    return [name, cost] as const
  })
  return Object.fromEntries(entries) as Costs
}
