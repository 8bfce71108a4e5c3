import {useContext} from 'preact/hooks'
import type {Summary} from '../../../types.js'
import type {ReportSettings} from '../../reporter.js'
import {certifiedRun} from '../../certified.js'
import {count} from '../../words.js'
import type {Damage} from '../damage.js'
import {ChangesNothing} from './changes-nothing.js'
import {RuleChart, SourceChart, TimeChart, VerdictChart} from './charts.js'
import {Kept, Sentence} from './text.js'

/** A held article on the list at the top. */
export interface Held {
  readonly id: string
  readonly name: string
  readonly reason: string
}

interface OverviewProps {
  readonly summary: Summary
  readonly held: readonly Held[]
  readonly settings: ReportSettings
  readonly sources: readonly Damage[]
  readonly timeline: readonly Damage[]
}

/** Figures, what is held, and where the damage is: known last, shown first. */
export function Overview({summary, held, settings: {version, fix, date}, sources, timeline}: OverviewProps) {
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
      <div class="panels">
        <HeldPanel held={held} all={summary.verdicts.hold} />
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
    ['unreadable', unreadable, unreadable > 0]
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

function HeldPanel({held, all}: {readonly held: readonly Held[]; readonly all: number}) {
  if (held.length === 0) return null
  return (
    <section class="panel held">
      <h2>Held for a person</h2>
      <ul>
        {held.map(({id, name, reason}) => (
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
        {all > held.length && <li>and {count(all - held.length, 'article')} more: choose the verdict “hold” below</li>}
      </ul>
    </section>
  )
}
