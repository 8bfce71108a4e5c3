import type {ComponentChildren} from 'preact'
import {useContext} from 'preact/hooks'
import type {Summary, Verdict} from '../../../types.js'
import {count, tellOutcome} from '../../words.js'
import {type Damage, perThousand} from '../damage.js'
import {ChangesNothing} from './changes-nothing.js'
import {Kept} from './text.js'

/** Bars before the rest is folded away. */
const shownBars = 10

const parts = ['apply', 'suggest', 'skip'] as const

type Counts = Pick<Damage, (typeof parts)[number]>

function all(counts: Counts): number {
  return counts.apply + counts.suggest + counts.skip
}

/** Of any number of rows, where arguments of a call have a bound. */
function mostOf<Row>(rows: readonly Row[], numberOf: (row: Row) => number, least: number): number {
  return rows.reduce((most, row) => Math.max(most, numberOf(row)), least)
}

/** Bars that are buttons: one filters by its rule. */
export function RuleChart({
  rules,
  rule,
  onChoose
}: {
  readonly rules: Summary['rules']
  readonly rule?: string
  readonly onChoose?: (rule: string) => void
}) {
  const changesNothing = useContext(ChangesNothing)
  const rows = Object.entries(rules)
    .map(([name, counts]) => ({name, ...counts}))
    .sort((a, b) => all(b) - all(a) || (a.name < b.name ? -1 : 1))
  if (rows.length === 0) return null
  const most = mostOf(rows, all, 1)
  const bars = rows.map(row => (
    <li>
      <button
        type="button"
        data-rule={row.name}
        aria-pressed={row.name === rule ? 'true' : 'false'}
        title={described(row, changesNothing)}
        onClick={onChoose && (() => onChoose(row.name))}
      >
        <BarLine row={row} most={most} />
        <span class="number">{all(row).toLocaleString('en')}</span>
      </button>
    </li>
  ))
  return (
    <Panel name="rules" title="Damage by rule">
      <Legend />
      <Folded bars={bars} noun="more rule" />
    </Panel>
  )
}

/** Damage by folder, or by file where files hold several articles. */
export function SourceChart({sources}: {readonly sources: readonly Damage[]}) {
  const changesNothing = useContext(ChangesNothing)
  if (sources.length < 2) return null
  const most = mostOf(sources, all, 1)
  const bars = sources.map(row => (
    <li class="line" title={described(row, changesNothing)}>
      <BarLine row={row} most={most} />
      <span class="number">{all(row).toLocaleString('en')}</span>
      <span class="number">{rate(row)}</span>
    </li>
  ))
  return (
    <Panel name="sources" title="Damage by source">
      <p class="legend">findings, and findings per 1,000 words</p>
      <Folded bars={bars} noun="more source" />
    </Panel>
  )
}

const verdictNames: readonly [Verdict, string][] = [
  ['publish', 'publish'],
  ['publish after fixes', 'fixed'],
  ['hold', 'hold']
]

export function VerdictChart({verdicts}: Pick<Summary, 'verdicts'>) {
  const total = verdictNames.reduce((sum, [name]) => sum + verdicts[name], 0)
  if (total === 0) return null
  let x = 0
  return (
    <Panel name="verdicts" title="Verdicts">
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        {verdictNames.map(([name, style]) => {
          const start = x
          x += (verdicts[name] / total) * 100
          return <rect class={style} x={start.toFixed(2)} width={(x - start).toFixed(2)} height="8" />
        })}
      </svg>
      <ul class="legend">
        {verdictNames.map(([name, style]) => (
          <li class={style}>
            {name} <b>{verdicts[name].toLocaleString('en')}</b> ({Math.round((verdicts[name] / total) * 100)} %)
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Columns of damage per 1,000 words, by day, week or month. */
export function TimeChart({timeline}: {readonly timeline: readonly Damage[]}) {
  if (timeline.length < 2) return null
  const most = mostOf(timeline, perThousand, 0.1)
  const width = 100 / timeline.length
  const highest = timeline.find(one => perThousand(one) === most)
  const [first, last] = [timeline[0]?.name ?? '', timeline.at(-1)?.name ?? '']
  const summary = `${first} to ${last}${highest ? `, most on ${highest.name}: ${rate(highest)}` : ''}`
  return (
    <Panel name="time" title="Damage per 1,000 words over time">
      <p class="legend">highest: {most.toFixed(1)}</p>
      <svg
        viewBox="0 0 100 40"
        preserveAspectRatio="none"
        role="img"
        aria-label={`Findings per 1,000 words, ${summary}`}
      >
        {timeline.map((one, index) => {
          const height = (perThousand(one) / most) * 40
          return (
            <rect
              class="apply"
              x={(index * width + width * 0.1).toFixed(2)}
              y={(40 - height).toFixed(2)}
              width={(width * 0.8).toFixed(2)}
              height={height.toFixed(2)}
            >
              <title>{`${one.name}: ${rate(one)}`}</title>
            </rect>
          )
        })}
      </svg>
      <p class="axis">
        <span>{first}</span>
        <span>{last}</span>
      </p>
      <TimeTable timeline={timeline} />
    </Panel>
  )
}

function TimeTable({timeline}: {readonly timeline: readonly Damage[]}) {
  return (
    <details>
      <summary>As a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">from</th>
            <th scope="col">words</th>
            <th scope="col">findings</th>
            <th scope="col">per 1,000</th>
          </tr>
        </thead>
        <tbody>
          {timeline.map(one => (
            <tr>
              <th scope="row">{one.name}</th>
              <td>{one.words.toLocaleString('en')}</td>
              <td>{all(one).toLocaleString('en')}</td>
              <td>{rate(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function Panel({
  name,
  title,
  children
}: {
  readonly name: string
  readonly title: string
  readonly children: ComponentChildren
}) {
  return (
    <section class={`panel ${name}`}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Legend() {
  return (
    <p class="legend">
      <span class="apply">{tellOutcome('applied', useContext(ChangesNothing))}</span>
      <span class="suggest">suggested</span>
      <span class="skip">reported</span>
    </p>
  )
}

function Folded({bars, noun}: {readonly bars: readonly ComponentChildren[]; readonly noun: string}) {
  const rest = bars.slice(shownBars)
  return (
    <>
      <ol>{bars.slice(0, shownBars)}</ol>
      {rest.length > 0 && (
        <details>
          <summary>{count(rest.length, noun)}</summary>
          <ol>{rest}</ol>
        </details>
      )}
    </>
  )
}

function BarLine({row, most}: {readonly row: Counts & Pick<Damage, 'name'>; readonly most: number}) {
  let x = 0
  return (
    <>
      <span class="name">
        <Kept text={row.name} />
      </span>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        {parts.map(part => {
          const start = x
          x += (row[part] / most) * 100
          return row[part] > 0 && <rect class={part} x={start.toFixed(2)} width={(x - start).toFixed(2)} height="8" />
        })}
      </svg>
    </>
  )
}

function described({apply, suggest, skip}: Counts, changesNothing: boolean): string {
  return `${apply} ${tellOutcome('applied', changesNothing)}, ${suggest} suggested, ${skip} reported`
}

function rate(one: Damage): string {
  return perThousand(one).toFixed(1)
}
