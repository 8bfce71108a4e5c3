import type {Lexicon} from './lexicon.js'
import {firstSentence, lastSentence} from './sentences.js'

/** Two quotations in a row, and what stands around them. */
interface Row {
  /** What stands before the first of them. */
  readonly before: string
  readonly first: string
  readonly second: string
  /** What stands behind the second one. */
  readonly behind: string
}

/**
 * Whether two quotations in a row look like words of two people, though only one may be named: `The officer told him: “You are under
 * arrest.” “I did nothing,” he said.`
 */
export function isExchange({before, first, second, behind}: Row, lexicon: Lexicon): boolean {
  const lead = leadOf(before, lexicon)
  const tag = /^[^.!?“”"]*/u.exec(behind)?.[0] ?? ''
  const answer = firstSentence(second, lexicon)
  return (
    answersAddressee(lead, tag, lexicon) ||
    changesPerson(first, answer, lexicon) ||
    lexicon.replied.test(answer) ||
    areWomanAndMan(lead, tag, lexicon) ||
    (tag.trim() === '' && isLedByColon(lead, lexicon))
  )
}

/** The sentence that leads to speech, or the attribution behind speech right before it. */
function leadOf(before: string, lexicon: Lexicon): string {
  const behindMark = /[”"’] ([^”“"]{0,160})$/u.exec(before)?.[1]
  return behindMark ?? lastSentence(before.trimEnd(), lexicon)
}

/** `The officer told him: “…” “…,” he said.`, or the name of whom he told. */
function answersAddressee(lead: string, tag: string, lexicon: Lexicon): boolean {
  const found = lexicon.addressing.exec(lead)
  if (!found) return false
  if (lexicon.pronounTag.test(tag)) return true
  const name = tag.match(/\p{Lu}[\p{L}’'-]{2,24}/gu)?.at(-1)
  return name !== undefined && lead.slice(found.index).includes(name) && !lead.slice(0, found.index).includes(name)
}

/** `“You can pay.” “We have no money.”`, `“I stay with you.” “You can stay.”` Who says both `you` and `I` may go on with either. */
function changesPerson(first: string, answer: string, {firstPerson, secondPerson}: Lexicon): boolean {
  const [begins = ''] = answer.split(' ')
  if (secondPerson.test(begins)) return firstPerson.test(first)
  return firstPerson.test(begins) && secondPerson.test(first) && !firstPerson.test(first)
}

/** `Mrs Hall said: “…” “…,” he said.` */
function areWomanAndMan(lead: string, tag: string, {female, male}: Lexicon): boolean {
  const who = (text: string) => Number(female.test(text)) - Number(male.test(text))
  return who(lead) * who(tag) < 0
}

/** `The reviews were mixed: “…” “…”`: no verb says that somebody spoke, and nobody is named but in a word. */
function isLedByColon(lead: string, {tagVerb, pronouns}: Lexicon): boolean {
  const subject = /^\p{L}+/u.exec(lead)?.[0].toLowerCase() ?? ''
  return /:\s*$/u.test(lead) && !tagVerb.test(lead) && !pronouns.has(subject)
}
