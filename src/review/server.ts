import {type Context, Hono} from 'hono'
import {bodyLimit} from 'hono/body-limit'
import {HTTPException} from 'hono/http-exception'
import {streamSSE} from 'hono/streaming'
import type {z} from 'zod'
import {reviewStyle} from './style.js'
import {script} from './assets.js'
import {Finishing} from './finishing.js'
import {gate} from './gate.js'
import {page} from './page.js'
import {
  approveSchema,
  decideSchema,
  type Finished,
  type Listing,
  type Notice,
  ruleSchema,
  undoSchema
} from './protocol.js'
import type {Review} from './review.js'

interface AppOptions {
  readonly token: string
  /** What `Host` may be. */
  readonly hosts: readonly string[]
  readonly review: Review
  /** As a person calls it. */
  readonly out: string
  readonly decisions: string
  /** @param step Is called after each article. */
  readonly finish: (step: () => void) => Promise<Finished>
}

/** No request of the page is longer. */
const largestRequest = 1 << 16

/** The page and what it asks for. No path of a request leads to a file: articles are named by their number. */
export function createApp({token, hosts, review, out, decisions, finish}: AppOptions): Hono {
  const app = new Hono().basePath(`/${token}`)
  const outer = new Hono().use(gate(token, hosts)).use(bodyLimit({maxSize: largestRequest}))
  const finishing = new Finishing(finish)
  const text = (type: string, body: () => string) => (context: Context) =>
    context.body(body(), 200, {'Content-Type': `text/${type}; charset=utf-8`})

  // With its slash, which relative addresses on the page start from.
  outer.get(
    `/${token}/`,
    text('html', () => page)
  )
  app.get('/app.js', text('javascript', script))
  app.get(
    '/app.css',
    text('css', () => reviewStyle)
  )

  app.get('/api/articles', async context => {
    await review.refresh()
    const listing: Listing = {
      items: review.items,
      unreadable: review.unreadable,
      out,
      decisions,
      finish: finishing.state
    }
    return context.json(listing)
  })
  app.get('/api/articles/:index{[0-9]{1,9}}', context => {
    const opened = review.open(Number(context.req.param('index')))
    return opened ? context.json(opened) : context.notFound()
  })
  app.get('/api/search', context => context.json(review.search(context.req.query('q') ?? '')))

  app.post('/api/decide', async context => context.json(await review.decide(await asked(context, decideSchema))))
  app.post('/api/rule', async context => context.json(await review.decideRule(await asked(context, ruleSchema))))
  app.post('/api/approve', async context => context.json(await review.approve(await asked(context, approveSchema))))
  app.post('/api/undo', async context => {
    await asked(context, undoSchema)
    return context.json(await review.undo())
  })
  app.post('/api/finish', async context => {
    await asked(context, undoSchema)
    finishing.start()
    return context.json(finishing.state)
  })
  app.get('/api/events', context =>
    streamSSE(context, async stream => {
      const send = (notice: Notice) => void stream.writeSSE({data: JSON.stringify(notice)})
      const stops = [
        review.listen(items => send({type: 'items', items})),
        finishing.listen(state => send({type: 'finish', finish: state}))
      ]
      stream.onAbort(() => stops.forEach(stop => stop()))
      while (!stream.aborted) {
        await review.refresh()
        await stream.sleep(heartbeat)
        await stream.write(': \n\n')
      }
    })
  )
  return outer.route('/', app).onError(told)
}

/** How often a tab is told that the server is there, and the file is looked at for what another review has added, in milliseconds. */
const heartbeat = 2000

async function asked<T>(context: Context, schema: z.ZodType<T>): Promise<T> {
  const type = context.req.header('content-type')?.split(';')[0]
  if (type !== 'application/json') throw refusal('Unexpected content type, expected application/json')
  const body: unknown = await context.req.json().catch(() => undefined)
  const checked = schema.safeParse(body)
  if (!checked.success) throw refusal('Unexpected request, expected what the page sends')
  return checked.data
}

function refusal(message: string): HTTPException {
  return new HTTPException(400, {message})
}

function told(error: Error, context: Context): Response {
  return context.json({problem: error.message}, error instanceof HTTPException ? error.status : 500)
}
