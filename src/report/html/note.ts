import type {Placed} from '../placed.js'
import {outcomeOf} from '../words.js'
import {escape, keptText, sentence} from './escape.js'

/**
 * What is said beside a change: what was done, by which rule, and why.
 *
 * @param id Of the article whose text shows the change; left out where nothing can be shown.
 */
export function note({decision, line, column}: Placed, number: number, id: string | undefined): string {
  const {ruleId, reason, severity} = decision.message
  const outcome = outcomeOf(decision)
  const because = decision.decision === 'apply' ? decision.message.note : decision.because
  return [
    `<li class="note ${outcome}" data-rule="${escape(ruleId)}">`,
    id === undefined
      ? `<span class="number">${number}</span>`
      : `<a class="number" href="#${id}m${number}" aria-label="Go to change ${number}">${number}</a>`,
    `<span class="rule">${rule(decision.message)}</span> `,
    `<span class="done ${outcome}">${outcome}</span>`,
    `<p class="reason">${sentence(reason)}</p>`,
    other(decision),
    `<p class="detail">${because && because !== reason ? `${sentence(because)}. ` : ''}`,
    `${severity === 'error' ? 'Blocks publishing. ' : ''}Line ${line}, column ${column}</p></li>`
  ].join('')
}

/** The second-best reading, where a person decides. */
function other({decision, message: {otherwise}}: Placed['decision']): string {
  return decision === 'suggest' && otherwise ? `<p class="detail">${sentence(`Or: ${otherwise.reading}`)}.</p>` : ''
}

function rule({ruleId, url}: Placed['decision']['message']): string {
  const name = keptText(ruleId)
  if (!url?.startsWith('https://')) return name
  return `<a href="${escape(url)}" rel="noreferrer">${name}</a>`
}
