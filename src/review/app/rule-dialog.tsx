import type {NoteModel} from '../../report/html/model.js'
import {Dialog} from './dialog.js'

interface RuleDialogProps {
  readonly note: NoteModel
  readonly onChoose: (choice: 'accept' | 'reject', everywhere: boolean) => void
  readonly onClose: () => void
}

/** Decide about all open changes of one rule at once. */
export function RuleDialog({note, onChoose, onClose}: RuleDialogProps) {
  const button = (label: string, choice: 'accept' | 'reject', everywhere: boolean) => (
    <button type="button" onClick={() => onChoose(choice, everywhere)}>
      {label}
    </button>
  )
  return (
    <Dialog title={`All open changes of ${note.rule}`} onClose={onClose}>
      <p class="meta">What is decided already stays. Undo takes back all of it at once.</p>
      <div class="choices">
        {button('Accept in this article', 'accept', false)}
        {button('Accept in all articles', 'accept', true)}
        {button('Reject in this article', 'reject', false)}
        {button('Reject in all articles', 'reject', true)}
      </div>
    </Dialog>
  )
}
