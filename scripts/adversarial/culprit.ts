import {loadViews} from '../../src/parse/views/load.js'
import type {TextType} from '../../src/types.js'
import {cases} from '../../tests/fire/adversarial/cases.js'
import {cleanerOf} from '../../tests/fire/adversarial/subjects.js'

/** Which rules, or what else, take most of the time of a case of all rules. */
export async function culpritOf(number: number, size: number): Promise<string> {
  const found = [...cases()][number]
  if (!found?.subject.name.startsWith('all rules')) return found?.subject.name ?? ''
  await loadViews()
  const times = new Map<string, number>()
  const clock = {
    time<Value>(rule: string, run: () => Value): Value {
      const began = performance.now()
      const value = run()
      times.set(rule, (times.get(rule) ?? 0) + performance.now() - began)
      return value
    }
  }
  const type = found.subject.name.split(', ')[1] as TextType
  const began = performance.now()
  cleanerOf(type, clock).run(found.text.make(size))
  const rest = performance.now() - began - [...times.values()].reduce((sum, time) => sum + time, 0)
  const [most] = [...times, ['what is outside the rules', rest] as const].sort((a, b) => b[1] - a[1])
  return most ? `${most[0]}, ${Math.round(most[1])} ms of ${Math.round(performance.now() - began)}` : ''
}
