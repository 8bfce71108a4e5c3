import * as z from 'zod'
import type {Summary, Verdict} from '../types.js'
import type {StoryModel} from '../report/html/model.js'

/** What the page knows about an article before it is opened. */
export interface Item {
  /** Names the article in requests. */
  readonly index: number
  readonly name: string
  /** Its folder, or its file where that holds several articles. */
  readonly source: string
  readonly verdict: Verdict
  readonly applied: number
  readonly suggested: number
  readonly reported: number
  readonly rejected: number
  /** Changes that a person can decide about, and how many of them nobody has decided about. */
  readonly changes: number
  readonly open: number
  /** What its rules found. */
  readonly rules: Summary['rules']
  /** Rises with every choice. */
  readonly version: number
}

/** What could not be read or written, and why. */
export interface Problem {
  readonly name: string
  readonly problem: string
}

export interface Listing {
  readonly items: readonly Item[]
  readonly unreadable: readonly Problem[]
  /** Where `finish` writes to, and where choices are kept. */
  readonly out: string
  readonly decisions: string
  readonly finish: FinishState
}

export interface Opened {
  readonly item: Item
  readonly story: StoryModel
  /** Notes that a person can decide about. `accepts`: by their number, whether there is a repair to make. */
  readonly accepts: Readonly<Record<number, boolean>>
}

/** What became of a request that changes something. */
export interface Answer {
  readonly opened?: Opened
  /** How many choices were made or taken back. */
  readonly made: number
  /** Choices that were left, since another tab had chosen differently. */
  readonly conflicts: number
  /** Where it happened, and for `undo` what was undone. */
  readonly at?: {readonly article: number; readonly fingerprint: string; readonly what: string}
}

export type FinishState =
  | {readonly state: 'idle'}
  | {readonly state: 'running'; readonly done: number}
  | {readonly state: 'failed'; readonly problem: string}
  | ({readonly state: 'done'} & Finished)

/** What a finished review wrote. */
export interface Finished {
  readonly summary: Summary
  /** The folder, where something stands in it, and the reports. */
  readonly files: readonly string[]
  readonly problems: readonly Problem[]
  readonly accepted: number
  readonly rejected: number
  readonly open: number
  /** Articles that are not any more what was shown. */
  readonly changedSince: readonly string[]
}

/** Server-sent: articles that somebody decided about, or how finishing goes. */
export type Notice =
  {readonly type: 'items'; readonly items: readonly Item[]} | {readonly type: 'finish'; readonly finish: FinishState}

const choice = z.enum(['accept', 'reject', 'otherwise'])
const article = z.int().min(0)
const fingerprint = z.string().max(80)

export const decideSchema = z.strictObject({
  article,
  fingerprint,
  choice: choice.nullable(),
  /** What the page showed as chosen: where that is not so any more, the choice is left. */
  before: choice.nullable()
})

export const ruleSchema = z.strictObject({
  rule: z.string().max(200),
  choice: z.enum(['accept', 'reject']),
  /** Left out: in all articles. */
  article: article.optional(),
  /** The article to answer with. */
  opened: article
})

export const approveSchema = z.strictObject({article, version: z.int()})

export const undoSchema = z.strictObject({})

export type DecideRequest = z.infer<typeof decideSchema>
export type RuleRequest = z.infer<typeof ruleSchema>
export type ApproveRequest = z.infer<typeof approveSchema>
