import {FormNotes, type FormNumbers} from '../../parse/form-numbers.js'
import type {Words} from '../../parse/words.js'
import type {Block} from './blocks.js'
import type {WordTraits} from './word-traits.js'

/** Words of which one instead of another makes other news (`rose`, `fell`), and words that deny, by form. */
export interface OtherWords {
  readonly groups: ReadonlyMap<string, number>
  readonly denials: ReadonlySet<string>
}

/** So many words more are taken to differ, so that short sentences need more in common than long ones. */
const doubt = 2

/** Compares two blocks: 1 where they have the same words, 0 where they tell different things. */
export type Likeness = (one: Block, other: Block) => number

/** Where fewer words are the same in both, forms of one word (`open`, `opened`) cannot make up for it. */
const fewestSame = 0.4

/** @param comparisons No more are made. */
export function likenessIn(
  words: Words,
  {content, isTelling}: WordTraits,
  others: OtherWords,
  comparisons: number
): Likeness {
  const hasSame = sameContent(words, content, comparisons)
  const idsOf = ({first, last}: Block): Set<number> => new Set(words.ids.subarray(first, last))
  const form = (id: number): string => words.vocabulary.forms[id] ?? ''
  const isContent = (id: number): boolean => content[id] === 1
  const denies = (ids: ReadonlySet<number>): boolean => [...ids].some(id => others.denials.has(form(id)))
  return (one, other) => {
    if (hasSame(one, other) < fewestSame) return 0
    const [left, right] = [idsOf(one), idsOf(other)]
    const [onlyLeft, onlyRight] = [missing(left, right), missing(right, left)]
    if (onlyLeft.length + onlyRight.length === 0) return 1
    if (denies(left) !== denies(right) || swaps(onlyLeft.map(form), onlyRight.map(form), others.groups)) return 0
    const [restLeft, restRight] = withoutKin(onlyLeft.filter(isContent), onlyRight.filter(isContent), form)
    if (restLeft.some(isTelling) && restRight.some(isTelling)) return 0
    const all = [...left, ...right].filter(isContent).length
    return (all - restLeft.length - restRight.length) / (all + doubt)
  }
}

/** In which comparison a form was last met, in the earlier or in the later block. */
const seen = new FormNotes()

/** What share of the words that say something are the same in both of two blocks; makes nothing but numbers. */
function sameContent(words: Words, content: FormNumbers, comparisons: number): Likeness {
  const {ids} = words
  seen.begin(words, 2 * comparisons + 4)
  let turn = 0
  return (one, other) => {
    turn += 2
    let [all, same] = [0, 0]
    for (let index = one.first; index < one.last; index++) {
      const id = ids[index] ?? 0
      if (content[id] === 0 || seen.get(id) === turn) continue
      seen.set(id, turn)
      all++
    }
    for (let index = other.first; index < other.last; index++) {
      const id = ids[index] ?? 0
      if (content[id] === 0) continue
      const last = seen.get(id)
      if (last === turn + 1) continue
      if (last === turn) same++
      seen.set(id, turn + 1)
      all++
    }
    return all === 0 ? 0 : (2 * same) / all
  }
}

function missing(from: ReadonlySet<number>, there: ReadonlySet<number>): number[] {
  return [...from].filter(id => !there.has(id))
}

/** `rose` in one and `fell` in the other. */
function swaps(left: readonly string[], right: readonly string[], groups: ReadonlyMap<string, number>): boolean {
  const known = new Set(left.map(form => groups.get(form)).filter(group => group !== undefined))
  return known.size > 0 && right.some(form => known.has(groups.get(form) ?? -1))
}

/** What is left of two lists of words when forms of one word are paired off: `open`, `opened`. */
function withoutKin(left: readonly number[], right: readonly number[], form: (id: number) => string) {
  const rest = [...right]
  const alone = left.filter(id => {
    const kin = rest.findIndex(other => areKin(form(id), form(other)))
    if (kin >= 0) rest.splice(kin, 1)
    return kin < 0
  })
  return [alone, rest] as const
}

const shortestStem = 4
const stemShare = 0.6

function areKin(one: string, other: string): boolean {
  const least = Math.max(shortestStem, Math.max(one.length, other.length) * stemShare)
  let same = 0
  while (same < one.length && one[same] === other[same]) same++
  return same >= least
}
