/** `[start, end)` in UTF-16 code units. */
export type Range = readonly [start: number, end: number]

/** One replacement: `text` takes the place of what stands at `range`. */
export interface Edit {
  readonly range: Range
  readonly text: string
}

/** `safe`: applied unattended. `suggest`: offered to a person. `none`: reported only. */
export type FixTier = 'safe' | 'suggest' | 'none'

/** `error` blocks publishing. */
export type Severity = 'error' | 'warning' | 'info'

/** How a text is written. Of `html` and `markdown` only the text between the markup is cleaned. */
export type TextType = (typeof textTypes)[number]

export const textTypes = ['text', 'html', 'markdown'] as const

/** What a person decided about a message: make its repair, leave the text as it is, or make the other reading’s repair. */
export type Choice = 'accept' | 'reject' | 'otherwise'

/** Choices about one article, by fingerprint. */
export type Choices = Readonly<Record<string, Choice>>

/** One unit of input. */
export interface Article {
  /** Names the article within a run: its path, or the value of the id field. */
  readonly id: string
  /** The file it was read from; `-` for standard input. */
  readonly path: string
  /** Without a byte-order mark. */
  readonly text: string
  /** What `text` is written in. Left out: plain text. */
  readonly type?: TextType
  /** Where every record has lines of its own, as in JSONL and CSV: the first of them, from 1. */
  readonly line?: number
  /** Where that record has more lines: the last one. */
  readonly lastLine?: number
  /** Where records share lines or have none, as in JSON, XML and Parquet: its number, from 1. */
  readonly record?: number
  /** Where several fields of a record are articles: which one. */
  readonly field?: string
  /** What its record says it comes from, where a site field was asked for. */
  readonly site?: string
  /** The day on which its record or its name says it appeared: `2026-11-23`. */
  readonly date?: string
  /** What its record says in fields that the configuration asks about. */
  readonly fields?: Readonly<Record<string, string>>
  /** What a person decided about it before. */
  readonly choices?: Choices
}

/** The reading that lost: what it takes the text for, and what it would do instead. */
export interface Alternative {
  /** One sentence for a person. */
  readonly reading: string
  /** Empty: it leaves the text as it is. */
  readonly edits: readonly Edit[]
}

/** What a kind yields: one damage at one place. */
export interface Finding {
  readonly range: Range
  /** What should stand at `range`. Left out: nobody can say. */
  readonly expected?: string
  /** The edits that mend it, when they are not just `expected` at `range`: both marks of a pair, a line with its blank line. */
  readonly edits?: readonly Edit[]
  /** Trusts this finding less than its rule does; never more. */
  readonly fix?: FixTier
  /** Why this tier, or what the other reading was: one sentence for a person. */
  readonly note?: string
  /** The second-best reading, where there is one. */
  readonly otherwise?: Alternative
  /** What shows it goes with the repairs of the same look, so that no later look finds it again: it is kept. */
  readonly lasting?: boolean
  /** For placeholders of the rule's message besides `{actual}` and `{expected}`. */
  readonly values?: Readonly<Record<string, string>>
}

/** One thing that one rule reports at one range of an article. */
export interface Message {
  readonly ruleId: string
  readonly severity: Severity
  readonly fix: FixTier
  readonly range: Range
  /** One sentence: ``Unexpected X, expected Y``. */
  readonly reason: string
  readonly actual: string
  readonly expected?: string
  readonly edits: readonly Edit[]
  readonly note?: string
  readonly otherwise?: Alternative
  /** Kept, though later looks do not find it again. */
  readonly lasting?: boolean
  readonly url?: string
}

/** What became of a message, and why. */
export interface Decision {
  readonly message: Message
  readonly decision: 'apply' | 'suggest' | 'skip'
  readonly because: string
  /** Survives edits elsewhere in the article: rule and surroundings, without position. */
  readonly fingerprint: string
  /** What a person decided. Left out: nobody did. */
  readonly choice?: Choice
  /** In coordinates of the original. Empty where a later pass took an edit over. */
  readonly edits: readonly Edit[]
}

/** Enough to rebuild or undo the output. Edits are in coordinates of the original, sorted, and do not overlap. */
export interface Ledger {
  readonly decisions: readonly Decision[]
  readonly edits: readonly Edit[]
}

/** What of a kind stayed. `equal`: outside removed spans it is the same before and after. */
interface Kept {
  readonly kept: number
  readonly removed: number
  readonly equal: boolean
}

/**
 * What the repairs of one text left of its words, checked from the text and the edits. Words are runs of letters and digits;
 * an ideograph is a word by itself. Of HTML and Markdown only the text between the markup is looked at.
 */
export interface Certificate {
  /** Whether no word was added, changed or reordered, none but doubled function words were lost in quotations, and all URLs are equal. */
  readonly holds: boolean
  /** In the original. */
  readonly words: number
  readonly removed: number
  /** Removed words of all words: 0 to 1, four digits. */
  readonly share: number
  /** Words of the output that are not in the original, or not in this order: 0 where the certificate holds. */
  readonly added: number
  /** Words that are written otherwise since their encoding was repaired, as `café` for `cafÃ©`. */
  readonly decoded: number
  readonly quoted: {
    /** Between quotation marks in the output. */
    readonly words: number
    /** Doubled function words that were dropped there. */
    readonly doubled: number
    /** Other words that were dropped there: 0 where the certificate holds. */
    readonly lost: number
  }
  readonly numbers: Kept
  /** Words with a capital first letter. */
  readonly names: Kept
  /** With e-mail addresses. */
  readonly urls: Kept
  /** What does not hold: one sentence each. */
  readonly breaches: readonly string[]
}

export type Verdict = 'publish' | 'publish after fixes' | 'hold'

/** What one run of the pipeline made of one text. */
export interface Result {
  readonly input: string
  readonly output: string
  readonly ledger: Ledger
  readonly verdict: Verdict
  /** Why the verdict is not `publish`: one sentence each. */
  readonly reasons: readonly string[]
  readonly certificate: Certificate
  /** What went wrong with this article; its output is then its input. */
  readonly fatal?: string
  /** It is no judgement of the article: a rule or a worker failed on it. */
  readonly failed?: true
}

/** Input that is no article: what it was, where, and what was expected. Its bytes are left alone. */
export interface Unreadable {
  readonly path: string
  /** As in an article. */
  readonly line?: number
  readonly record?: number
  readonly problem: string
}

/** One line of a report. */
export type Outcome =
  | {
      readonly type: 'cleaned'
      readonly article: Article
      readonly result: Result
      /** Absolute path of the file that now holds its output. */
      readonly written?: string
    }
  | {readonly type: 'unreadable'; readonly unreadable: Unreadable}

/** The certificates of a run, added up. */
export interface CertificateTotals extends Pick<Certificate, 'words' | 'removed' | 'share' | 'decoded' | 'quoted'> {
  /** Articles whose certificate holds. */
  readonly holds: number
  readonly fails: number
}

/** Counts over a run. */
export interface Summary {
  readonly articles: number
  readonly unreadable: number
  readonly changed: number
  readonly verdicts: Readonly<Record<Verdict, number>>
  readonly decisions: Readonly<Record<Decision['decision'], number>>
  readonly severities: Readonly<Record<Severity, number>>
  /** By rule id. */
  readonly rules: Readonly<Record<string, Readonly<Record<Decision['decision'], number>>>>
  readonly certificate: CertificateTotals
}
