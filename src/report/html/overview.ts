import type {Summary} from '../../types.js'
import {certifiedRun} from '../certified.js'
import type {ReportSettings} from '../reporter.js'
import {count} from '../words.js'
import {escape, keptText, sentence} from './escape.js'

/** A held article on the list at the top. */
export interface Held {
  readonly id: string
  readonly name: string
  readonly reason: string
}

/** Rules in the chart before the rest is folded away. */
const shownRules = 10

/** Figures, damage by rule and what is held: known last, shown first. */
export function overview(summary: Summary, held: readonly Held[], {version, fix}: ReportSettings): string {
  return [
    '<header id="overview"><div class="title"><h1>Copydesk report</h1>',
    `<p class="meta">${fix === 'safe' ? 'Safe repairs' : 'Safe repairs and suggestions'} · version ${escape(version)}</p></div>`,
    figures(summary),
    `<p class="meta certificate">Certificate: ${certifiedRun(summary.certificate).map(sentence).join(' · ')}</p>`,
    '<div class="panels">',
    heldPanel(summary, held),
    chart(summary),
    '</div></header>\n'
  ].join('')
}

function figures({articles, changed, verdicts, decisions, unreadable}: Summary): string {
  const all: [string, number, string][] = [
    ['articles', articles, ''],
    ['changed', changed, ''],
    ['repairs', decisions.apply, ''],
    ['suggestions', decisions.suggest, ''],
    ['held', verdicts.hold, verdicts.hold > 0 ? ' class="alert"' : ''],
    ['unreadable', unreadable, unreadable > 0 ? ' class="alert"' : '']
  ]
  const cells = all.map(
    ([name, number, alert]) => `<div${alert}><dt>${name}</dt><dd>${number.toLocaleString('en')}</dd></div>`
  )
  return `<dl class="figures">${cells.join('')}</dl>`
}

function heldPanel({verdicts}: Summary, held: readonly Held[]): string {
  if (held.length === 0) return ''
  const more = verdicts.hold - held.length
  const rows = held.map(
    ({id, name, reason}) => `<li><a href="#${id}"><bdi>${keptText(name)}</bdi></a><p>${sentence(reason)}</p></li>`
  )
  return [
    '<section class="panel held"><h2>Held for a person</h2><ul>',
    ...rows,
    more > 0 ? `<li>and ${count(more, 'article')} more: choose the verdict “hold” below</li>` : '',
    '</ul></section>'
  ].join('')
}

/** Bars that are buttons: one filters by its rule. */
function chart({rules}: Summary): string {
  const rows = Object.entries(rules)
    .map(([rule, counts]) => ({rule, ...counts, all: counts.apply + counts.suggest + counts.skip}))
    .sort((a, b) => b.all - a.all || (a.rule < b.rule ? -1 : 1))
  if (rows.length === 0) return ''
  const most = Math.max(...rows.map(one => one.all), 1)
  const bars = rows.map(({rule, all, apply, suggest, skip}) => {
    const title = `${apply} applied, ${suggest} suggested, ${skip} reported`
    return [
      `<li><button type="button" data-rule="${escape(rule)}" aria-pressed="false" title="${title}">`,
      `<span class="name">${keptText(rule)}</span>${bar([apply, suggest, skip], most)}`,
      `<span class="number">${all.toLocaleString('en')}</span></button></li>`
    ].join('')
  })
  return [
    '<section class="panel rules"><h2>Damage by rule</h2>',
    '<p class="legend"><span class="apply">applied</span><span class="suggest">suggested</span>',
    `<span class="skip">reported</span></p><ol>${bars.slice(0, shownRules).join('')}</ol>`,
    bars.length > shownRules ? moreRules(bars.slice(shownRules)) : '',
    '</section>'
  ].join('')
}

function moreRules(bars: readonly string[]): string {
  return `<details><summary>${count(bars.length, 'more rule')}</summary><ol>${bars.join('')}</ol></details>`
}

function bar(counts: readonly number[], most: number): string {
  let x = 0
  const names = ['apply', 'suggest', 'skip']
  const parts = counts.map((number, index) => {
    const width = (number / most) * 100
    const part =
      number > 0 ? `<rect class="${names[index]}" x="${x.toFixed(2)}" width="${width.toFixed(2)}" height="8"/>` : ''
    x += width
    return part
  })
  return `<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${parts.join('')}</svg>`
}
