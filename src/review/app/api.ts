import type {
  Answer,
  ApproveRequest,
  DecideRequest,
  FinishState,
  Listing,
  Notice,
  Opened,
  RuleRequest
} from '../protocol.js'

/** The server answered that it could not do what it was asked to. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

export const api = {
  articles: () => get<Listing>('articles'),
  article: (index: number) => get<Opened>(`articles/${index}`),
  search: (query: string) => get<number[]>(`search?q=${encodeURIComponent(query)}`),
  decide: (request: DecideRequest) => post<Answer>('decide', request),
  rule: (request: RuleRequest) => post<Answer>('rule', request),
  approve: (request: ApproveRequest) => post<Answer>('approve', request),
  undo: () => post<Answer>('undo', {}),
  finish: () => post<FinishState>('finish', {})
}

/**
 * Hear what other tabs do.
 *
 * @param onLink Whether the server can be reached, each time that changes.
 */
export function listen(onNotice: (notice: Notice) => void, onLink: (isLinked: boolean) => void): () => void {
  const events = new EventSource('api/events')
  events.onopen = () => onLink(true)
  events.onerror = () => onLink(false)
  events.onmessage = ({data}) => onNotice(JSON.parse(String(data)) as Notice)
  return () => events.close()
}

function get<T>(what: string): Promise<T> {
  return answer<T>(fetch(`api/${what}`))
}

function post<T>(what: string, request: object): Promise<T> {
  const headers = {'Content-Type': 'application/json'}
  return answer<T>(fetch(`api/${what}`, {method: 'POST', headers, body: JSON.stringify(request)}))
}

async function answer<T>(request: Promise<Response>): Promise<T> {
  const response = await request
  if (response.ok) return (await response.json()) as T
  const told = (await response.json().catch(() => ({}))) as {problem?: string}
  throw new Refusal(told.problem ?? `Unexpected answer ${response.status}`)
}
