/**
 * Weighs the words of pages: how much more often they stand in the lines that our rules list than in news.
 *
 *     npm run page-words -- ARTICLES.jsonl…
 *
 * The articles, one a line with its `text`, are news by people, of which nothing but the counts is kept. Lines in English of all tables but
 * those that name people are pages. Writes `rules/boilerplate/page-words.tsv`. Deterministic: the same articles give the same table.
 */
import {readFileSync, writeFileSync} from 'node:fs'
import type {Settings} from '../src/detect/leftover-line/options.js'
import {featuresOf, weightUnlisted} from '../src/detect/leftover-line/page-words.js'
import {builtinRules} from '../src/rules/builtin.js'

const table = 'rules/boilerplate/page-words.tsv'
/** Name people, agencies and figures, as news does. */
const ofNews = new Set(['byline', 'agency-credit', 'photo-credit', 'reporter-signature', 'bare-number'])
/** So often a feature stands at least in pages, or in news: a pair only counts where pages have it. */
const fewest = {page: 2, pagePair: 3, news: 25}
const most = {page: 4, news: -3}
/** Nearer to what no table has, a weight says nothing. */
const least = 0.7

const files = process.argv.slice(2)
if (files.length === 0) {
  console.error('Unexpected call without a file, expected: npm run page-words -- ARTICLES.jsonl')
  process.exit(2)
}

const listing = builtinRules.filter(({kind, id}) => kind === 'leftover-line' && !ofNews.has(id))
const pages = listing
  .flatMap(rule => (rule.options as Settings['options']).table)
  .filter(([, language]) => language === 'en')
  .map(([line]) => line.replaceAll(/\{\w+\}/gu, ' '))
const articles = files.flatMap(file =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => (JSON.parse(line) as {text: string}).text)
)
const news = articles
  .flatMap(text => text.split('\n'))
  .flatMap(line => line.trim().split(/(?<=[.!?]) (?=[A-Z"“])/u))
  .filter(sentence => sentence !== '')

const [inPages, inNews] = [countsOf(pages), countsOf(news)]
const rows = [...new Set([...inPages.keys(), ...inNews.keys()])].filter(isFrequent).sort().flatMap(rowOf)
const head = [
  `# How much more often what stands in a line stands in pages than in news: \`npm run page-words\`.`,
  `# Of ${pages.length} lines of the other tables and ${news.length} sentences of ${articles.length} articles.`,
  `# A word, a pair of words, or what a line begins with (^), and the natural logarithm of the ratio.`
]
writeFileSync(table, `${[...head, ...rows].join('\n')}\n`)
console.log(`${rows.length} weights in ${table}`)

function countsOf(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of lines) for (const one of featuresOf(line)) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

function isFrequent(feature: string): boolean {
  const [page, other] = [inPages.get(feature) ?? 0, inNews.get(feature) ?? 0]
  return feature.includes(' ') ? page >= fewest.pagePair : page >= fewest.page || other >= fewest.news
}

function rowOf(feature: string): string[] {
  const share = (count: number | undefined, all: number) => ((count ?? 0) + 0.5) / (all + 1)
  const ratio = Math.log(share(inPages.get(feature), pages.length) / share(inNews.get(feature), news.length))
  const weight = Math.max(most.news, Math.min(most.page, ratio))
  return Math.abs(weight - weightUnlisted(feature)) < least ? [] : [`${feature}\t${weight.toFixed(1)}`]
}
