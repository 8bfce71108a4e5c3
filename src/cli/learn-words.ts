import path from 'node:path'
import {visible} from '../report/visible.js'
import type {PackLine, PackSite} from '../learn/pack.js'
import {count, figure} from '../report/words.js'

/** What was learned, site by site, for a person. */
export function describeSites(sites: readonly PackSite[]): string {
  return sites.length === 0 ? 'No articles\n' : sites.map(describeSite).join('\n')
}

function describeSite({site, articles, minimum, shortBy, lines}: PackSite): string {
  const short = shortBy > 0 && lines.length > 0 ? `; counts may be up to ${shortBy} short` : ''
  const head = `${visible(site)}: ${count(articles, 'article')}, ${count(lines.length, 'line')} in ${minimum} or more${short}\n`
  const width = figure(lines[0]?.articles ?? 0).length
  return head + lines.map(line => `  ${describeLine(line, width)}\n`).join('')
}

function describeLine({form, articles, share, place, example, note}: PackLine, width: number): string {
  const percent = `${(share * 100).toFixed(1)} %`
  const columns = [figure(articles).padStart(width), percent.padStart(7), place.padEnd(6), visible(form)]
  return `${columns.join('  ')}  (${note === undefined ? '' : `${note}; `}e.g. ${visible(example)})`
}

/** Where the rules are and how they become more than suggestions. */
export function howToAccept(out: string, files: readonly string[]): string {
  return [
    ...files.map(file => `Rule: ${path.join(out, file)}`),
    'They only suggest. To accept one: look through the table beside it (.tsv), delete the lines that belong to the articles,',
    `set \`status: stable\` in the rule, and name \`${out}\` under \`packs\` in copydesk.config.yml.`,
    ''
  ].join('\n')
}
