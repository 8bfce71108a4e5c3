import {readers} from './readers.js'
import {cleanerOf, kindsAlone, parsers, ruleAlone, rules, type Subject} from './subjects.js'
import type {Text} from './text.js'
import {plainTexts, texts} from './texts.js'
import {mixedTextsOf, textsOf} from './texts-of-rule.js'

/** Something to be measured: who takes which text. */
export interface Case {
  readonly subject: Subject
  readonly text: Text
}

/** All cases: whoever adds a rule, a kind or a container adds nothing here. */
export function* cases(): Generator<Case> {
  for (const type of ['text', 'html', 'markdown'] as const) yield* pairsOf(cleanerOf(type), texts)
  const cleaner = cleanerOf('text')
  for (const rule of rules) yield* pairsOf(cleaner, mixedTextsOf(rule))
  for (const subject of [...parsers, ...kindsAlone]) yield* pairsOf(subject, texts)
  for (const subject of readers) yield* pairsOf(subject, plainTexts)
  for (const rule of rules) yield* pairsOf(ruleAlone(rule), textsOf(rule))
}

function* pairsOf(subject: Subject, all: readonly Text[]): Generator<Case> {
  for (const text of all) yield {subject, text}
}
