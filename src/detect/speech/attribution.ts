import type {Damage} from './damages.js'
import type {Lexicon} from './lexicon.js'
import type {Passage} from './passage.js'

export function doubted(damage: Damage, note: string | undefined): Damage {
  return note === undefined ? damage : {...damage, fix: 'suggest', note}
}

/** Why an attribution may be none: `He agreed.` A sentence of its own may tell more: `She explained.` `He made the call.` */
export function doubtAbout(clause: string, {acting, onlySaying}: Lexicon): string | undefined {
  const tells = acting.test(clause) || (/^\p{Lu}/u.test(clause) && !onlySaying.test(clause))
  return tells ? 'It may tell what somebody did' : undefined
}

/** One of two spaces that would meet goes too. */
export function removal(
  {paragraph}: Passage,
  name: 'bare-attribution' | 'reporting-tail',
  at: number,
  found: RegExpExecArray
): Damage {
  const clause = found[1] ?? ''
  const end = at + found[0].length
  const spaces = /^ +(?= )/u.exec(paragraph.text.slice(end - paragraph.start, end - paragraph.start + 4))?.[0] ?? ''
  const range = [end - clause.length, end] as const
  return {name, range, edits: [{range: [at, end + spaces.length], text: ''}], expected: ''}
}

export function startingLow(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

export function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}’'-]+/gu) ?? []
}
