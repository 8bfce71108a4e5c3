import type {Edit, Message, Range} from '../types.js'

/** A message told of another text: at its place there, with what its edits are there. */
export function mapMessage(
  message: Message,
  range: Range,
  there: (edits: readonly Edit[]) => readonly Edit[]
): Message {
  const {otherwise} = message
  return {
    ...message,
    range,
    edits: there(message.edits),
    ...(otherwise && {otherwise: {...otherwise, edits: there(otherwise.edits)}})
  }
}
