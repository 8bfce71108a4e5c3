import type {Edit} from '../../types.js'
import type {Damage} from './damages.js'
import {alternativeAt} from './alternative.js'
import {costs} from './costs.js'
import {echoOnLine, fragment} from './fragments.js'
import {misplaced} from './misplaced.js'
import {unclosedBeforeTag, unopened} from './missing.js'
import type {Step} from './moves.js'
import {partedFromSpeech} from './parted.js'
import {pairOf, type Passage} from './passage.js'
import {aloneOnLine, behindAttribution, surplusInside, surplusOutside} from './surplus.js'
import {closedInSingle, openedInSingle} from './singles.js'
import {unclosed} from './unclosed.js'

/** What the reading changes at single marks: dropped, added, turned, moved to where they belong. */
export function* markDamages(
  passage: Passage,
  before: Passage | undefined,
  behind: Passage | undefined
): Generator<Damage> {
  const echo = echoOnLine(passage, before)
  if (echo) {
    yield echo
    return
  }
  const parted = partedFromSpeech(passage, before, behind)
  if (parted) yield parted
  for (const [index, step] of passage.steps.entries()) {
    if (parted && step.place.type === 'mark' && step.place.mark.start === parted.range[0]) continue
    const certain = inSingle(passage, step) ?? behindAttribution(passage, before, step)
    const damage = certain ?? aloneOnLine(passage, before, step) ?? damageAt(passage, step, behind)
    if (damage) yield certain ?? judged(passage, index, damage)
  }
}

function damageAt(passage: Passage, {place, action, from}: Step, behind: Passage | undefined): Damage | undefined {
  if (place.type === 'mark') {
    if (action === 'otherSign') return undefined
    if (action === 'fragment') return fragment(passage, place.mark)
    if (action !== 'drop') return misplaced(passage, place, action === 'open' || action === 'nest')
    return from === 'outside' ? surplusOutside(passage, place.mark) : surplusInside(passage, place)
  }
  if (action === 'insertOpen' && place.type === 'sentence') return unopened(passage, place)
  if (action !== 'insertClose') return undefined
  if (place.type === 'tag') return unclosedBeforeTag(passage, place.at, behind)
  return unclosed(passage, place.at, place.type === 'sentence' ? place.endBefore : place.at, behind)
}

/** The mark that the reading misses is there, and is a single one. */
function inSingle(passage: Passage, {place, action}: Step): Damage | undefined {
  if (place.type === 'mark') return undefined
  const pair = pairOf(passage, place.at)
  if (!pair) return undefined
  if (action === 'insertClose' || action === 'continue') return closedInSingle(passage, pair)
  return action === 'insertOpen' && place.at === passage.paragraph.start ? openedInSingle(passage, pair) : undefined
}

/** Where another reading costs little more, a person decides; she sees both. */
function judged(passage: Passage, index: number, damage: Damage): Damage {
  const otherwise = damage.otherwise ?? alternativeAt(passage, index)
  if (!otherwise || (damage.edits && isSame(damage.edits, otherwise.edits))) return damage
  const close = passage.reading.margin(passage.first + index) < costs.sure
  if (!close || damage.fix) return {...damage, otherwise}
  return {...damage, fix: 'suggest', note: 'Another reading is about as likely', otherwise}
}

/** The doubt of a damage may have led to what the second reading would do. */
function isSame(edits: readonly Edit[], others: readonly Edit[]): boolean {
  const key = (all: readonly Edit[]) => all.map(({range, text}) => `${range.join()} ${text}`).join('\n')
  return key(edits) === key(others)
}
