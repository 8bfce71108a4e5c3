import {certifiedRun} from '../../report/certified.js'
import {Kept, Sentence} from '../../report/html/components/text.js'
import {count} from '../../report/words.js'
import type {Finished, Item, Listing} from '../protocol.js'
import {Dialog} from './dialog.js'

interface FinishProps {
  readonly listing: Listing
  readonly onFinish: () => void
  readonly onClose: () => void
}

/** Write the articles, and say what became of them. */
export function Finish({listing, onFinish, onClose}: FinishProps) {
  const {finish, items, out} = listing
  return (
    <Dialog title="Finish" onClose={onClose}>
      <Open items={items} />
      <p>
        All articles are written to <code>{out}</code>; the originals stay as they are.
      </p>
      <p aria-live="polite">
        {finish.state === 'running' && `Writing … ${finish.done} of ${items.length}`}
        {finish.state === 'failed' && <span class="problem">{finish.problem}</span>}
      </p>
      {finish.state === 'done' && <Result {...finish} />}
      <p class="command">
        <button type="button" class="primary" aria-disabled={finish.state === 'running'} onClick={onFinish}>
          {finish.state === 'done' ? 'Write again' : 'Write the articles'}
        </button>
      </p>
    </Dialog>
  )
}

function Open({items}: {readonly items: readonly Item[]}) {
  const open = items.reduce((sum, item) => sum + item.open, 0)
  const articles = items.filter(item => item.open > 0).length
  if (open === 0) return <p>Everything is decided.</p>
  return (
    <p>
      {count(open, 'change')} in {count(articles, 'article')} {open === 1 ? 'is' : 'are'} not decided: safe repairs will
      be made, suggestions will not.
    </p>
  )
}

function Result({summary, files, problems, accepted, rejected, open, changedSince}: Finished) {
  return (
    <section class="result" role="status">
      {files.length > 0 && <h3>Written</h3>}
      <ul>
        {files.map(file => (
          <li>
            <code>{file}</code>
          </li>
        ))}
      </ul>
      <Problems problems={problems} />
      <p>
        {count(summary.articles, 'article')}, {summary.changed} changed, {summary.verdicts.hold} held. {accepted}{' '}
        accepted, {rejected} rejected, {open} open.
      </p>
      <p>Certificate: {certifiedRun(summary.certificate).join(' · ')}</p>
      {changedSince.length > 0 && (
        <p class="problem">
          Changed on disk since they were shown, look again: {changedSince.slice(0, 5).join(', ')}
          {changedSince.length > 5 && ` and ${changedSince.length - 5} more`}
        </p>
      )}
    </section>
  )
}

/** Named one by one, as long as a person can take them in. */
const mostProblems = 20

function Problems({problems}: Pick<Finished, 'problems'>) {
  if (problems.length === 0) return null
  const more = problems.length - mostProblems
  return (
    <section class="problem">
      <h3>Not read or not written</h3>
      <ul>
        {problems.slice(0, mostProblems).map(({name, problem}) => (
          <li>
            <bdi>
              <Kept text={name} />
            </bdi>
            : <Sentence text={problem} />
          </li>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </ul>
    </section>
  )
}
