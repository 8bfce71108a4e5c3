import {createHash} from 'node:crypto'
import {cutSources} from '../../cluster/cut.js'
import {type Plan, PlanFolder} from '../../cluster/plan.js'
import {settingsKey} from '../../run/settings-key.js'
import {version} from '../../version.js'
import {stampOf} from '../../write/stamp.js'
import type {PlanOptions} from './options.js'
import {loadRedis, loadShardQueue, redisUrl, tellLine} from './queue.js'
import {UsageError} from '../failure.js'
import {openSession, type Session} from '../session.js'
import {writeStdout} from '../standard-streams.js'
import {mirror} from '../targets.js'
import {count} from '../../report/words.js'

/** Cut the input into shards, and queue those that are not finished. */
export async function plan(paths: readonly string[], options: PlanOptions): Promise<number> {
  if (paths.includes('-')) throw new UsageError('Unexpected `-`, expected files: workers read them by themselves')
  const queue = options.queue ? await openQueue(redisUrl(options)) : undefined
  const session = await openSession(paths, {...options, workers: 'auto'}, 'mirror')
  mirror(session.found, options.out)
  const folder = new PlanFolder(options.out)
  const run = runName(session, folder, options)
  const known = folder.exists ? folder.read() : undefined
  if (known && known.run !== run && !options.force) {
    throw new UsageError(
      `Unexpected folder \`${options.out}\` with another plan, expected the same input and settings; --force replaces it`
    )
  }
  if (known && known.run !== run) {
    await queue?.drop(known)
    folder.remove()
  }
  const planned = known?.run === run ? known : await write(folder, run, session, options)
  for (const {path, problem} of planned.problems) tellLine(`${path}: ${problem}`)
  const waiting = await queue?.fill(planned, folder)
  await writeStdout(described(options.out, planned, waiting))
  return planned.problems.length > 0 ? 2 : 0
}

async function openQueue(url: string) {
  const [{connect}, {fillQueue, openQueue}] = await Promise.all([loadRedis(), loadShardQueue()])
  const connection = await connect(url, tellLine)
  const using = async <Value>(plan: Plan, use: (queue: ReturnType<typeof openQueue>) => Promise<Value>) => {
    const queue = openQueue(plan, connection, error => tellLine(error.message))
    return use(queue).finally(() => queue.close())
  }
  return {
    fill: (plan: Plan, folder: PlanFolder) => using(plan, queue => fillQueue(queue, folder)),
    drop: (plan: Plan) => using(plan, queue => queue.obliterate({force: true}))
  }
}

/** By all that bears on the shards and their outputs: the same command finds its plan again. */
function runName({recipe, fields, found}: Session, {out}: PlanFolder, {shardSize}: PlanOptions): string {
  const hash = createHash('sha256')
  hash.update(JSON.stringify([settingsKey(recipe, version()), fields, out, shardSize]))
  for (const source of found.sources) hash.update(JSON.stringify([source, stampOf(source.path)]))
  return hash.digest('hex').slice(0, 12)
}

function write(folder: PlanFolder, run: string, session: Session, {shardSize}: PlanOptions): Promise<Plan> {
  const {recipe, fields, found} = session
  const plan = {
    version: 1 as const,
    run,
    settings: settingsKey(recipe, version()),
    copydesk: version(),
    base: process.cwd(),
    recipe,
    fields,
    problems: found.problems
  }
  return folder.write(plan, cutSources(found.sources, shardSize, run))
}

function described(out: string, {shards, bytes}: Plan, waiting: number | undefined): string {
  const size = bytes < 1e5 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
  const state =
    waiting === undefined
      ? `Work: copydesk cluster work ${out} --shard i/n`
      : `${count(waiting, 'shard')} in the queue\nWork: copydesk cluster work ${out}`
  return `${count(shards, 'shard')} of ${size}\n${state}\n`
}
