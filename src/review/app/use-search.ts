import {useEffect, useState} from 'preact/hooks'
import {api} from './api.js'

/** How long typing has to pause, in milliseconds. */
const pause = 120

/** Articles in which a query is found, by their index; `undefined`: nothing is asked, or not answered yet. */
export function useSearch(query: string): ReadonlySet<number> | undefined {
  const [found, setFound] = useState<ReadonlySet<number>>()
  const words = query.trim()
  useEffect(() => {
    if (words === '') return setFound(undefined)
    let isLate = false
    const timer = setTimeout(() => {
      api.search(words).then(
        indexes => !isLate && setFound(new Set(indexes)),
        () => undefined
      )
    }, pause)
    return () => {
      isLate = true
      clearTimeout(timer)
    }
  }, [words])
  return words === '' ? undefined : found
}
