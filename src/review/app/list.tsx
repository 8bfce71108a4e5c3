import {useLayoutEffect, useMemo, useRef, useState} from 'preact/hooks'
import {Kept} from '../../report/html/components/text.js'
import {Verdict} from '../../report/html/components/story.js'
import type {Item} from '../protocol.js'

/** Rows drawn beyond the visible ones, on either side. */
const margin = 8

/** The articles: of thousands only the rows in view are drawn. */
export function List({items, selected}: {readonly items: readonly Item[]; readonly selected: number | undefined}) {
  const box = useRef<HTMLDivElement>(null)
  const {height, top, room} = useScroll(box)
  const first = Math.max(0, Math.floor(top / height) - margin)
  const last = Math.min(items.length, Math.ceil((top + room) / height) + margin)
  const folder = useMemo(() => commonFolder(items), [items])
  const place = items.findIndex(item => item.index === selected)

  useLayoutEffect(() => {
    const element = box.current
    if (!element || place === -1) return
    if (place * height < element.scrollTop) element.scrollTop = place * height
    const bottom = (place + 1) * height - element.clientHeight
    if (bottom > element.scrollTop) element.scrollTop = bottom
  }, [place, height])

  const step = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const link = (event.target as HTMLElement).closest('a')
    const next = Number(link?.dataset['place']) + by
    if (by === 0 || !link || next < 0 || next >= items.length) return
    event.preventDefault()
    const element = box.current
    if (!element) return
    if (next * height < element.scrollTop) element.scrollTop = next * height
    if ((next + 1) * height > element.scrollTop + element.clientHeight)
      element.scrollTop = (next + 1) * height - element.clientHeight
    requestAnimationFrame(() => element.querySelector<HTMLElement>(`[data-place="${next}"]`)?.focus())
  }

  return (
    <nav class="list" aria-label="Articles" ref={box} onKeyDown={step}>
      <ol style={{height: `${items.length * height}px`}}>
        {items.slice(first, last).map((item, index) => (
          <li
            key={item.index}
            style={{top: `${(first + index) * height}px`}}
            aria-setsize={items.length}
            aria-posinset={first + index + 1}
          >
            <Row
              item={item}
              name={item.name.slice(folder.length)}
              place={first + index}
              isSelected={item.index === selected}
            />
          </li>
        ))}
      </ol>
      {items.length === 0 && <p class="waiting">No article matches</p>}
    </nav>
  )
}

interface RowProps {
  readonly item: Item
  /** Below the folder that all share. */
  readonly name: string
  readonly place: number
  readonly isSelected: boolean
}

function Row({item, name, place, isSelected}: RowProps) {
  const {index, verdict, applied, suggested, reported, changes, open} = item
  return (
    <a href={`#/${index}`} data-place={place} aria-current={isSelected ? 'page' : undefined} title={item.name}>
      <span class="line">
        <span class="name" dir="auto">
          <Kept text={name} />
        </span>
        <span class="state">{changes === 0 ? '' : open === 0 ? '✓ done' : `${open} open`}</span>
      </span>
      <span class="facts">
        <Verdict verdict={verdict} />
        <span>{applied} applied</span>
        {suggested > 0 && <span>{suggested} suggested</span>}
        {reported > 0 && <span>{reported} reported</span>}
      </span>
    </a>
  )
}

/** What stands before all names, up to a slash. */
function commonFolder(items: readonly Item[]): string {
  const [first, ...others] = items.map(item => item.name)
  let folder = first?.slice(0, first.lastIndexOf('/') + 1) ?? ''
  for (const name of others) {
    while (!name.startsWith(folder)) folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1)
  }
  return folder
}

/** Where a list stands, and how high a row is: as the size of letters has it. */
function useScroll(box: {readonly current: HTMLElement | null}) {
  const [state, setState] = useState({height: 64, top: 0, room: 800})
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return undefined
    const update = () => {
      const height = 4 * parseFloat(getComputedStyle(document.documentElement).fontSize)
      setState({height, top: element.scrollTop, room: element.clientHeight})
    }
    const observer = new ResizeObserver(update)
    observer.observe(element)
    element.addEventListener('scroll', update, {passive: true})
    update()
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', update)
    }
  }, [box])
  return state
}
