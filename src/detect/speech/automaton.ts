import {costs} from './costs.js'
import type {Mark} from './marks.js'

/** A place of a passage where a reading may change: a mark, or a place where one could be missing. */
export type Place =
  | {
      readonly type: 'mark'
      readonly mark: Mark
      readonly beforeTag: boolean
      /** One to three words stand between it and the sentence end behind a closed quotation or its tag. */
      readonly endsFragment: boolean
      /** It closes, what follows is plain speech, and that is closed again. */
      readonly premature: boolean
      /** Nothing else is on its line. */
      readonly alone: boolean
      /** It closes right behind a tag that speech had no end before: `go, he said.”` */
      readonly closesTag: boolean
    }
  /** Behind the comma of `go, he said.` */
  | {readonly type: 'tag'; readonly at: number}
  | {readonly type: 'sentence'; readonly at: number; readonly opensParagraph: boolean; readonly afterTag: boolean}
  | {readonly type: 'break'; readonly at: number; readonly nextOpens: boolean; readonly last: boolean}

export type State = 'outside' | 'inside' | 'nested' | 'carried'
export type Action =
  | 'none'
  | 'open'
  | 'close'
  | 'nest'
  | 'unnest'
  | 'drop'
  | 'fragment'
  | 'insertOpen'
  | 'insertClose'
  | 'continue'
  | 'carry'

export interface Step {
  readonly place: Place
  readonly action: Action
  readonly from: State
  readonly to: State
}

type Move = readonly [action: Action, to: State, cost: number]

/**
 * The cheapest well-formed reading of a passage (Viterbi over four states). Time is linear in the number of places.
 *
 * @returns One step a place.
 */
export function cheapestReading(places: readonly Place[]): Step[] {
  type Cell = {readonly cost: number; readonly step?: Step; readonly before?: Cell}
  let cells = new Map<State, Cell>([['outside', {cost: 0}]])
  for (const place of places) {
    const next = new Map<State, Cell>()
    for (const [from, cell] of cells) {
      for (const [action, to, cost] of moves(place, from)) {
        const total = cell.cost + cost
        const best = next.get(to)?.cost ?? Infinity
        if (total < best || (total === best && action === 'none'))
          next.set(to, {cost: total, step: {place, action, from, to}, before: cell})
      }
    }
    cells = next
  }
  const steps: Step[] = []
  let cell = [...cells.values()].reduce<Cell | undefined>(
    (best, one) => (best && best.cost <= one.cost ? best : one),
    undefined
  )
  for (; cell?.step; cell = cell.before) steps.push(cell.step)
  return steps.reverse()
}

function moves(place: Place, from: State): Move[] {
  switch (place.type) {
    case 'mark':
      return markMoves(place, from)
    case 'tag':
      if (from !== 'inside' && from !== 'carried') return [['none', from, 0]]
      return [
        ['none', from, from === 'inside' ? costs.passTag : 0],
        ['insertClose', 'outside', costs.closeAtTag]
      ]
    case 'sentence':
      if (from !== 'outside') return [['none', from, 0]]
      return [
        ['none', from, 0],
        [
          'insertOpen',
          'inside',
          place.afterTag ? costs.openBehindTag : place.opensParagraph ? costs.openAtParagraph : costs.openAtSentence
        ]
      ]
    case 'break':
      return breakMoves(place, from)
  }
}

function markMoves(
  {mark, beforeTag, endsFragment, premature, alone, closesTag}: Extract<Place, {type: 'mark'}>,
  from: State
): Move[] {
  const open = costs.spacing.open[mark.spacing] + (mark.glyph === 'close' ? costs.turn : 0)
  const tagged = beforeTag && mark.spacing === 'open' ? costs.closeBeforeTag : costs.spacing.close[mark.spacing]
  const close = tagged + (mark.glyph === 'open' ? costs.turn : 0)
  const drop = mark.adjacent || alone ? costs.dropDoubled : premature ? costs.dropPremature : costs.drop
  switch (from) {
    case 'outside':
      return [
        ['open', 'inside', open],
        endsFragment && mark.spacing !== 'open'
          ? ['fragment', 'outside', costs.dropFragment]
          : ['drop', 'outside', closesTag ? costs.dropBehindTag : drop]
      ]
    case 'carried':
      return [
        ['close', 'outside', close],
        ['drop', 'carried', drop]
      ]
    case 'inside':
      return [
        ['close', 'outside', close],
        ['nest', 'nested', open + (mark.afterStop ? costs.nestAfterStop : costs.nest)],
        [
          'drop',
          'inside',
          mark.afterStop && mark.spacing === 'open' && mark.glyph !== 'close' ? costs.dropReopened : drop
        ]
      ]
    case 'nested':
      return [
        ['unnest', 'inside', close],
        ['drop', 'nested', drop]
      ]
  }
}

function breakMoves({nextOpens, last}: Extract<Place, {type: 'break'}>, from: State): Move[] {
  switch (from) {
    case 'outside':
      return [['none', 'outside', 0]]
    case 'inside':
      if (nextOpens) return [['continue', 'outside', costs.continued]]
      if (last) return [['insertClose', 'outside', costs.closeAtParagraph]]
      return [
        ['insertClose', 'outside', costs.closeAtParagraph],
        ['carry', 'carried', costs.carry]
      ]
    case 'carried':
      return last ? [] : [['carry', 'carried', costs.carryOn]]
    case 'nested':
      return [['insertClose', 'outside', costs.leaveNested]]
  }
}
