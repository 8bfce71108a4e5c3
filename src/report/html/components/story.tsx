import {Component, type ComponentChildren} from 'preact'
import {useContext} from 'preact/hooks'
import {count} from '../../words.js'
import type {BlockModel, NoteModel, StoryModel, StretchModel} from '../model.js'
import {ChangesNothing} from './changes-nothing.js'
import {Note} from './note.js'
import {Kept, Marked, Sentence} from './text.js'

/** More unchanged paragraphs in a row than these are folded away. */
const shownUnchanged = 2

interface StoryBodyProps {
  readonly story: StoryModel
  /** Starts the ids of its changes. */
  readonly id: string
  /** What a person can do about a note. Left out: nothing. */
  readonly actions?: (note: NoteModel) => ComponentChildren
  /** The note that a person is looking at. */
  readonly current?: number | undefined
}

/** The name of an article, its verdict and its figures. */
export function StoryHeader({story}: {readonly story: StoryModel}) {
  const {name, verdict} = story
  return (
    <header>
      <h2>
        <bdi>
          <Kept text={name} />
        </bdi>
      </h2>
      <p class="meta">
        <Verdict verdict={verdict} /> {tally(story)}
      </p>
    </header>
  )
}

export function Verdict({verdict}: {readonly verdict: string}) {
  return <span class={`verdict ${verdict.startsWith('publish') ? 'go' : 'hold'}`}>{verdict}</span>
}

/** What the edits left of the words. */
export function Certified({sentences}: {readonly sentences: readonly string[]}) {
  return (
    <p class="meta certificate">
      Certificate: <Sentence text={sentences.join(' · ')} />
    </p>
  )
}

/** Why an article is held. */
export function Reasons({sentences}: {readonly sentences: readonly string[]}) {
  if (sentences.length === 0) return null
  return (
    <ul class="reasons">
      {sentences.map(one => (
        <li>
          <Sentence text={one} />
        </li>
      ))}
    </ul>
  )
}

/** Paragraphs with their changes in place and the notes beside them; long stretches without a change are folded away. */
export function StoryBody(props: StoryBodyProps) {
  return (
    <>
      {rows(props.story.blocks).map(row =>
        row.type === 'changed' ? <Row {...props} block={row.block} /> : <Quiet blocks={row.blocks} />
      )}
    </>
  )
}

type Rows = ({type: 'changed'; block: BlockModel} | {type: 'quiet'; blocks: BlockModel[]})[]

function rows(blocks: readonly BlockModel[]): Rows {
  const found: Rows = []
  for (const block of blocks) {
    const last = found.at(-1)
    if (isMarked(block)) found.push({type: 'changed', block})
    else if (isBlank(block)) continue
    else if (last?.type === 'quiet') last.blocks.push(block)
    else found.push({type: 'quiet', blocks: [block]})
  }
  return found
}

function isMarked({stretches, notes}: BlockModel): boolean {
  return notes.length > 0 || stretches.some(one => one.type !== 'kept')
}

function isBlank({stretches}: BlockModel): boolean {
  return stretches.every(one => one.text.trim() === '')
}

function Quiet({blocks}: {readonly blocks: readonly BlockModel[]}) {
  const paragraphs = blocks.map(block => (
    <div class="row quiet">
      <Paragraph stretches={block.stretches} />
    </div>
  ))
  if (blocks.length <= shownUnchanged) return <>{paragraphs}</>
  return (
    <details class="fold">
      <summary>
        <span class="verb"></span> {blocks.length} unchanged paragraphs
      </summary>
      {paragraphs}
    </details>
  )
}

interface RowProps extends Omit<StoryBodyProps, 'story'> {
  readonly block: BlockModel
}

/** Is drawn again only when something in it changes: an article may have hundreds. */
class Row extends Component<RowProps> {
  override shouldComponentUpdate({block, current}: RowProps): boolean {
    const {props} = this
    return block !== props.block || currentIn(block, current) !== currentIn(props.block, props.current)
  }

  override render({block, id, actions, current}: RowProps) {
    return (
      <div class="row">
        <Paragraph stretches={block.stretches} id={id} current={current} isActive={actions !== undefined} />
        {block.notes.length > 0 && (
          <ol class="notes">
            {block.notes.map(note => (
              <Note key={note.fingerprint} note={note} id={id} isCurrent={note.number === current}>
                {actions?.(note)}
              </Note>
            ))}
          </ol>
        )}
      </div>
    )
  }
}

function currentIn({notes}: BlockModel, current: number | undefined): number | undefined {
  return notes.find(note => note.number === current)?.number
}

interface ParagraphProps {
  readonly stretches: readonly StretchModel[]
  readonly id?: string
  readonly current?: number | undefined
  /** Whether a click on a change leads to its note. */
  readonly isActive?: boolean
}

function Paragraph({stretches, id = '', current, isActive = false}: ParagraphProps) {
  return (
    <p class="text" dir="auto" lang="">
      {stretches.map(stretch =>
        stretch.type === 'kept' ? (
          <Kept text={stretch.text} />
        ) : (
          <Change
            stretch={stretch}
            id={id}
            isActive={isActive}
            isCurrent={current !== undefined && stretch.notes?.includes(current) === true}
          />
        )
      )}
    </p>
  )
}

const elements = {
  applied: ['del', 'taken out', 'to take out'],
  inserted: ['ins', 'put in', 'to put in'],
  offered: ['span', 'suggested: take this out'],
  offer: ['span', 'suggested: put this in'],
  rejected: ['span', 'rejected: left as it was'],
  reported: ['mark', 'reported only']
} as const

/** A stretch that changed, or could: told apart by its element, its title and the number of its note. */
function Change({
  stretch: {type, text, isOffered, anchor, numbers, notes},
  id,
  isActive,
  isCurrent
}: {
  readonly stretch: StretchModel
  readonly id: string
  readonly isActive: boolean
  readonly isCurrent: boolean
}) {
  const changesNothing = useContext(ChangesNothing)
  if (type === 'kept') return <Kept text={text} />
  const [Element, title, todo = title] = elements[type]
  return (
    <Element
      class={`${type}${isOffered ? ' doubted' : ''}${isCurrent ? ' current' : ''}`}
      title={changesNothing ? todo : title}
      id={anchor === undefined ? undefined : `${id}m${anchor}`}
      data-note={numbers?.join(' ')}
      data-notes={isActive ? notes?.join(' ') : undefined}
    >
      <Marked text={text} />
    </Element>
  )
}

function tally({blocks}: StoryModel): string {
  const outcomes = blocks.flatMap(block => block.notes.map(note => note.outcome))
  const number = (name: NoteModel['outcome']) => outcomes.filter(one => one === name).length
  const applied = number('applied')
  const suggested = number('suggested')
  const rejected = number('rejected')
  const rest = outcomes.length - applied - suggested - rejected
  return [
    ...(applied > 0 ? [count(applied, 'repair')] : []),
    ...(suggested > 0 ? [count(suggested, 'suggestion')] : []),
    ...(rejected > 0 ? [`${rejected} rejected`] : []),
    ...(rest > 0 ? [`${rest} left alone`] : [])
  ].join(' · ')
}
