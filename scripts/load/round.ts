import {markOf, textOf} from './texts.js'

/** What became of the requests of a round. */
interface Tally {
  answers: number
  refused: number
  /** Bytes of all articles. */
  bytes: number
  /** What should not have been: lost answers, answers to another request, other statuses. */
  readonly mistakes: string[]
}

interface Load {
  readonly url: string
  readonly requests: number
  readonly concurrency: number
  readonly key?: string
}

/** One in twenty is garbage, and every article says which one it is. */
export async function round({url, requests, concurrency, key}: Load): Promise<Tally> {
  const tally: Tally = {answers: 0, refused: 0, bytes: 0, mistakes: []}
  let next = 0
  const client = async () => {
    for (let number = next++; number < requests; number = next++) {
      await ask(number, tally, {url, key}).catch((error: unknown) => tally.mistakes.push(`${number}: ${String(error)}`))
    }
  }
  await Promise.all(Array.from({length: concurrency}, client))
  return tally
}

async function ask(number: number, tally: Tally, to: {url: string; key: string | undefined}): Promise<void> {
  const isGarbage = number % 20 === 7
  const text = textOf(number)
  const id = `article-${number}`
  const body = isGarbage ? garbage[number % garbage.length] : JSON.stringify({id, text})
  const response = await fetch(`${to.url}/v1/clean`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', ...(to.key !== undefined && {Authorization: `Bearer ${to.key}`})},
    ...(body !== undefined && {body})
  })
  const answer = (await response.json()) as {id?: string; output?: {text: string}; detail?: string}
  tally.answers++
  tally.bytes += isGarbage ? 0 : text.length
  if (isGarbage) {
    tally.refused++
    if (response.status !== 400) tally.mistakes.push(`${number}: status ${response.status} for garbage`)
  } else if (response.status !== 200) tally.mistakes.push(`${number}: ${response.status} ${answer.detail ?? ''}`)
  else if (answer.id !== id || !answer.output?.text.startsWith(markOf(number)))
    tally.mistakes.push(`${number}: the answer of ${answer.id ?? 'nobody'}`)
}

const garbage = ['{', '{"text":5}', '[]', '', '{"txt":"x"}', '\u0000\u0001', '{"text":"a","type":"pdf"}']
