import {createHash} from 'node:crypto'
import type {SourceProfile, Trend} from '../../trends/trends.js'
import {escape, keptText} from '../html/escape.js'
import {style as reportStyle} from '../html/style.js'
import {count} from '../words.js'
import {chart} from './chart.js'
import {trendsStyle} from './style.js'
import {brokenSources, chance, changeIn, periodNoun, short, spanOf, subjectOf, type ToldTrends} from './told.js'

/** Sources and changes on the page; the JSON has all of them. */
const mostShown = 100
/** Rules of a source. */
const mostRules = 12
/** Changes told beside a chart. */
const mostNews = 4

const style = reportStyle + trendsStyle
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`

/** One page that loads nothing and runs no script. */
export function html(told: ToldTrends): string {
  const shown = [...(told.together ? [told.together] : []), ...told.sources.slice(0, mostShown)]
  return [
    `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Copydesk trends</title>
<style>${style}</style>
</head>
<body>
`,
    header(told),
    '<main>\n',
    changes(told),
    '<section><h2>By source</h2>',
    `<p>Messages for each 1,000 words, by ${told.per}. Each chart has a scale of its own.</p>`,
    '<p class="key"><span>usual</span><span class="rose">risen</span><span class="change">changed here</span></p>',
    `<div class="sources">${shown.map((one, index) => source(one, `s${index}`, told)).join('\n')}</div>`,
    told.sources.length > mostShown
      ? `<p>${count(told.sources.length - mostShown, 'more source')} in the JSON</p>`
      : '',
    '</section>\n</main>\n',
    footer(told),
    '</body>\n</html>\n'
  ].join('')
}

function header(told: ToldTrends): string {
  const {version, runs, periods, per, articles, words, sources, versions} = told
  const broken = new Set(brokenSources(told).map(one => one.source)).size
  const figures: [string, string, boolean][] = [
    [runs === 1 ? 'run' : 'runs', runs.toLocaleString('en'), false],
    [sources.length === 1 ? 'source' : 'sources', sources.length.toLocaleString('en'), false],
    [articles === 1 ? 'article' : 'articles', articles.toLocaleString('en'), false],
    ['words', words.toLocaleString('en'), false],
    ['changes', told.trends.length.toLocaleString('en'), false],
    ['broken', broken.toLocaleString('en'), broken > 0]
  ]
  const cells = figures.map(
    ([name, value, alert]) => `<div${alert ? ' class="alert"' : ''}><dt>${name}</dt><dd>${value}</dd></div>`
  )
  return [
    '<header class="top"><div class="title"><h1>Damage over time</h1>',
    `<p class="meta">${keptText(spanOf(periods))} · ${periodNoun(per, periods.length)} · version ${escape(version)}</p></div>`,
    `<dl class="figures">${cells.join('')}</dl>`,
    versions.length > 1
      ? `<p class="meta">Runs of several versions (${escape(versions.join(', '))}): a new version may find more.</p>`
      : '',
    '</header>\n'
  ].join('')
}

function changes(told: ToldTrends): string {
  const {trends, tested} = told
  if (trends.length === 0) {
    const why =
      tested === 0
        ? 'There are too few articles to tell a change from chance.'
        : 'Nothing changed that chance does not explain.'
    return `<section><h2>What changed</h2><p>${why}</p></section>\n`
  }
  const broken = brokenSources(told)
  const sorted = [...broken, ...trends.filter(one => !broken.includes(one))].slice(0, mostShown)
  const heads = ['Source', 'What', 'Change for each 1,000 words', 'Since', 'By chance']
  return [
    '<section><h2>What changed</h2><p>Feeds whose damage as a whole rose come first.</p><div class="scroll" tabindex="0" role="region" aria-label="What changed">',
    `<table class="news-table"><thead><tr>${heads.map((head, index) => `<th scope="col"${index === 4 ? ' class="number"' : ''}>${head}</th>`).join('')}</tr></thead>`,
    `<tbody>${sorted.map(changeRow).join('\n')}</tbody></table></div>`,
    trends.length > mostShown ? `<p>${count(trends.length - mostShown, 'more change')} in the JSON</p>` : '',
    '</section>\n'
  ].join('')
}

function changeRow(trend: Trend): string {
  const {source: name, direction, since, between, q} = trend
  const range =
    between[0] === between[1] ? '' : `<span class="about">${keptText(between[0])} to ${keptText(between[1])}</span>`
  return [
    `<tr><th scope="row"><bdi>${keptText(name)}</bdi></th><td>${keptText(subjectOf(trend))}</td>`,
    `<td><span class="direction ${direction}">${direction === 'rose' ? '▲ rose' : '▼ fell'}</span>${changeIn(trend).slice(direction.length)}</td>`,
    `<td data-name="since"><span class="when">${keptText(since)}</span>${range}</td>`,
    `<td class="number" data-name="by chance">${chance(q)}</td></tr>`
  ].join('')
}

function source(
  {source: name, articles, words, all, rules}: SourceProfile,
  id: string,
  {periods, per, trends}: ToldTrends
): string {
  const own = trends.filter(one => one.source === name).sort((a, b) => (a.since < b.since ? -1 : 1))
  const overall = own.filter(one => one.rule === undefined)
  const byRule = own.filter(one => one.rule !== undefined)
  const news = [...overall, ...byRule].slice(0, mostNews)
  return [
    `<article class="source" aria-labelledby="${id}h"><h3 id="${id}h"><bdi>${keptText(name)}</bdi></h3>`,
    `<p class="meta">${count(articles, 'article')} · ${count(words, 'word')} · ${short(all.rate)} for each 1,000 words</p>`,
    chart(id, name, periods, all.rates, overall),
    news.length > 0 ? `<ul class="news">${news.map(newsItem).join('')}</ul>` : '',
    rulesTable(rules.slice(0, mostRules), name),
    `<details><summary>Numbers by ${per}</summary><div class="scroll" tabindex="0" role="region" aria-label="Numbers by ${per}"><table><thead><tr><th scope="col">${per}</th><th scope="col" class="number">per 1,000 words</th></tr></thead><tbody>`,
    ...periods.map((period, index) => {
      const rate = all.rates[index]
      return `<tr><th scope="row">${keptText(period)}</th><td class="number">${rate === undefined ? 'no articles' : short(rate)}</td></tr>`
    }),
    '</tbody></table></div></details></article>'
  ].join('')
}

function newsItem(trend: Trend): string {
  return `<li>${keptText(`${subjectOf(trend)} ${trend.direction} from ${trend.since}`)}</li>`
}

function rulesTable(rules: SourceProfile['rules'], name: string): string {
  if (rules.length === 0) return ''
  const rows = rules.map(
    ({rule = '', messages, rate}) =>
      `<tr><th scope="row">${keptText(rule)}</th><td class="number">${messages.toLocaleString('en')}</td><td class="number">${short(rate)}</td></tr>`
  )
  return [
    `<details><summary>By rule</summary><div class="scroll" tabindex="0" role="region" aria-label="${escape(`${name} by rule`)}">`,
    '<table><thead><tr><th scope="col">rule</th><th scope="col" class="number">messages</th><th scope="col" class="number">per 1,000 words</th></tr></thead>',
    `<tbody>${rows.join('')}</tbody></table></div></details>`
  ].join('')
}

function footer({tested}: ToldTrends): string {
  return [
    '<footer><p>How changes are told from chance: for each source and rule the split of time with the largest Poisson likelihood ratio is looked for ',
    '(Worsley 1986); its chance is that of the exact conditional test of two rates (Przyborowski and Wilenski 1940), with counts divided by ',
    'their dispersion between articles and periods, and multiplied by the number of splits. ',
    `Of all ${count(tested, 'pair')} of source and rule with enough articles, those are told of which at most 5 % are expected to be chance `,
    '(Benjamini and Hochberg 1995), if the rate is 1.5 times what it was, or less than two thirds.</p>',
    '<p>Under a date that is not certain stands the span in which it lies with 95 % confidence.</p></footer>\n'
  ].join('')
}
