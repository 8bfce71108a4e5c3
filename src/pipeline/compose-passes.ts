import type {LocalDecision} from '../decide/decide.js'
import {type ComposedEdit, composeEdits, inPlace, type Locate} from '../edit/compose.js'
import {moveEdits, moveRange} from '../edit/move.js'
import type {Decision, Edit, Message} from '../types.js'
import type {Pass} from './looks.js'
import {mapMessage} from './map-message.js'

/** What the looks at one piece came to. */
export interface Cleaned {
  readonly edits: readonly Edit[]
  readonly decisions: readonly Decision[]
  readonly fatal: string | undefined
}

/**
 * All looks at one piece as one, in coordinates of the piece.
 *
 * @param isSettled Whether nothing is left to repair.
 */
export function composePasses(input: string, passes: readonly Pass[], isSettled: boolean): Cleaned {
  const composed = composeEdits(
    input,
    passes.map(pass => pass.edits)
  )
  const fatal = isSettled ? undefined : 'Unexpected repairs at the last look, expected the article to come to rest'
  const edits = composed.map(({range, text}) => ({range, text}))
  return {edits, decisions: toDecisions(input, passes, composed), fatal}
}

/** A piece told in coordinates of the whole text. What was told of it keeps nothing of the piece in memory. */
export function shiftPiece(piece: Cleaned, by: number): Cleaned {
  if (by === 0) return piece
  const there = (edits: readonly Edit[]) => moveEdits(edits, by)
  const decision = (one: Decision) => {
    const message = mapMessage(one.message, moveRange(one.message.range, by), there)
    return {
      ...one,
      message: detached(message),
      edits: one.edits === one.message.edits ? message.edits : there(one.edits)
    }
  }
  return {...piece, edits: moveEdits(piece.edits, by), decisions: piece.decisions.map(decision)}
}

/** With texts of its own: what engines cut from a text, or put together with such a part, keeps all of the text in memory. */
function detached(message: Message): Message {
  const {reason, actual, expected, note, otherwise} = message
  return {
    ...message,
    reason: copied(reason),
    actual: copied(actual),
    ...(expected !== undefined && {expected: copied(expected)}),
    ...(note !== undefined && {note: copied(note)}),
    ...(otherwise && {otherwise: {...otherwise, reading: copied(otherwise.reading)}})
  }
}

function copied(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string
}

/** Applied messages of every pass, and what the last look of each stage still found, all in coordinates of the original. */
function toDecisions(input: string, passes: readonly Pass[], composed: readonly ComposedEdit[]): Decision[] {
  const owned = ownedEdits(composed)
  const decisions: Decision[] = []
  let source = 0
  for (const [index, pass] of passes.entries()) {
    const isFinal = passes[index + 1]?.stage !== pass.stage
    const kept = isFinal ? undefined : new Set(lost(pass, passes.slice(index + 1)))
    for (const one of pass.decisions) {
      if (one.decision !== 'apply' && kept?.has(one) === false) continue
      const message = inOriginal(one.message, pass.locate())
      if (one.decision !== 'apply') decisions.push({...one, message, edits: message.edits})
      else {
        const next = source + one.message.edits.length
        decisions.push({...one, message, edits: oneOf(message.edits, editsBetween(owned, source, next))})
        source = next
      }
    }
  }
  return decisions
}

/** Of two equal lists the first: an article may have ten thousands of them. */
function oneOf(edits: readonly Edit[], others: readonly Edit[]): readonly Edit[] {
  const areEqual = (a: Edit, b: Edit | undefined) =>
    b && a.range[0] === b.range[0] && a.range[1] === b.range[1] && a.text === b.text
  return edits.length === others.length && edits.every((edit, index) => areEqual(edit, others[index])) ? edits : others
}

/** What was composed, by the number of the edit that it counts as. */
function ownedEdits(composed: readonly ComposedEdit[]): ReadonlyMap<number | undefined, Edit> {
  return new Map(composed.map(({sources, range, text}) => [sources[0], {range, text}]))
}

function editsBetween(owned: ReadonlyMap<number | undefined, Edit>, first: number, next: number): Edit[] {
  const edits: Edit[] = []
  for (let number = first; number < next; number++) {
    const edit = owned.get(number)
    if (edit) edits.push(edit)
  }
  return edits
}

/** Of the messages of a look that are kept, those that no later look has found again. */
function lost({decisions}: Pass, later: readonly Pass[]): LocalDecision[] {
  const lasting = decisions.filter(one => one.message.lasting)
  if (lasting.length === 0) return lasting
  const found = new Set(later.flatMap(pass => pass.decisions.map(one => one.fingerprint)))
  return lasting.filter(one => !found.has(one.fingerprint))
}

/** A message told in the original. It loses its edits where they rest on what an earlier repair wrote. */
function inOriginal(message: Message, locate: Locate): Message {
  if (locate === inPlace) return message
  const [start, end] = message.range
  return mapMessage(message, [locate(start).offset, locate(end).offset], edits => editsInOriginal(edits, locate))
}

/** None where one of them rests on what was written before: the message is told, but its repair cannot be taken. */
function editsInOriginal(edits: readonly Edit[], locate: Locate): readonly Edit[] {
  const told: Edit[] = []
  for (const {range, text} of edits) {
    const [start, end] = [locate(range[0]), locate(range[1])]
    if (!start.exact || !end.exact) return []
    told.push({range: [start.offset, end.offset], text})
  }
  return told
}
