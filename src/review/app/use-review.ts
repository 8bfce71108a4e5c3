import {useCallback, useEffect, useRef, useState} from 'preact/hooks'
import type {Answer, Item, Listing, Notice, Opened} from '../protocol.js'
import {api, listen, Refusal} from './api.js'

/** What the page knows, and what it asks the server for. */
interface ReviewState {
  readonly listing: Listing | undefined
  readonly opened: Opened | undefined
  /** Whether the server can be reached. */
  readonly isLinked: boolean
  /** What happened last, for a person. */
  readonly message: string
  readonly tell: (message: string) => void
  /** Ask for something that changes articles; tells what went wrong. */
  readonly ask: (request: () => Promise<Answer>) => Promise<Answer | undefined>
  readonly finish: () => Promise<void>
}

export function useReview(selected: number | undefined): ReviewState {
  const [listing, setListing] = useState<Listing>()
  const [opened, setOpened] = useState<Opened>()
  const [isLinked, setLinked] = useState(true)
  const [message, tell] = useState('')
  const at = useRef({selected, opened})
  at.current = {selected, opened}

  const attempt = useCallback(async <T>(request: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await request()
    } catch (error) {
      if (error instanceof Refusal) tell(error.message)
      else setLinked(false)
      return undefined
    }
  }, [])

  const take = useCallback((next: Opened) => {
    setListing(known => known && {...known, items: merged(known.items, [next.item])})
    if (next.item.index === at.current.selected) setOpened(next)
  }, [])

  const load = useCallback(async (index: number) => {
    const next = await attempt(() => api.article(index))
    if (next) take(next)
  }, [])

  const refresh = useCallback(async () => {
    const next = await attempt(() => api.articles())
    if (next) setListing(next)
    if (at.current.selected !== undefined) await load(at.current.selected)
  }, [])

  const hear = useCallback((notice: Notice) => {
    if (notice.type === 'finish') return setListing(known => known && {...known, finish: notice.finish})
    setListing(known => known && {...known, items: merged(known.items, notice.items)})
    const {opened: shown} = at.current
    const news = notice.items.find(item => item.index === shown?.item.index)
    if (shown && news && news.version > shown.item.version) void load(news.index)
  }, [])

  useEffect(() => {
    let wasLinked = false
    return listen(hear, isNow => {
      setLinked(isNow)
      // What happened while nobody listened.
      if (isNow && !wasLinked) void refresh()
      wasLinked = isNow
    })
  }, [])

  useEffect(() => {
    setOpened(undefined)
    if (selected !== undefined) void load(selected)
  }, [selected])

  const ask = useCallback(async (request: () => Promise<Answer>) => {
    const answer = await attempt(request)
    if (answer?.opened) take(answer.opened)
    if (answer && answer.conflicts > 0)
      tell('Decided otherwise in another tab meanwhile: shown now, nothing was overwritten')
    return answer
  }, [])

  // How it goes is told to all tabs.
  const finish = useCallback(async () => void (await attempt(() => api.finish())), [])

  return {listing, opened, isLinked, message, tell, ask, finish}
}

/** Newer states of items in their places; an older one that comes late is passed over. */
function merged(items: readonly Item[], news: readonly Item[]): readonly Item[] {
  const next = [...items]
  for (const item of news) {
    const known = next[item.index]
    if (known && known.version <= item.version) next[item.index] = item
  }
  return next
}
