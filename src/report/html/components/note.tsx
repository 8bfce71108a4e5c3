import type {ComponentChildren} from 'preact'
import {useContext} from 'preact/hooks'
import {tellOutcome} from '../../words.js'
import type {NoteModel, OtherReading} from '../model.js'
import {ChangesNothing} from './changes-nothing.js'
import {Kept, Marked, Sentence} from './text.js'

interface NoteProps {
  readonly note: NoteModel
  /** Of the article. */
  readonly id: string
  /** For a person who can do something about it. */
  readonly children?: ComponentChildren
  readonly isCurrent?: boolean
}

/** What is said beside a change: what was done, by which rule, and why. */
export function Note({note, id, children, isCurrent}: NoteProps) {
  const {number, rule, url, outcome, reason, detail, other, isBlocking, line, column, isShown} = note
  const told = tellOutcome(outcome, useContext(ChangesNothing))
  return (
    <li
      class={`note ${outcome}${isCurrent ? ' current' : ''}`}
      id={children ? `${id}n${number}` : undefined}
      data-rule={rule}
      data-choice={note.choice}
      data-number={children ? number : undefined}
      tabIndex={children ? -1 : undefined}
      aria-current={isCurrent ? 'true' : undefined}
    >
      {isShown && !children ? (
        <a class="number" href={`#${id}m${number}`} aria-label={`Go to change ${number}`}>
          {number}
        </a>
      ) : (
        <span class="number">{number}</span>
      )}
      <span class="rule">
        {url === undefined ? (
          <Kept text={rule} />
        ) : (
          <a href={url} rel="noreferrer">
            <Kept text={rule} />
          </a>
        )}
      </span>{' '}
      <span class={`done ${outcome}`}>{told}</span>
      <p class="reason">
        <Sentence text={reason} />
      </p>
      {other && <Other {...other} />}
      <p class="detail">
        {detail !== undefined && (
          <>
            <Sentence text={detail} />.{' '}
          </>
        )}
        {isBlocking && 'Blocks publishing. '}
        <span class="place">
          Line {line}, column {column}
        </span>
      </p>
      {children}
    </li>
  )
}

function Other({reading, excerpt}: OtherReading) {
  return (
    <div class="other">
      <p class="detail">
        <Sentence text={`Or: ${reading}`} />.
      </p>
      <p class="excerpt" dir="auto" lang="">
        {excerpt.map(({type, text}) =>
          type === 'removed' ? (
            <del>
              <Marked text={text} />
            </del>
          ) : type === 'added' ? (
            <ins>
              <Marked text={text} />
            </ins>
          ) : (
            text
          )
        )}
      </p>
    </div>
  )
}
