import {Figures} from '../../report/html/components/overview.js'
import {RuleChart, VerdictChart} from '../../report/html/components/charts.js'
import {Kept, Sentence} from '../../report/html/components/text.js'
import type {Summary} from '../../types.js'
import type {Item, Listing} from '../protocol.js'

interface HomeProps {
  readonly listing: Listing
  readonly rule: string
  readonly onRule: (rule: string) => void
  readonly onStart: () => void
}

/** What there is to look at, before an article is opened. */
export function Home({listing, rule, onRule, onStart}: HomeProps) {
  const {items, unreadable, out, decisions} = listing
  const open = items.filter(item => item.open > 0).length
  return (
    <section class="home">
      <h1 tabIndex={-1} id="name">
        {items.length === 0 ? 'No articles' : open === 0 ? 'Everything is decided' : 'Articles to look through'}
      </h1>
      <p class="meta">
        Decisions are kept in <code>{decisions}</code> as they are made. Finishing writes to <code>{out}</code>.
      </p>
      {items.length === 0 && <p class="waiting">There is no article in what was given</p>}
      {open > 0 && (
        <p>
          <button type="button" class="primary" onClick={onStart}>
            Start with the first open article
          </button>
        </p>
      )}
      {items.length > 0 && <Figures summary={summaryOf(items, unreadable.length)} />}
      <div class="panels">
        <RuleChart rules={rulesOf(items)} rule={rule} onChoose={onRule} />
        <VerdictChart verdicts={summaryOf(items, 0).verdicts} />
        <Unreadable unreadable={unreadable} />
      </div>
    </section>
  )
}

function Unreadable({unreadable}: Pick<Listing, 'unreadable'>) {
  if (unreadable.length === 0) return null
  return (
    <section class="panel held">
      <h2>Not read or written</h2>
      <ul>
        {unreadable.map(({name, problem}) => (
          <li>
            <bdi>
              <Kept text={name} />
            </bdi>
            <p>
              <Sentence text={problem} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function summaryOf(items: readonly Item[], unreadable: number): Omit<Summary, 'certificate'> {
  const sum = (numberOf: (item: Item) => number) => items.reduce((total, item) => total + numberOf(item), 0)
  const verdict = (name: string) => items.filter(item => item.verdict === name).length
  return {
    articles: items.length,
    unreadable,
    changed: sum(item => (item.applied > 0 ? 1 : 0)),
    verdicts: {
      publish: verdict('publish'),
      'publish after fixes': verdict('publish after fixes'),
      hold: verdict('hold')
    },
    decisions: {apply: sum(item => item.applied), suggest: sum(item => item.suggested), skip: 0},
    severities: {error: 0, warning: 0, info: 0},
    rules: rulesOf(items)
  }
}

function rulesOf(items: readonly Item[]): Summary['rules'] {
  const rules: Record<string, {apply: number; suggest: number; skip: number}> = {}
  for (const [rule, {apply, suggest, skip}] of items.flatMap(item => Object.entries(item.rules))) {
    const counts = (rules[rule] ??= {apply: 0, suggest: 0, skip: 0})
    counts.apply += apply
    counts.suggest += suggest
    counts.skip += skip
  }
  return rules
}
