import type {Item} from '../protocol.js'
import type {KeyName} from './keys.js'

interface HeaderProps {
  readonly items: readonly Item[]
  readonly isLinked: boolean
  readonly stopped: string
  readonly onDo: (what: KeyName) => void
}

/** How far the review is, and what concerns all of it. */
export function Header({items, isLinked, stopped, onDo}: HeaderProps) {
  const changes = items.reduce((sum, item) => sum + item.changes, 0)
  const open = items.reduce((sum, item) => sum + item.open, 0)
  const concerned = items.filter(item => item.changes > 0)
  const looked = concerned.filter(item => item.open === 0).length
  return (
    <header class="bar">
      <p class="brand">
        <a href="#/">Copydesk review</a>
      </p>
      <div class="progress">
        <progress value={changes - open} max={Math.max(changes, 1)} aria-label="Changes decided" />
        <span>
          {(changes - open).toLocaleString('en')} of {changes.toLocaleString('en')} changes ·{' '}
          {looked.toLocaleString('en')} of {concerned.length.toLocaleString('en')}{' '}
          {concerned.length === 1 ? 'article' : 'articles'}
        </span>
      </div>
      <div class="commands">
        <button type="button" onClick={() => onDo('undo')}>
          Undo
        </button>
        <button type="button" onClick={() => onDo('help')} aria-label="Keys">
          ?
        </button>
        <button type="button" class="primary" onClick={() => onDo('finish')}>
          Finish…
        </button>
      </div>
      {!isLinked && (
        <p class="unlinked" role="alert">
          {stopped}
        </p>
      )}
    </header>
  )
}
