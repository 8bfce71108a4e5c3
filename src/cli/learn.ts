import path from 'node:path'
import {loadConfiguration} from '../config/load.js'
import {allRules} from '../config/own-rules.js'
import {Learner, type LearnedLine, type LearnedSite, mostSites} from '../learn/learner.js'
import type {PackSite} from '../learn/pack.js'
import {findMessages} from '../pipeline.js'
import {loadViewsFor, readableText} from '../pipeline/markup.js'
import {isSingle} from '../read/containers/index.js'
import {readPieces, type RecordPiece, unreadableIn} from '../read/piece.js'
import type {Source} from '../read/source.js'
import type {Rule} from '../rules/rule.js'
import {Progress} from '../run/progress.js'
import type {Unreadable} from '../types.js'
import {visible} from '../report/visible.js'
import {UsageError} from './failure.js'
import {fieldsOf, findInput, type Found} from './input.js'
import {describeSites, howToAccept} from './learn-words.js'
import type {LearnOptions} from './options/learn.js'
import {openPackFolder, writePack} from './pack-folder.js'
import {writeStdout} from './standard-streams.js'
import {placeOf} from './words.js'

/** Find the lines that recur across the articles of a site, and write them as rules that a person may accept. */
export async function learn(paths: readonly string[], options: LearnOptions): Promise<number> {
  const configuration = await loadConfiguration(process.cwd(), options.config)
  const rules = await allRules(configuration)
  if (options.out !== undefined) await openPackFolder(options.out)
  const {learner, failed} = await readAll(await findInput(paths, options, configuration), options)
  const leftovers = rules.filter(rule => rule.kind === 'leftover-line')
  const sites = learner.sites(options.minArticles).map(site => withNotes(site, leftovers))
  await writeStdout(describeSites(sites))
  if (options.out !== undefined) {
    const written = await writePack(options.out, sites, options.force === true)
    if (options.quiet !== true && written.length > 0) process.stderr.write(howToAccept(options.out, written))
  }
  return failed > 0 ? 2 : 0
}

async function readAll({found: {sources, problems}, stdin}: Found, options: LearnOptions) {
  const learner = new Learner()
  const total = sources.every(isSingle) ? sources.length : undefined
  const progress = new Progress(process.stderr.isTTY && options.quiet !== true ? process.stderr : undefined, total)
  const fields = fieldsOf(options)
  let failed = 0
  const fail = (unreadable: Unreadable): void => {
    failed++
    progress.clear()
    process.stderr.write(`${visible(`${placeOf(unreadable)}: ${unreadable.problem}`)}\n`)
  }
  problems.forEach(fail)
  for (const source of sources) {
    for await (const piece of readPieces(source, fields, stdin)) {
      if (piece.type === 'record') {
        await loadViewsFor(piece.slots.map(slot => slot.article))
        take(learner, piece, source, options)
      }
      unreadableIn(piece).forEach(fail)
      progress.step()
    }
  }
  progress.clear()
  return {learner, failed}
}

function take(learner: Learner, piece: RecordPiece, source: Source, options: LearnOptions): void {
  const {siteField = ''} = options
  const site = piece.told?.[siteField] ?? siteOf(source, options)
  if (piece.slots.every(({article}) => learner.add(site, {...article, text: readableText(article)}))) return
  throw new UsageError(
    `Unexpected site number ${mostSites + 1}, expected at most ${mostSites}: --site-field names what few articles share`
  )
}

/** The first folder below the one given; the one given, for what lies in it. */
function siteOf({path: file, below}: Source, {siteFolder, siteField}: LearnOptions): string {
  if (siteFolder !== true || below === '-') return siteField === undefined ? 'all' : 'unnamed'
  const [first = '', ...rest] = below.split(path.sep)
  return rest.length > 0 ? first : path.basename(path.dirname(path.resolve(file)))
}

function withNotes(site: LearnedSite, leftovers: readonly Rule[]): PackSite {
  return {...site, lines: site.lines.map(line => ({...line, ...notesOf(line, leftovers)}))}
}

function notesOf({line, isStanding}: LearnedLine, leftovers: readonly Rule[]): {readonly note?: string} {
  const known = findMessages(line, leftovers)[0]?.ruleId
  const notes = [...(isStanding ? ['reads like prose'] : []), ...(known === undefined ? [] : [`known to ${known}`])]
  return notes.length === 0 ? {} : {note: notes.join(', ')}
}
