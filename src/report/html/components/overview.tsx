import {useContext} from 'preact/hooks'
import type {Summary} from '../../../types.js'
import type {ReportSettings} from '../../reporter.js'
import {certifiedRun} from '../../certified.js'
import {figure} from '../../words.js'
import type {Damage} from '../damage.js'
import {ChangesNothing} from './changes-nothing.js'
import {RuleChart, SourceChart, TimeChart, VerdictChart} from './charts.js'
import {Kept, Sentence} from './text.js'

/** What stands on a list at the top. */
export interface Listed {
  readonly id: string
  readonly name: string
  readonly reason: string
}

interface OverviewProps {
  readonly summary: Summary
  readonly held: readonly Listed[]
  /** What could not be read or written. */
  readonly failed: readonly Listed[]
  readonly settings: ReportSettings
  readonly sources: readonly Damage[]
  readonly timeline: readonly Damage[]
}

/** Figures, what is held, and where the damage is: known last, shown first. */
export function Overview({summary, held, failed, settings: {version, fix, date}, sources, timeline}: OverviewProps) {
  return (
    <header id="overview">
      <div class="title">
        <h1>Copydesk report</h1>
        <p class="meta">
          {fix === 'safe' ? 'Safe repairs' : 'Safe repairs and suggestions'} · version {version}
          {date !== undefined && <Started date={date} />}
        </p>
      </div>
      <Figures summary={summary} />
      <p class="meta certificate">Certificate: {certifiedRun(summary.certificate).join(' · ')}</p>
      <Legend />
      <div class="panels">
        <ListPanel title="Held for a person" verdict="hold" listed={held} all={summary.verdicts.hold} />
        <ListPanel title="Not read or written" verdict="not read or written" listed={failed} all={summary.unreadable} />
        <RuleChart rules={summary.rules} />
        <VerdictChart verdicts={summary.verdicts} />
        <SourceChart sources={sources} />
        <TimeChart timeline={timeline} />
      </div>
    </header>
  )
}

function Started({date}: {readonly date: string}) {
  return (
    <>
      {' · '}
      <time dateTime={date}>{date.slice(0, 'YYYY-MM-DDTHH:MM'.length).replace('T', ' ')} UTC</time>
    </>
  )
}

export function Figures({summary}: {readonly summary: Omit<Summary, 'certificate'>}) {
  const {articles, changed, verdicts, decisions, unreadable} = summary
  const all: [string, number, boolean][] = [
    ['articles', articles, false],
    [useContext(ChangesNothing) ? 'would change' : 'changed', changed, false],
    ['repairs', decisions.apply, false],
    ['suggestions', decisions.suggest, false],
    ['held', verdicts.hold, verdicts.hold > 0],
    ['not read or written', unreadable, unreadable > 0]
  ]
  return (
    <dl class="figures">
      {all.map(([name, number, isAlert]) => (
        <div class={isAlert ? 'alert' : undefined}>
          <dt>{name}</dt>
          <dd>{number.toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  )
}

/** How the marks in the articles look. */
function Legend() {
  return (
    <p class="meta legend">
      <del>taken out</del> <ins>put in</ins> <span class="offered">suggested to take out</span>{' '}
      <span class="offer">suggested to put in</span> <mark>reported only</mark>
    </p>
  )
}

interface ListPanelProps {
  readonly title: string
  readonly verdict: string
  readonly listed: readonly Listed[]
  readonly all: number
}

function ListPanel({title, verdict, listed, all}: ListPanelProps) {
  if (listed.length === 0) return null
  return (
    <section class="panel held">
      <h2>{title}</h2>
      <ul>
        {listed.map(({id, name, reason}) => (
          <li>
            <a href={`#${id}`}>
              <bdi>
                <Kept text={name} />
              </bdi>
            </a>
            <p>
              <Sentence text={reason} />
            </p>
          </li>
        ))}
        {all > listed.length && (
          <li>
            and {figure(all - listed.length)} more: choose the verdict “{verdict}” below
          </li>
        )}
      </ul>
    </section>
  )
}
