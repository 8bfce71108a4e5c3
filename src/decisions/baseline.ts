import {existsSync, readFileSync} from 'node:fs'
import * as z from 'zod'
import {describeMismatch, firstMismatch, inWords} from '../mismatch/mismatch.js'
import {describe} from '../read/problem.js'
import type {EntryKey} from './entry.js'
import {keyText} from './key.js'

/** A baseline that cannot be read. The message names the file and the field. */
class BaselineError extends Error {
  override readonly name = 'BaselineError'
}

const place = z.int().min(1).optional()

/** Damage that was there when a gate was put up: it fails nothing. */
export const baselineSchema = z.strictObject({
  copydesk: z.literal('baseline'),
  version: z.literal(1),
  articles: z.array(
    z.strictObject({
      path: z.string().min(1).describe('Of the article’s file, from the folder of the baseline, with `/`'),
      id: z.string().optional(),
      line: place,
      record: place,
      field: z.string().optional(),
      findings: z.record(z.string(), z.array(z.string())).describe('Fingerprints by their rule')
    })
  )
})

type Entry = z.infer<typeof baselineSchema>['articles'][number]

/** The findings of articles by their fingerprints, in a file that people can compare and merge line by line. */
export class Baseline {
  readonly #articles = new Map<string, Entry>()
  /** What was found in this run. */
  readonly #met = new Set<string>()

  /** @throws {BaselineError} It cannot be read, or is none. */
  static read(file: string): Baseline {
    const baseline = new Baseline()
    for (const entry of parsed(file).articles) baseline.#articles.set(articleKey(entry), entry)
    return baseline
  }

  /** The fingerprints of an article, with their rules. */
  findingsOf(key: EntryKey): ReadonlyMap<string, string> {
    const findings = Object.entries(this.#articles.get(keyText(key))?.findings ?? {})
    return new Map(findings.flatMap(([rule, prints]) => prints.map(print => [print, rule] as const)))
  }

  /** What is found in an article now, instead of what was before. Records that have one name have one entry. */
  set(key: EntryKey, found: ReadonlyMap<string, string>): void {
    const name = keyText(key)
    const all = this.#met.has(name) ? new Map([...this.findingsOf(key), ...found]) : found
    if (all.size === 0) {
      this.#articles.delete(name)
      return
    }
    const findings: Record<string, string[]> = {}
    for (const [print, rule] of [...all].sort(byRule)) (findings[rule] ??= []).push(print)
    this.#articles.set(name, {...key, findings})
    this.#met.add(name)
  }

  /** Drop articles. @param isGone Whether the file of one, as the baseline has its path, is there no more. */
  prune(isGone: (path: string) => boolean): void {
    for (const [key, {path}] of this.#articles) if (isGone(path)) this.#articles.delete(key)
  }

  /** How many findings there are. */
  get size(): number {
    return [...this.#articles.values()].reduce((sum, {findings}) => sum + Object.values(findings).flat().length, 0)
  }

  /** The content of its file: an article a line, in the order of their paths. */
  toString(): string {
    const sorted = [...this.#articles.entries()].sort(([a], [b]) => (a < b ? -1 : 1))
    const lines = sorted.map(([, entry]) => `\n${JSON.stringify(entry)}`)
    return `{"copydesk": "baseline", "version": 1, "articles": [${lines.join(',')}\n]}\n`
  }
}

function articleKey({findings: _, ...key}: Entry): string {
  return keyText(key)
}

function byRule([print, rule]: [string, string], [otherPrint, otherRule]: [string, string]): number {
  return `${rule} ${print}` < `${otherRule} ${otherPrint}` ? -1 : 1
}

function parsed(file: string): z.infer<typeof baselineSchema> {
  const checked = baselineSchema.safeParse(jsonIn(file), inWords)
  if (checked.success) return checked.data
  throw new BaselineError(`${file}: ${describeMismatch(firstMismatch(checked.error))}`)
}

function jsonIn(file: string): unknown {
  let source = ''
  try {
    source = readFileSync(file, 'utf8')
    return JSON.parse(source)
  } catch (error) {
    const hint = existsSync(file) ? '' : `; --update-baseline ${file} writes one`
    const isBroken = error instanceof SyntaxError
    const problem = isBroken ? 'Unexpected broken JSON, expected a baseline of Copydesk' : describe(error)
    throw new BaselineError(`${file}${lineOf(error, source)}: ${problem}${hint}`, {cause: error})
  }
}

/** Where Node says that JSON breaks. */
function lineOf(error: unknown, source: string): string {
  const [, position] = /at position (\d+)/u.exec(error instanceof SyntaxError ? error.message : '') ?? []
  return position === undefined ? '' : `:${source.slice(0, Number(position)).split('\n').length}`
}
