import {codeOf, describe} from '../read/problem.js'
import {visible} from '../report/visible.js'

/** The command was misused: its message goes to the person, and the status is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

const expected = [
  'UsageError',
  'ConfigurationError',
  'RuleError',
  'WriteError',
  'JournalError',
  'DecisionsError',
  'BaselineError',
  'MissingPackageError',
  'PlanError',
  'QueueError'
]

/** What to print for a failure: a sentence where a person can do something, a stack where the mistake is ours. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return `copydesk: ${String(error)}`
  if (expected.includes(error.name)) return `copydesk: ${error.message.split('\n').map(visible).join('\n')}`
  if ('syscall' in error && codeOf(error) !== undefined) return `copydesk: ${visible(placed(error))}`
  return `copydesk: a mistake in Copydesk itself:\n${error.stack ?? error.message}`
}

/** A call to the operating system that nobody expected to fail: the disk, a permission, a limit. */
function placed(error: Error): string {
  const file = 'path' in error ? `${String(error.path)}: ` : ''
  return `${file}${describe(error)}`
}
