/**
 * Measures on text that is made to be slow whether time grows with the length of the text and no faster: all rules together, each kind
 * and each rule alone, each parser and each reader.
 *
 * Slow cases are looked at with a quarter of the sizes first. Those that may be worse than linear are measured with the whole sizes, which decides.
 *
 *     npm run adversarial -- [--only PATTERN] [--small 100000] [--limit 120]
 */
import {parseArgs} from 'node:util'
import {cases} from '../tests/fire/adversarial/cases.js'
import type {Growth, Limits} from '../tests/fire/adversarial/growth.js'
import {ordinary} from '../tests/fire/adversarial/texts.js'
import {culpritOf} from './adversarial/culprit.js'
import {measureAll, type Outcome} from './adversarial/measure-all.js'
import {type Measured, paceOf, table} from './adversarial/table.js'

const {values} = parseArgs({
  options: {
    only: {type: 'string', default: ''},
    small: {type: 'string', default: '100000'},
    limit: {type: 'string', default: '120'}
  }
})
/** Linear is 10; half as much again may be the machine. */
const most = 15
/** What takes less with a quarter of the small size, in milliseconds, is looked at with the whole sizes. */
const quick = 25
/** What is as near to 10 with a quarter of the sizes cannot be over `most` with the whole ones. */
const suspicious = 11.3
/** What so many times more than news takes is told, though its time is linear. */
const slow = 20
const shown = 20

const small = Number(values.small)
const only = new RegExp(values.only, 'u')
const names = Array.from(cases(), ({subject, text}) => `${subject.name}: ${text.name}`)
const wanted = [...names.keys()].filter(number => only.test(names[number] ?? ''))
const began = performance.now()
console.log(`${wanted.length} cases, ${values.small} and ten times as many code units`)

const problems: string[] = []
const looked = await measured(wanted, {small: small / 4, least: quick})
const suspects = looked.filter(one => !isWhole(one) && one.growth.ratio > suspicious).map(({number}) => number)
console.log(`${seconds()}: ${suspects.length} slow cases may be worse than linear`)
const decided = [...looked.filter(isWhole), ...(await measured(suspects, {small}))]
const over = decided.filter(({growth}) => growth.ratio > most)

for (const line of table('The worst ratios', byRatio(decided).slice(0, shown), names)) console.log(line)
const news = looked.find(({number}) => names[number] === `all rules, text: ${ordinary.name}`)
if (news) {
  const slowest = looked.filter(one => paceOf(one) > slow * paceOf(news)).sort((a, b) => paceOf(b) - paceOf(a))
  for (const line of table(`More than ${slow} times slower than news`, slowest, names)) console.log(line)
}
for (const {number, growth} of over)
  console.log(`Over ${most}: ${names[number]}: ${await culpritOf(number, Math.min(growth.size, small))}`)
for (const problem of problems) console.log(`Not measured: ${problem}`)
console.log(
  `\n${seconds()}: ${looked.length} cases, ${decided.length} of them with the whole sizes, ${over.length} over ${most}, ${problems.length} not measured`
)
process.exitCode = over.length > 0 || problems.length > 0 ? 1 : 0

async function measured(numbers: readonly number[], limits: Omit<Limits, 'most'>): Promise<Measured[]> {
  const found: Measured[] = []
  let count = 0
  await measureAll({numbers, ...limits, most, seconds: Number(values.limit)}, (number, outcome) => {
    if (++count % 100 === 0) console.log(`${seconds()}: ${count} of ${numbers.length}`)
    if (isGrowth(outcome)) {
      found.push({number, growth: outcome})
      if (outcome.ratio > most) console.log(`${seconds()}: ${outcome.ratio.toFixed(1)} ${names[number]}`)
    } else problems.push(`${names[number]}: ${outcome.problem}`)
  })
  return found
}

/** Whether a case was quick enough to be measured with the whole sizes at once. */
function isWhole({growth}: Measured): boolean {
  return growth.size > 5 * small
}

function isGrowth(outcome: Outcome): outcome is Growth {
  return 'ratio' in outcome
}

function byRatio(all: readonly Measured[]): Measured[] {
  return all.toSorted((a, b) => b.growth.ratio - a.growth.ratio)
}

function seconds(): string {
  return `${Math.round((performance.now() - began) / 1000)} s`
}
