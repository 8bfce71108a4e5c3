import {useCallback, useEffect, useRef} from 'preact/hooks'
import {Certified, Reasons, StoryBody, Verdict} from '../../report/html/components/story.js'
import {Kept} from '../../report/html/components/text.js'
import type {NoteModel} from '../../report/html/model.js'
import {count} from '../../report/words.js'
import type {Choice} from '../../types.js'
import type {Opened} from '../protocol.js'
import {Actions} from './actions.js'
import type {KeyName} from './keys.js'

/** Where ids of changes start; article and change can be told from the address. */
const id = 'c'

interface ArticleProps {
  readonly opened: Opened
  /** Its place on the list, from 1. */
  readonly place: string
  readonly current: number | undefined
  readonly onChoose: (note: NoteModel, choice: Choice) => void
  readonly onRule: (note: NoteModel) => void
  readonly onSelect: (note: NoteModel) => void
  readonly onDo: (what: KeyName) => void
}

/** One article with its changes in place, and what a person can do about each. */
export function Article({opened, place, current, onChoose, onRule, onSelect, onDo}: ArticleProps) {
  const {item, story, accepts} = opened
  const element = useRef<HTMLElement>(null)
  const latest = useRef({accepts, onChoose, onRule})
  latest.current = {accepts, onChoose, onRule}
  const actions = useCallback((note: NoteModel) => {
    const {accepts: known, onChoose: choose, onRule: rule} = latest.current
    const canAccept = known[note.number]
    if (canAccept === undefined) return undefined
    return <Actions note={note} canAccept={canAccept} onChoose={choose} onRule={rule} />
  }, [])
  useEffect(() => {
    element.current?.parentElement?.scrollTo(0, 0)
  }, [item.index])

  const pick = ({target}: MouseEvent) => {
    const number = numberAt(target as HTMLElement)
    const note = story.blocks.flatMap(block => block.notes).find(one => one.number === number)
    if (note) onSelect(note)
  }
  return (
    <article class="story" ref={element} onClick={pick} aria-labelledby="name">
      <header>
        <p class="crumbs">
          <a class="back" href="#/">
            All articles
          </a>
          <span>{place}</span>
        </p>
        <h1 id="name" tabIndex={-1}>
          <bdi>
            <Kept text={story.name} />
          </bdi>
        </h1>
        <p class="meta">
          <Verdict verdict={item.verdict} /> {item.applied} applied · {item.suggested} suggested · {item.reported}{' '}
          reported · {item.rejected} rejected · <b>{item.open} open</b>
        </p>
      </header>
      <Reasons sentences={story.reasons} />
      <Certified sentences={story.certificate} />
      <StoryBody story={story} id={id} actions={actions} current={current} />
      {item.changes === 0 && <p class="rest">Nothing to decide in this article</p>}
      <footer>
        <button type="button" class="primary" onClick={() => onDo('approve')} aria-describedby="approves">
          {item.open > 0 ? 'Approve as shown' : 'Next open article'}
        </button>
        <span id="approves" class="meta">
          {item.open > 0 ? approved(opened) : 'Everything here is decided'}
        </span>
        <span class="steps">
          <button type="button" onClick={() => onDo('previousArticle')}>
            Previous
          </button>
          <button type="button" onClick={() => onDo('nextArticle')}>
            Next
          </button>
        </span>
      </footer>
    </article>
  )
}

/** What approving would do. */
function approved({story, accepts}: Opened): string {
  const open = story.blocks
    .flatMap(block => block.notes)
    .filter(note => note.choice === undefined && note.number in accepts)
  const applied = open.filter(note => note.outcome === 'applied').length
  const left = open.length - applied
  return [
    ...(applied > 0 ? [`accepts ${count(applied, 'repair')}`] : []),
    ...(left > 0 ? [`leaves ${left} as it was`] : [])
  ].join(', ')
}

/** The change or the note that was clicked on. */
function numberAt(target: HTMLElement): number | undefined {
  if (target.closest('button, a, summary')) return undefined
  const numbered = target.closest<HTMLElement>('[data-number], [data-notes]')
  const number = numbered?.dataset['number'] ?? numbered?.dataset['notes']?.split(' ')[0]
  return number === undefined ? undefined : Number(number)
}

/** Bring a change into view, and its note under the focus. */
export function showChange(number: number): void {
  const note = document.getElementById(`${id}n${number}`)
  const mark = document.getElementById(`${id}m${number}`)
  const fold = mark?.closest('details')
  if (fold) fold.open = true
  note?.focus({preventScroll: true})
  const scroll = (element: Element | null) => element?.scrollIntoView({block: 'center'})
  scroll(mark)
  if (note && !isInView(note)) note.scrollIntoView({block: 'nearest'})
}

function isInView(element: Element): boolean {
  const {top, bottom} = element.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
}
