import type {Finished, FinishState} from './protocol.js'

/** How far finishing is. It runs once at a time, and can run again after more choices. */
export class Finishing {
  state: FinishState = {state: 'idle'}
  readonly #finish: (step: () => void) => Promise<Finished>
  readonly #listeners = new Set<(state: FinishState) => void>()

  /** @param finish Calls back after each article. */
  constructor(finish: (step: () => void) => Promise<Finished>) {
    this.#finish = finish
  }

  start(): void {
    if (this.state.state === 'running') return
    this.#become({state: 'running', done: 0})
    this.#finish(() => this.#step()).then(
      finished => this.#become({state: 'done', ...finished}),
      (error: unknown) =>
        this.#become({state: 'failed', problem: error instanceof Error ? error.message : String(error)})
    )
  }

  listen(listener: (state: FinishState) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #step(): void {
    const done = this.state.state === 'running' ? this.state.done + 1 : 0
    this.state = {state: 'running', done}
    if (done % 10 === 0) this.#become(this.state)
  }

  #become(state: FinishState): void {
    this.state = state
    for (const listener of this.#listeners) listener(state)
  }
}
