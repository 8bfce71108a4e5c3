import {foldLine} from '../detect/leftover-line/fold.js'
import {type LinePattern, linePattern} from '../detect/leftover-line/pattern.js'
import type {LineEvidence} from './line-evidence.js'

/** Share of a pattern’s articles that lines already chosen have to leave to it. */
const worthwhile = 0.1

interface Candidate {
  readonly evidence: LineEvidence
  /** One line of it, as rules compare it. */
  readonly sample: string
  /** Left out: the line does not vary. */
  readonly pattern?: LinePattern
}

/**
 * Of forms of the same lines, the most exact that says it all: a line that never varies stays as it is, a number that varies
 * becomes a placeholder, and a name does where the lines with the same name are too few by themselves.
 */
export function chooseForms(found: readonly LineEvidence[], minimum: number): LineEvidence[] {
  const chosen = new Set<Candidate>()
  for (const one of [...found].sort(moreExact).map(candidate)) {
    if (one.pattern && !isWorthwhile(one, chosen, minimum)) continue
    for (const other of chosen) if (covers(one, other)) chosen.delete(other)
    chosen.add(one)
  }
  const evidence = new Set(Array.from(chosen, one => one.evidence))
  return found.filter(one => evidence.has(one))
}

function candidate(evidence: LineEvidence): Candidate {
  const {form, line} = evidence
  return {evidence, sample: foldLine(line), ...(form.includes('{') && {pattern: linePattern(form)})}
}

/** Whether a pattern says more than what is chosen: more articles, or that a number varies. */
function isWorthwhile(one: Candidate, chosen: ReadonlySet<Candidate>, minimum: number): boolean {
  const {seen, form} = one.evidence
  if (!covers(one, one)) return false
  const others = [...chosen]
  if (others.some(other => other.evidence.seen >= seen && covers(other, one))) return false
  const covered = others.filter(other => covers(one, other))
  if (covered.length > 1 && !form.includes('{name}')) return true
  const rest = seen - covered.reduce((sum, {evidence}) => sum + evidence.seen, 0)
  return rest >= Math.max(minimum, seen * worthwhile)
}

function covers({pattern}: Candidate, {sample}: Candidate): boolean {
  return pattern?.(sample) === true
}

function moreExact(a: LineEvidence, b: LineEvidence): number {
  return placeholders(a.form) - placeholders(b.form) || literal(b.form) - literal(a.form) || b.seen - a.seen
}

function placeholders(form: string): number {
  return form.split('{').length
}

function literal(form: string): number {
  return form.replaceAll(/\{\w+\}/gu, '').length
}
