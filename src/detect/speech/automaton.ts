import {type Costs, costs as standardCosts} from './costs.js'
import {effect, moves, type Move, type Place, type State, states, type Step} from './moves.js'

/** The cheapest reading of some places, and for each place the cheapest of those that decide otherwise there. */
export interface Reading {
  /** One step a place. */
  readonly steps: readonly Step[]
  /** What the second reading costs more. `Infinity`: there is none. */
  margin(index: number): number
  /** Where the second reading differs, at most {@link farthest} places to each side. */
  otherwise(index: number): readonly Step[]
}

/** How far a second reading is followed before it is taken to go on as the first one does. */
const farthest = 40

/** Sums of the same costs in another order differ by rounding. */
const tie = 1e-9

/**
 * The cheapest well-formed reading of a passage: Viterbi over four states, forwards and backwards, so that each decision
 * also has its margin (the min-marginals of the chain). Time and memory are linear in the number of places.
 */
export function cheapestReading(places: readonly Place[], costs: Costs = standardCosts): Reading {
  const chain = new Chain(places, costs)
  return {
    steps: chain.steps,
    margin: index => (chain.other(index)?.total ?? Infinity) - chain.least,
    otherwise: index => chain.detour(index)
  }
}

interface Way {
  readonly step: Step
  /** Cost of the whole passage, read this way. */
  readonly total: number
}

class Chain {
  readonly steps: readonly Step[]
  /** Moves out of each state at each place. */
  readonly #open: (readonly Move[])[] = []
  /** Cheapest way from the start to a state before a place, and from there to the end. */
  readonly #spent: number[]
  readonly #ahead: number[]

  constructor(
    readonly places: readonly Place[],
    costs: Costs
  ) {
    const cells = (places.length + 1) * states.length
    this.#spent = new Array<number>(cells).fill(Infinity)
    this.#ahead = new Array<number>(cells).fill(0)
    this.#spent[0] = 0
    for (const place of places) for (const from of states) this.#open.push(moves(place, from, costs))
    for (let index = 0; index < places.length; index++) this.#spend(index)
    for (let index = places.length - 1; index >= 0; index--) this.#lookAhead(index)
    this.steps = [...this.#follow(0, 'outside')]
  }

  #spend(index: number): void {
    for (const from of states) {
      const before = this.#before(index, from)
      for (const {to, cost} of this.#moves(index, from)) {
        const cell = cellOf(index + 1, to)
        this.#spent[cell] = Math.min(this.#spent[cell] as number, before + cost)
      }
    }
  }

  #lookAhead(index: number): void {
    for (const from of states) {
      let least = Infinity
      for (const move of this.#out(index, from)) least = Math.min(least, this.#rest(index, move))
      this.#ahead[cellOf(index, from)] = least
    }
  }

  get least(): number {
    return this.#ahead[0] as number
  }

  /** The cheapest way with another effect at a place. */
  other(index: number): Way | undefined {
    const own = effect((this.steps[index] as Step).action)
    const ways = states.flatMap(from =>
      this.#moves(index, from)
        .filter(({action}) => effect(action) !== own)
        .map(move => this.#way(index, from, move))
    )
    return ways.reduce<Way | undefined>((best, way) => (best && best.total - tie <= way.total ? best : way), undefined)
  }

  detour(index: number): Step[] {
    const turn = this.other(index)?.step
    if (!turn) return []
    const way = [turn]
    let begin = index
    while (begin > Math.max(0, index - farthest) && (way[0] as Step).from !== (this.steps[begin - 1] as Step).to)
      way.unshift(this.#into(--begin, (way[0] as Step).from))
    for (const step of this.#follow(index + 1, turn.to)) {
      const at = begin + way.length
      if (at > index + farthest || (this.steps[at] as Step).from === step.from) break
      way.push(step)
    }
    return way.filter((step, offset) => effect(step.action) !== effect((this.steps[begin + offset] as Step).action))
  }

  /** The cheapest steps from a state to the end. */
  *#follow(start: number, from: State): Generator<Step> {
    for (let index = start, state = from; index < this.places.length; index++) {
      const step = this.#best(index, state)
      yield step
      state = step.to
    }
  }

  /** The first of the moves that cost least. */
  #best(index: number, from: State): Step {
    const best = this.#out(index, from).reduce((least, move) =>
      this.#rest(index, least) - this.#rest(index, move) > tie ? move : least
    )
    return this.#step(index, from, best)
  }

  #into(index: number, to: State): Step {
    const ways = states.flatMap(from =>
      this.#moves(index, from)
        .filter(move => move.to === to)
        .map(move => ({from, move, spent: this.#before(index, from) + move.cost}))
    )
    const {from, move} = ways.reduce((least, way) => (way.spent < least.spent - tie ? way : least))
    return this.#step(index, from, move)
  }

  #way(index: number, from: State, move: Move): Way {
    return {step: this.#step(index, from, move), total: this.#before(index, from) + this.#rest(index, move)}
  }

  #step(index: number, from: State, {action, to}: Move): Step {
    return {place: this.places[index] as Place, action, from, to}
  }

  /** Moves out of a state that can be reached. */
  #moves(index: number, from: State): readonly Move[] {
    return this.#before(index, from) === Infinity ? [] : this.#out(index, from)
  }

  #out(index: number, from: State): readonly Move[] {
    return this.#open[cellOf(index, from)] as readonly Move[]
  }

  #rest(index: number, {to, cost}: Move): number {
    return cost + (this.#ahead[cellOf(index + 1, to)] as number)
  }

  #before(index: number, state: State): number {
    return this.#spent[cellOf(index, state)] as number
  }
}

function cellOf(index: number, state: State): number {
  return index * states.length + numberOf(state)
}

/** Of four names that the engine compares at once: a table would be asked by their letters. */
function numberOf(state: State): number {
  if (state === 'outside') return 0
  if (state === 'inside') return 1
  return state === 'nested' ? 2 : 3
}
