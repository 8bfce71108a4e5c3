import type {Trend} from '../../trends/trends.js'
import {escape} from '../html/escape.js'
import {changeIn, short} from './told.js'

const height = 100

/**
 * Rates by period as bars, with a dashed line where they changed. It says the same in words; the numbers stand in the table
 * beside it.
 *
 * @param id Of the chart on its page.
 */
export function chart(
  id: string,
  name: string,
  periods: readonly string[],
  rates: readonly (number | undefined)[],
  changes: readonly Trend[]
): string {
  const most = Math.max(...rates.map(rate => rate ?? 0), 0)
  const bars = rates.map((rate, index) => bar(rate ?? 0, index, most, isRisen(periods[index] ?? '', changes)))
  const lines = changes.map(({since}) => {
    const x = periods.indexOf(since) * 10
    return `<line class="change" x1="${x}" x2="${x}" y1="0" y2="${height}"/>`
  })
  return [
    `<figure class="chart"><span class="most" aria-hidden="true">${short(most)}</span>`,
    `<svg role="img" aria-labelledby="${id}t ${id}d" viewBox="0 0 ${periods.length * 10} ${height}" preserveAspectRatio="none">`,
    `<title id="${id}t">${escape(`Messages for each 1,000 words in ${name}`)}</title>`,
    `<desc id="${id}d">${escape(described(periods, most, changes))}</desc>`,
    ...bars,
    ...lines,
    '</svg>',
    `<figcaption class="axis"><span>${escape(periods[0] ?? '')}</span><span>${escape(periods.length > 1 ? (periods.at(-1) ?? '') : '')}</span></figcaption>`,
    '</figure>'
  ].join('')
}

function bar(rate: number, index: number, most: number, isHigh: boolean): string {
  if (rate === 0) return ''
  const tall = (rate / most) * height
  const place = `x="${index * 10 + 1}" y="${(height - tall).toFixed(2)}" width="8" height="${tall.toFixed(2)}"`
  return `<rect class="${isHigh ? 'rose' : 'bar'}" ${place}/>`
}

/** Whether the last change up to a period was for the worse. */
function isRisen(period: string, changes: readonly Trend[]): boolean {
  return changes.findLast(({since}) => since <= period)?.direction === 'rose'
}

function described(periods: readonly string[], most: number, changes: readonly Trend[]): string {
  const told = changes.map(one => `${changeIn(one)} since ${one.since}`)
  const span = `${periods[0] ?? ''} to ${periods.at(-1) ?? ''}, at most ${short(most)}.`
  return told.length > 0 ? `${span} It ${told.join('; ')}.` : `${span} No change beyond chance.`
}
