import type {Token} from './tokens.js'

/** What matching words leaves over. */
export interface Match {
  readonly removed: readonly Token[]
  readonly added: readonly Token[]
}

/** The later words found among the earlier ones, in their order. */
export function match(before: readonly Token[], after: readonly Token[]): Match {
  return matchAll(before, after) ?? matchSome(before, after)
}

/** Where every later word is found, as with most repairs: they only take away. */
function matchAll(before: readonly Token[], after: readonly Token[]): Match | undefined {
  const removed: Token[] = []
  let next = 0
  for (const one of before) {
    if (one.text === after[next]?.text) next++
    else removed.push(one)
  }
  return next === after.length ? {removed, added: []} : undefined
}

function matchSome(before: readonly Token[], after: readonly Token[]): Match {
  const placesOf = new Map<string, number[]>()
  for (let index = before.length - 1; index >= 0; index--) {
    const {text} = before[index] as Token
    const places = placesOf.get(text)
    if (places) places.push(index)
    else placesOf.set(text, [index])
  }
  const kept = new Uint8Array(before.length)
  const added: Token[] = []
  let next = 0
  for (const one of after) {
    const places = placesOf.get(one.text) ?? []
    while ((places.at(-1) ?? Infinity) < next) places.pop()
    const at = places.pop()
    if (at === undefined) added.push(one)
    else {
      kept[at] = 1
      next = at + 1
    }
  }
  return {removed: before.filter((_, index) => kept[index] === 0), added}
}
