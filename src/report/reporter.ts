import type {Outcome, Summary} from '../types.js'

/**
 * A report format: pure text, written piece by piece, so that no article has to be kept until the end of a run.
 *
 * Concatenated in the order of calls, the pieces are the report.
 */
export interface Reporter {
  begin(): string
  outcome(outcome: Outcome): string
  end(summary: Summary): string
}

export interface ReportSettings {
  /** Of Copydesk. */
  readonly version: string
  /** When the run started, as ISO 8601. Left out: nobody said. */
  readonly date?: string
  readonly colour: boolean
  /** Of the terminal. Left out: it is none, and lines are as long as they like to be. */
  readonly columns?: number
  readonly fix: 'safe' | 'suggested'
  /** Why a rule’s finding is damage. Left out, or `undefined` for a rule: nobody says. */
  readonly describe?: (rule: string) => string | undefined
  /** Whether the articles stay as they are: reports for people tell repairs as what is to do. */
  readonly changesNothing?: boolean
  /** Whether what was dismissed is told, in a format that has a word for it. */
  readonly showsSuppressed?: boolean
}
