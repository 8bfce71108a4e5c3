import {linePattern, normalizeLine} from '../detect/line-pattern.js'
import type {LineEvidence} from './line-evidence.js'

/** Share of a pattern’s articles that lines already chosen have to leave to it. */
const worthwhile = 0.1

/**
 * Of forms of the same lines, the most exact that says it all: a line that never varies stays as it is, a number that varies
 * becomes a placeholder, and a name does where the lines with the same name are too few by themselves.
 */
export function chooseForms(found: readonly LineEvidence[], minimum: number): LineEvidence[] {
  const chosen = new Set<LineEvidence>()
  for (const one of [...found].sort(moreExact)) {
    if (!one.form.includes('{')) {
      chosen.add(one)
      continue
    }
    const pattern = linePattern(one.form)
    if (!pattern.test(normalizeLine(one.line))) continue
    if ([...chosen].some(other => other.seen >= one.seen && isCoveredBy(one, other))) continue
    const covered = [...chosen].filter(({line}) => pattern.test(normalizeLine(line)))
    const rest = one.seen - covered.reduce((sum, {seen}) => sum + seen, 0)
    const varies = covered.length > 1 && !one.form.includes('{name}')
    if (!varies && rest < Math.max(minimum, one.seen * worthwhile)) continue
    for (const other of covered) chosen.delete(other)
    chosen.add(one)
  }
  return found.filter(one => chosen.has(one))
}

/** Whether the other one says the same with a placeholder at another place. */
function isCoveredBy({line}: LineEvidence, {form}: LineEvidence): boolean {
  return form.includes('{') && linePattern(form).test(normalizeLine(line))
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
