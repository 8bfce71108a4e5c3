/**
 * Measures `copydesk learn` on articles that it makes itself: what was planted and found, what was offered and is news, how much memory
 * it took. One pass over standard input, so nothing large is written.
 *
 *     npm run learn-eval -- [--articles 200000] [--sites 40] [--seed 1] [--show 50]
 */
import {spawn} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {Readable} from 'node:stream'
import {parseArgs} from 'node:util'
import {foldLine, normalizeLine} from '../src/detect/leftover-line/fold.js'
import {linePattern} from '../src/detect/leftover-line/pattern.js'
import {ruleIds} from '../src/learn/pack.js'
import {fill, type Place} from './learn/lines.js'
import {Random} from './random.js'
import {isVaried, makeArticle, makeSite, type Recurring, type Site} from './learn/sites.js'

const {values} = parseArgs({
  options: {
    articles: {type: 'string', default: '200000'},
    sites: {type: 'string', default: '40'},
    seed: {type: 'string', default: '1'},
    show: {type: 'string', default: '0'}
  }
})
const random = new Random(Number(values.seed))
const sites = Array.from({length: Number(values.sites)}, (_, index) => makeSite(index, random))
const folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-learn-'))
try {
  const peak = await learn()
  evaluate()
  console.log(`${values.articles} articles of ${sites.length} sites, seed ${values.seed}; peak memory ${peak} MB`)
} finally {
  rmSync(folder, {recursive: true})
}

function* articles(): Generator<string> {
  const copies = new Map<Site, string>()
  for (let id = 1; id <= Number(values.articles); id++) {
    const site = random.pick(sites)
    // Every hundredth article is posted again and again.
    const text = random.chance(0.01) ? (copies.get(site) ?? makeArticle(site, random)) : makeArticle(site, random)
    if (!copies.has(site) || random.chance(0.0005)) copies.set(site, text)
    yield `${JSON.stringify({id, site: site.name, text})}\n`
  }
}

/** @returns Peak resident memory of the command, in MB of 1,000,000 bytes. */
async function learn(): Promise<number> {
  const tellPeak = `data:text/javascript,process.on('exit',()=>console.error('peak',process.resourceUsage().maxRSS))`
  const args = ['--import', tellPeak, 'dist/cli/main.js', 'learn', '-', '--site-field', 'site', '--out', folder]
  const child = spawn(process.execPath, args, {stdio: 'pipe'})
  let told = ''
  child.stderr.setEncoding('utf8').on('data', chunk => (told += String(chunk)))
  let shown = ''
  child.stdout.setEncoding('utf8').on('data', chunk => (shown += String(chunk)))
  Readable.from(articles()).pipe(child.stdin)
  const status = await new Promise(resolve => child.on('close', resolve))
  const peak = /^peak (\d+)$/mu.exec(told)?.[1]
  if (status !== 0 || peak === undefined) throw new Error(`learn failed: ${told}`)
  const short = Array.from(shown.matchAll(/up to (\d+) short/gu), match => Number(match[1]))
  console.log(`counts are short by at most ${Math.max(0, ...short)} articles`)
  return Math.round((Number(peak) * 1024) / 1_000_000)
}

interface Offer {
  readonly form: string
  readonly articles: number
  readonly place: string
  readonly note: string
}

function evaluate(): void {
  const ids = ruleIds(sites.map(({name}) => name))
  const files = readdirSync(folder).filter(name => name.endsWith('.tsv'))
  const groups = new Map<string, {planted: number; found: number}>()
  const wrong = new Map<string, number>()
  const missed: string[] = []
  const counts = {offered: 0, right: 0, standing: 0, marked: 0}
  for (const [index, site] of sites.entries()) {
    const file = `${ids[index]}.tsv`
    const offers = files.includes(file) ? offersOf(file) : []
    for (const one of site.planted) {
      const isFound = offers.some(offer => says(offer, one, site))
      tally(groups, one, isFound)
      if (!isFound) missed.push(`${one.place}, ${(100 * one.share).toFixed(1)} %: ${one.text}`)
    }
    for (const offer of offers) {
      counts.offered++
      const isStanding = site.standing.some(one => says(offer, one, site))
      if (isStanding) counts.standing++
      if (isStanding && offer.note.includes('reads like prose')) counts.marked++
      if (isStanding || site.planted.some(one => says(offer, one, site))) counts.right++
      else wrong.set(offer.form, (wrong.get(offer.form) ?? 0) + 1)
    }
  }
  for (const line of missed.sort().slice(0, Number(values.show))) console.log(`missed: ${line}`)
  print(groups, wrong, counts)
}

function offersOf(file: string): Offer[] {
  const rows = readFileSync(path.join(folder, file), 'utf8').split('\n').slice(1, -1)
  return rows.map(row => {
    const [form = '', count = '', , place = '', , note = ''] = row.split('\t')
    return {form, articles: Number(count), place, note}
  })
}

/** Whether a line offered is the one planted: equal to it, and for one that varies, matching all of twenty new fillings of it. */
function says({form}: Offer, one: Recurring, site: Site): boolean {
  const samples = Array.from({length: isVaried(one) ? 20 : 1}, () => foldLine(fill(one.text, site.name, random)))
  if (!form.includes('{')) return isVaried(one) ? false : normalizeLine(form) === samples[0]?.toLowerCase()
  const pattern = linePattern(form)
  return samples.filter(line => pattern(line)).length >= samples.length * 0.85
}

function tally(groups: Map<string, {planted: number; found: number}>, one: Recurring, isFound: boolean): void {
  const place: Place = one.place
  const range = one.share < 0.05 ? 'under 5 %' : 'from 5 %'
  for (const name of [`${place}, ${isVaried(one) ? 'varied' : 'exact'}, ${range}`, 'all']) {
    const group = groups.get(name) ?? {planted: 0, found: 0}
    group.planted++
    if (isFound) group.found++
    groups.set(name, group)
  }
}

function print(
  groups: ReadonlyMap<string, {planted: number; found: number}>,
  wrong: ReadonlyMap<string, number>,
  {offered, right, standing, marked}: Readonly<Record<'offered' | 'right' | 'standing' | 'marked', number>>
): void {
  const rows = [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
  const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`
  console.table(
    Object.fromEntries(rows.map(([name, {planted, found}]) => [name, {planted, found, recall: share(found, planted)}]))
  )
  for (const [form, count] of wrong) console.log(`not planted, offered for ${count} sites: ${form}`)
  console.log(
    `precision ${share(right, offered)}: ${right} of ${offered} lines offered; standing paragraphs: ${standing}, marked ${marked}`
  )
}
