import type {NoteModel} from '../../report/html/model.js'
import type {Choice} from '../../types.js'

interface ActionsProps {
  readonly note: NoteModel
  /** Whether there is a repair to make. */
  readonly canAccept: boolean
  readonly onChoose: (note: NoteModel, choice: Choice) => void
  readonly onRule: (note: NoteModel) => void
}

/** What a person can do about one change. Buttons stay where they are, so that the focus does too. */
export function Actions({note, canAccept, onChoose, onRule}: ActionsProps) {
  const button = (choice: Choice, label: string) => (
    <button
      type="button"
      class={choice}
      aria-pressed={note.choice === choice ? 'true' : 'false'}
      aria-label={`${label} change ${note.number}`}
      onClick={() => onChoose(note, choice)}
    >
      {label}
    </button>
  )
  return (
    <p class="actions">
      {canAccept && button('accept', 'Accept')}
      {canAccept && canTakeOther(note) && button('otherwise', 'Take the other')}
      {button('reject', canAccept ? 'Reject' : 'Dismiss')}
      <button type="button" class="plain" aria-label={`All changes of ${note.rule}`} onClick={() => onRule(note)}>
        All…
      </button>
    </p>
  )
}

/** A reading that leaves the text alone is taken by rejecting. */
export function canTakeOther({other}: NoteModel): boolean {
  return other?.excerpt.some(one => one.type !== 'kept') === true
}
