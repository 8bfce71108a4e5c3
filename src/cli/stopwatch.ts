import type {Clock} from '../detect/kind.js'

/** How many rules are told one by one. */
const most = 15

/** How long each rule took over a run. */
export class Stopwatch implements Clock {
  readonly #spent = new Map<string, number>()

  time<Value>(rule: string, run: () => Value): Value {
    const began = performance.now()
    try {
      return run()
    } finally {
      this.#spent.set(rule, (this.#spent.get(rule) ?? 0) + performance.now() - began)
    }
  }

  /** A table, the slowest first. */
  describe(): string {
    const all = [...this.#spent].sort((a, b) => b[1] - a[1])
    const total = all.reduce((sum, [, spent]) => sum + spent, 0)
    const rest = all.slice(most).reduce((sum, [, spent]) => sum + spent, 0)
    const shown = [...all.slice(0, most), ...(rest > 0 ? [[`${all.length - most} others`, rest] as const] : [])]
    const width = Math.max(4, ...shown.map(([rule]) => rule.length))
    const rows = shown.map(([rule, spent]) => row(rule, width, spent.toFixed(1), ((100 * spent) / total).toFixed(1)))
    return `${[row('rule', width, 'ms', '%'), ...rows].join('\n')}\n`
  }
}

function row(rule: string, width: number, spent: string, share: string): string {
  return `${rule.padEnd(width)} ${spent.padStart(10)} ${share.padStart(6)}`
}
