import {useEffect, useState} from 'preact/hooks'

/** The article that the address names; `undefined`: the overview. */
export function useRoute(): number | undefined {
  const [route, setRoute] = useState(read)
  useEffect(() => {
    const update = () => setRoute(read())
    addEventListener('hashchange', update)
    return () => removeEventListener('hashchange', update)
  }, [])
  return route
}

export function go(article: number | undefined): void {
  location.hash = article === undefined ? '#/' : `#/${article}`
}

function read(): number | undefined {
  const [, index] = /^#\/(\d+)$/u.exec(location.hash) ?? []
  return index === undefined ? undefined : Number(index)
}
