import type {Growth} from '../../tests/fire/adversarial/growth.js'

/** A case by its number, and what came of it. */
export interface Measured {
  readonly number: number
  readonly growth: Growth
}

/** Milliseconds for a megabyte. */
export function paceOf({growth: {large, size}}: Measured): number {
  return (large / size) * 1e6
}

/** Lines of a table; none without rows. */
export function* table(title: string, rows: readonly Measured[], names: readonly string[]): Generator<string> {
  if (rows.length === 0) return
  yield `\n${title}\n  ratio  small ms  large ms   size kB   ms/MB  case`
  for (const one of rows) {
    const {ratio, small, large, size} = one.growth
    const cells = [
      ratio.toFixed(1).padStart(7),
      small.toFixed(1).padStart(9),
      large.toFixed(0).padStart(9),
      (size / 1000).toFixed(0).padStart(9),
      paceOf(one).toFixed(0).padStart(7)
    ]
    const name = names[one.number] ?? ''
    yield `${cells.join(' ')}  ${name.length > longest ? `${name.slice(0, longest)}…` : name}`
  }
}

const longest = 100
