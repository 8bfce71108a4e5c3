import {speechTables} from '../../tables/speech.js'
import type {Pattern} from './expressions.js'
import {compile} from './lexicon-patterns.js'
import type {Rows} from './lexicon-words.js'

/** Clauses that attribute speech, before and behind it. */
export interface Tags {
  /** Behind a closing mark: ` he said`, ` said Mr. X`. */
  readonly tagAfter: Pattern
  /** The same with a pronoun: ` he said`. */
  readonly pronounTag: RegExp
  /** The same with the verb first: ` said Mr. X` */
  readonly invertedTag: RegExp
  /** The same where the mark is missing, from the comma: `go, he said.` Sticky. */
  readonly tagAfterComma: RegExp
  /** An attribution that says who somebody is: ` said Ana Hall, a widow of 71 who was pulled from the mud.` */
  readonly described: RegExp
  /** Stands before what may be such a clause, though it is not understood: `over, cautioned Ana Hall, chief economist`, `go – he said`. */
  readonly tagLike: Pattern
  /** A word that stands in each such clause. */
  readonly tagVerb: RegExp
  /** The same, and such as report speech where nothing else does. */
  readonly anyVerb: RegExp
  /** A sentence ends in it: `Kestner said.` */
  readonly endsInVerb: RegExp
  /** A clause ends in a verb that need not be of words: `he laughed` */
  readonly sounding: RegExp
  /** An attribution of a question: `he asked`. */
  readonly asking: RegExp
  /** One of an answer: `he replied`. */
  readonly replying: RegExp
  /** A clause behind speech, with its stop, where it has one. */
  readonly wholeClause: RegExp
}

/** Clauses that lead to speech. */
export interface Leads {
  /** The clause that leads to speech, up to its mark: `Stoltenberg said: `, `, saying: `, `added that `. */
  readonly leadIn: RegExp
  /** The comma or colon of such a clause before speech, and its space: `she said, I read it`. Global. */
  readonly tagBefore: RegExp
  /** A text begins with a clause or a name that leads to speech: `According to Kaya, we`, `The minister, we`. */
  readonly introduced: RegExp
  /** The clause that leads to speech names more than one who may speak each for himself: `Two neighbours said: `. */
  readonly several: RegExp
  /** A clause ends in a word that points at speech: `His face said it all.` */
  readonly pointingBack: RegExp
  /** Says to whom somebody speaks who may answer: `told him`, `warned the mayor`. Not `told reporters`. */
  readonly addressing: RegExp
}

/** Attributions that stand behind speech which is already attributed, or in it. */
export interface SecondTags {
  /** A sentence that only says who spoke, or only that somebody did: `He said.` `said.` */
  readonly bareAttribution: RegExp
  /** The same with a name, the second group or the third: `Prokhorenko said.` `said Prokhorenko.` */
  readonly namedAttribution: RegExp
  /** The same behind a question or an exclamation, where it is how people write, unless the speaker is already named. */
  readonly bareTag: RegExp
  /** Closing formulas of translated news: `used the phrases.` */
  readonly reportingTail: RegExp
  /** A clause of saying that ends a text behind a stop: `long. said Mr. X.` The group holds it where it names who. */
  readonly swallowed: Pattern
  /** The sentence that a text begins with behind its spaces, the first group: no longer than a clause, and without marks inside. */
  readonly nextSentence: RegExp
  /** The same behind a stop. Global. */
  readonly shortSentences: RegExp
  /** Its verb also tells what somebody does: `He agreed.` */
  readonly acting: RegExp
  /** It does nothing but say that somebody spoke: `He said.` `She used the phrases.` */
  readonly onlySaying: RegExp
}

/** Who seems to talk. */
export interface Voices {
  /** Begins a sentence that the paper says, not whom it quotes: `Recall that`, `She also said`. */
  readonly editorial: RegExp
  readonly firstPerson: RegExp
  /** What people say and reporters seldom write: `you`, `don’t`, `I`. */
  readonly spoken: Pattern
  /** Somebody other than the speaker is reported to say something. */
  readonly reporting: RegExp
  /** The same with verbs that hardly do anything else. */
  readonly tagging: RegExp
  /** A verb that hardly does anything but report. */
  readonly saying: RegExp
  readonly narrating: RegExp
  /** A verb that tells what was: `walked`, `won`. */
  readonly past: RegExp
  /** One that tells how somebody was: `was`, `had`. */
  readonly state: RegExp
  /** A verb that tells what is or will be. */
  readonly present: RegExp
  /** A sentence begins in a word that points at what was said: `That`. */
  readonly pointing: RegExp
}

/** How sentences and clauses end, begin and go on. */
export interface Sentences {
  /** A text ends in a word that a full stop follows without ending the sentence: `Gen.` */
  readonly endsInAbbreviation: RegExp
  /** A word that answers by itself: `No.` */
  readonly answering: RegExp
  /** A word that nobody stops behind: `Wooden and.` */
  readonly dangling: RegExp
  /** Behind an attribution: the speech that it stands in goes on. */
  readonly resumption: RegExp
  /** Behind it others may be named than who speaks: `said the mayor, who met Ana Hall`. */
  readonly subordinate: RegExp
  /** What follows is another clause, not who spoke: `,” but he said`. */
  readonly conjunction: RegExp
  /** A text begins with a word that links clauses: `and` */
  readonly linked: RegExp
  /** A text ends in one, and a space. */
  readonly links: RegExp
  /** A text begins with a clause: `we found only`. */
  readonly clause: RegExp
  /** Somebody is spoken to: `your` */
  readonly secondPerson: RegExp
  /** A text begins as an answer does: `Then` */
  readonly replied: RegExp
  /** A text names a woman, or a man. */
  readonly female: RegExp
  readonly male: RegExp
  /** A text begins as what stands behind no quoted name does. Not as in `“View of the Sea” is`, `“View of the Sea” for`. */
  readonly phrase: RegExp
}

/** Words by themselves. */
export interface WordSets {
  /** Stands before who speaks and says nothing: `the`. */
  readonly articles: ReadonlySet<string>
  /** May stand for who speaks, in lower case: `she`. */
  readonly pronouns: ReadonlySet<string>
}

/** The clauses that attribute speech in one language, as patterns. All repeats are bounded. */
export interface Lexicon extends Tags, Leads, SecondTags, Voices, Sentences, WordSets {}

/** The language whose words an article without known language is read with. */
const fallback = 'en'

const lexicons = new WeakMap<Rows, Lexicon>()

/** Words of reporting of a language, from `rules/speech/words.<language>.tsv`. */
export function lexiconOf(language: string, tables: Readonly<Record<string, Rows>> = speechTables): Lexicon {
  const names = [language, language.replace(/-.*/, ''), fallback].map(one => `words.${one}`)
  const table = names.find(one => tables[one] !== undefined) ?? `words.${fallback}`
  const rows = tables[table] ?? []
  const lexicon = lexicons.get(rows) ?? compile(rows, `${table}.tsv`)
  lexicons.set(rows, lexicon)
  return lexicon
}
