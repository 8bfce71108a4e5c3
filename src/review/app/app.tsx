import {useCallback, useEffect, useMemo, useRef, useState} from 'preact/hooks'
import type {NoteModel} from '../../report/html/model.js'
import {count} from '../../report/words.js'
import type {Choice} from '../../types.js'
import type {Opened} from '../protocol.js'
import {canTakeOther} from './actions.js'
import {api} from './api.js'
import {Article, showChange} from './article.js'
import {filtered, noFilter} from './filter.js'
import {Finish} from './finish.js'
import {Header} from './header.js'
import {Help} from './help.js'
import {Home} from './home.js'
import {type KeyName, meaningOf} from './keys.js'
import {List} from './list.js'
import {RuleDialog} from './rule-dialog.js'
import {Tools} from './tools.js'
import {useReview} from './use-review.js'
import {go, useRoute} from './use-route.js'
import {useSearch} from './use-search.js'

type Window = 'help' | 'finish' | {readonly rule: NoteModel}

/** The whole page: the list on one side, the article or the overview on the other. */
export function App() {
  const selected = useRoute()
  const {listing, opened, isLinked, message, tell, ask, finish} = useReview(selected)
  const [filter, setFilter] = useState(noFilter)
  const found = useSearch(filter.query)
  const [current, setCurrent] = useState<string>()
  const [dialog, setDialog] = useState<Window>()
  const items = useMemo(() => listing?.items ?? [], [listing])
  const shown = useMemo(() => filtered(items, filter, found, selected), [items, filter, found, selected])
  const notes = useMemo(() => (opened ? notesOf(opened) : []), [opened])
  const note = notes.find(one => one.fingerprint === current) ?? notes.find(one => isOpen(one, opened)) ?? notes[0]
  const isMoving = useRef(false)

  useEffect(() => {
    if (message === '') return undefined
    const timer = setTimeout(() => tell(''), told)
    return () => clearTimeout(timer)
  }, [message])

  /** Lead a person who uses keys to the change that is current now. */
  useEffect(() => {
    if (!isMoving.current || !note) return
    isMoving.current = false
    showChange(note.number)
  }, [note?.number, opened])

  const focusesName = useRef(false)
  useEffect(() => {
    setCurrent(undefined)
    setDialog(known => (typeof known === 'object' ? undefined : known))
  }, [selected])
  useEffect(() => {
    if (!focusesName.current || (selected !== undefined && !opened)) return
    focusesName.current = false
    document.getElementById('name')?.focus()
  }, [selected, opened])

  const goTo = (index: number | undefined) => {
    focusesName.current = true
    if (index === selected) document.getElementById('name')?.focus()
    go(index)
  }
  const move = (to: NoteModel | undefined) => {
    if (!to) return
    isMoving.current = true
    setCurrent(to.fingerprint)
    if (to === note) showChange(to.number)
  }

  const choose = async (about: NoteModel, choice: Choice) => {
    if (!opened) return
    const before = about.choice ?? null
    const after = before === choice ? null : choice
    const article = opened.item.index
    setCurrent(about.fingerprint)
    const answer = await ask(() => api.decide({article, fingerprint: about.fingerprint, choice: after, before}))
    if (answer && answer.made > 0) tell(`${after === null ? 'Open again' : done[after]}: ${about.rule}`)
  }
  const chooseByKey = (choice: Choice) => {
    if (!note || !opened || !(note.number in opened.accepts)) return
    if (choice !== 'reject' && !opened.accepts[note.number]) return
    if (choice === 'otherwise' && !canTakeOther(note)) return
    const next = note.choice === choice ? undefined : nextOpen(notes, note, opened)
    void choose(note, choice)
    move(next ?? note)
  }
  const chooseRule = async (about: NoteModel, choice: 'accept' | 'reject', everywhere: boolean) => {
    if (!opened) return
    setDialog(undefined)
    const {index} = opened.item
    const answer = await ask(() =>
      api.rule({rule: about.rule, choice, opened: index, ...(!everywhere && {article: index})})
    )
    if (answer) tell(`${done[choice]}: ${count(answer.made, 'change')} of ${about.rule}`)
  }
  const approve = async () => {
    if (!opened) return
    const {index, version, open, name} = opened.item
    const answer = open > 0 ? await ask(() => api.approve({article: index, version})) : {conflicts: 0}
    if (!answer || answer.conflicts > 0) return
    if (open > 0) tell(`Approved: ${name}`)
    const at = shown.findIndex(item => item.index === index)
    const next = [...shown.slice(at + 1), ...shown.slice(0, at)].find(item => item.open > 0)
    goTo(next?.index)
  }
  const undo = async () => {
    const answer = await ask(() => api.undo())
    if (!answer) return
    if (answer.made === 0 || !answer.at) return tell('Nothing to undo')
    tell(`Undone: ${count(answer.made, 'choice')} (${answer.at.what})`)
    go(answer.at.article)
    if (answer.at.article === selected) setCurrent(answer.at.fingerprint)
  }
  const start = () => goTo(shown.find(item => item.open > 0)?.index)
  const step = (by: number) => {
    const at = shown.findIndex(item => item.index === selected)
    const next = at === -1 ? shown[0] : shown[at + by]
    if (next) goTo(next.index)
    else tell(by > 0 ? 'This is the last article' : 'This is the first article')
  }
  const stepNote = (by: number) => {
    const at = note ? notes.indexOf(note) : -1
    const isFirst = current === undefined
    move(isFirst ? note : (notes[at + by] ?? note))
  }
  const act: Readonly<Record<KeyName, () => void>> = {
    next: () => stepNote(1),
    previous: () => stepNote(-1),
    accept: () => chooseByKey('accept'),
    reject: () => chooseByKey('reject'),
    otherwise: () => chooseByKey('otherwise'),
    rule: () => note && setDialog({rule: note}),
    undo: () => void undo(),
    approve: () => (selected === undefined ? start() : void approve()),
    nextArticle: () => step(1),
    previousArticle: () => step(-1),
    search: () => document.getElementById('query')?.focus(),
    finish: () => setDialog('finish'),
    help: () => setDialog('help')
  }
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const name = meaningOf(event)
      if (!name) return
      event.preventDefault()
      latest.current[name]()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  const onDo = useCallback((name: KeyName) => latest.current[name](), [])

  if (!listing) return <p class="waiting">{isLinked ? 'Loading …' : stopped}</p>
  const place = shown.findIndex(item => item.index === selected) + 1
  return (
    <>
      <Header items={items} isLinked={isLinked} stopped={stopped} onDo={onDo} />
      <div class={`panes ${selected === undefined ? 'at-list' : 'at-article'}`}>
        <aside>
          <Tools items={items} shown={shown.length} filter={filter} onChange={setFilter} />
          <List items={shown} selected={selected} />
        </aside>
        <main>
          {selected === undefined ? (
            <Home
              listing={listing}
              rule={filter.rule}
              onRule={rule => setFilter({...filter, rule: filter.rule === rule ? '' : rule})}
              onStart={start}
            />
          ) : opened?.item.index === selected ? (
            <Article
              opened={opened}
              place={place > 0 ? `${place} of ${shown.length}` : 'not on the filtered list'}
              current={note?.number}
              onChoose={(about, choice) => void choose(about, choice)}
              onRule={about => setDialog({rule: about})}
              onSelect={about => setCurrent(about.fingerprint)}
              onDo={onDo}
            />
          ) : (
            <p class="waiting">{listing.items[selected] ? 'Loading …' : 'There is no such article'}</p>
          )}
        </main>
      </div>
      <p class="toast" role="status">
        {message}
      </p>
      {dialog === 'help' && <Help onClose={() => setDialog(undefined)} />}
      {dialog === 'finish' && (
        <Finish listing={listing} onFinish={() => void finish()} onClose={() => setDialog(undefined)} />
      )}
      {typeof dialog === 'object' && (
        <RuleDialog
          note={dialog.rule}
          onChoose={(choice, everywhere) => void chooseRule(dialog.rule, choice, everywhere)}
          onClose={() => setDialog(undefined)}
        />
      )}
    </>
  )
}

/** How long what happened last stays on the page, in milliseconds. */
const told = 6000

const done: Readonly<Record<Choice, string>> = {
  accept: 'Accepted',
  reject: 'Rejected',
  otherwise: 'Other reading taken'
}

const stopped =
  'The review has been stopped. All decisions are kept: start the same command again and open its new address.'

function notesOf({story}: Opened): NoteModel[] {
  return story.blocks.flatMap(block => block.notes)
}

function isOpen(note: NoteModel, opened: Opened | undefined): boolean {
  return note.choice === undefined && opened !== undefined && note.number in opened.accepts
}

/** The next change that nobody has decided about, from a note on, and from the top again. */
function nextOpen(notes: readonly NoteModel[], from: NoteModel, opened: Opened): NoteModel | undefined {
  const at = notes.indexOf(from)
  return [...notes.slice(at + 1), ...notes.slice(0, at)].find(one => isOpen(one, opened))
}
