import {speechTables} from '../../tables/speech.js'

/** What is looked for in a text. */
type Pattern = Pick<RegExp, 'exec' | 'test'>

/** The clauses that attribute speech in one language, as patterns. All repeats are bounded. */
export interface Lexicon {
  /** Behind a closing mark: ` he said`, ` said Mr. X`. */
  readonly tagAfter: Pattern
  /** The same with a pronoun: ` he said`. */
  readonly pronounTag: RegExp
  /** The same with the verb first: ` said Mr. X` */
  readonly invertedTag: RegExp
  /** The same where the mark is missing, from the comma: `go, he said.` Sticky. */
  readonly tagAfterComma: RegExp
  /** A word that stands in each such clause. */
  readonly tagVerb: RegExp
  /** The same, and such as report speech where nothing else does. */
  readonly anyVerb: RegExp
  /** A sentence ends in it: `Kestner said.` */
  readonly endsInVerb: RegExp
  /** Stands before what may be such a clause, though it is not understood: `over, cautioned Ana Hall, chief economist`, `go – he said`. */
  readonly tagLike: Pattern
  /** The comma or colon of such a clause before speech, and its space: `she said, I read it`. Global. */
  readonly tagBefore: RegExp
  /** A text begins with a clause or a name that leads to speech: `According to Kaya, we`, `The minister, we`. */
  readonly introduced: RegExp
  /** The clause that leads to speech, up to its mark: `Stoltenberg said: `, `, saying: `, `added that `. */
  readonly leadIn: RegExp
  /** A sentence that only says who spoke, or only that somebody did: `He said.` `said.` */
  readonly bareAttribution: RegExp
  /** Its verb also tells what somebody does: `He agreed.` */
  readonly acting: RegExp
  /** A clause ends in a verb that need not be of words: `he laughed` */
  readonly sounding: RegExp
  /** It does nothing but say that somebody spoke: `He said.` `She used the phrases.` */
  readonly onlySaying: RegExp
  /** The same with a name, the second group or the third: `Prokhorenko said.` `said Prokhorenko.` */
  readonly namedAttribution: RegExp
  /** The sentence that a text begins with behind its spaces, the first group: no longer than a clause, and without marks inside. */
  readonly nextSentence: RegExp
  /** The same behind a stop. Global. */
  readonly shortSentences: RegExp
  /** A clause behind speech, with its stop, where it has one. */
  readonly wholeClause: RegExp
  /** The same behind a question or an exclamation, where it is how people write, unless the speaker is already named. */
  readonly bareTag: RegExp
  /** Closing formulas of translated news: `used the phrases.` */
  readonly reportingTail: RegExp
  /** A clause of saying that ends a text behind a stop: `long. said Mr. X.` The group holds it where it names who. */
  readonly swallowed: Pattern
  /** Begins a sentence that the paper says, not whom it quotes: `Recall that`, `She also said`. */
  readonly editorial: RegExp
  /** A text ends in a word that a full stop follows without ending the sentence: `Gen.` */
  readonly endsInAbbreviation: RegExp
  readonly firstPerson: RegExp
  /** What people say and reporters seldom write: `you`, `don’t`, `I`. */
  readonly spoken: Pattern
  /** Somebody other than the speaker is reported to say something. */
  readonly reporting: RegExp
  /** The same with verbs that hardly do anything else. */
  readonly tagging: RegExp
  readonly narrating: RegExp
  /** A verb that tells what was: `walked`, `won`. */
  readonly past: RegExp
  /** One that tells how somebody was: `was`, `had`. */
  readonly state: RegExp
  /** A verb that tells what is or will be. */
  readonly present: RegExp
  /** A sentence begins in a word that points at what was said: `That`. */
  readonly pointing: RegExp
  /** A verb that hardly does anything but report. */
  readonly saying: RegExp
  /** Behind an attribution: the speech that it stands in goes on. */
  readonly resumption: RegExp
  /** A word that answers by itself: `No.` */
  readonly answering: RegExp
  /** A word that nobody stops behind: `Wooden and.` */
  readonly dangling: RegExp
  /** The clause that leads to speech names more than one who may speak each for himself: `Two neighbours said: `. */
  readonly several: RegExp
  /** An attribution of a question: `he asked`. */
  readonly asking: RegExp
  /** One of an answer: `he replied`. */
  readonly replying: RegExp
  /** Stands before who speaks and says nothing: `the`. */
  readonly articles: ReadonlySet<string>
  /** May stand for who speaks, in lower case: `she`. */
  readonly pronouns: ReadonlySet<string>
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
  /** A text begins as what stands behind no quoted name does. Not as in `“View of the Sea” is`, `“View of the Sea” for`. */
  readonly phrase: RegExp
  /** An attribution that says who somebody is: ` said Ana Hall, a widow of 71 who was pulled from the mud.` */
  readonly described: RegExp
  /** A clause ends in a word that points at speech: `His face said it all.` */
  readonly pointingBack: RegExp
}

/** The language whose words an article without known language is read with. */
const fallback = 'en'

type Rows = readonly (readonly string[])[]

const lexicons = new WeakMap<Rows, Lexicon>()

/** Words of reporting of a language, from `rules/speech/words.<language>.tsv`. */
export function lexiconOf(language: string, tables: Readonly<Record<string, Rows>> = speechTables): Lexicon {
  const names = [language, language.replace(/-.*/, ''), fallback]
  const rows = names.map(one => tables[`words.${one}`]).find(found => found !== undefined) ?? []
  const lexicon = lexicons.get(rows) ?? compile(rows)
  lexicons.set(rows, lexicon)
  return lexicon
}

const name = String.raw`[\p{Lu}][\p{L}.’'-]{0,24}`
const wordEnd = String.raw`(?![\p{L}\p{N}])`

function compile(rows: Rows): Lexicon {
  const wordsOf = (...classes: string[]) =>
    rows.filter(([own]) => classes.some(kind => kind === own)).flatMap(([, ...words]) => words)
  const one = (...classes: string[]) => anyOf(wordsOf(...classes))
  const verb = one('verb')
  const part = `(?:${name}|${one('name particle')})`
  const names = String.raw`(?:${part}[ \u00A0]){0,5}${part}(?: \([^()]{1,20}\))?`
  const nouns = String.raw`(?: [\p{L}\p{N}’'-]{1,20}){1,5}?`
  const common = one('determiner') + nouns
  const titled = String.raw`(?:\p{Ll}[\p{Ll}-]{1,20} ){1,3}${names}`
  const subject = `(?:${one('subject pronoun')}|${common}|${names})`
  /** A title may stand bare: `said courier Emre Sahling`, `party leader Tamar Beridze said`. */
  const anySubject = `(?:${titled}|${subject})`
  const adverb = String.raw`(?: (?:${one('adverb')}|\p{Ll}{2,14}ly))?`
  /** Nobody tags his own speech inside it. */
  const other = `(?!${one('own pronoun')} )${subject}`
  const anyOther = `(?!${one('own pronoun', 'connective')} )${anySubject}`
  const lowerSubject = `(?=\\p{Ll})${anyOther}`
  const named = `(?:${titled}|${common}|${names})`
  /** `Ana Hall, the head of the office,`: two commas, looked for first, since few places have them. */
  const twoCommas = String.raw`(?=[^,!?:;“”"]{2,60}, [^.!?,:;“”"()]{1,60}, )`
  const described = String.raw`${named}, [^.!?,:;“”"()]{1,60},${adverb} ${verb}`
  const inverted = `${one('inverted')} (?!${one('not a subject')}\\b)${anySubject}`
  /** `Said the mayor`, as if it began a sentence. */
  const saidAnew = `${capital(one('bare inverted'))} ${common}`
  const bareInverted = `(?:${one('bare inverted')} (?!${one('not a subject', 'own pronoun')} )${anySubject}|${one('inverted before a name')} (?:${titled}|${names}))`
  const notLeading = String.raw`(?!,?\s*[:"“]| ['‘]| ${one('own object', 'subject pronoun', 'clause opener')}${wordEnd})`
  const clauseEnd = String.raw`${notLeading}(?=[.,]|$|[^.!?,;:“”"]{0,140}(?:[.!?]|$|\s["“]|, ${one('clause link')} ))`
  const speaker = `(?:${eitherCase(one('report pronoun'))}(?: ${one('adverb')})? )?`
  const formula = `(?:${one('tail verb')}(?: in)?(?: ${one('tail determiner')})?(?: following)? ${one('tail noun')}|${one('tail')})`
  const titledName = String.raw`(?:${one('title')}\.? )?(?!${one('title', 'abbreviation')}\.)(\p{Lu}[\p{L}’'-]{2,24})`
  const abbreviation = String.raw`(?:^|[\s“"(])(?:(?:\p{Lu}\.){1,4}\p{Lu}|(?<=(?:\p{Lu}[\p{L}’-]{1,20}|${one('title')}\.) )\p{Lu}|${one('title', 'abbreviation')})`
  /** So many characters up to a stop that ends a sentence, stops of abbreviations among them. */
  const upToStop = (signs: string, most: number) =>
    String.raw`${signs}{1,${most}}(?:(?:(?<=${abbreviation})\.|\.(?=\p{L}\.))${signs}{1,${most}}){0,4}`
  const clauseStop = String.raw`(?<!${abbreviation})\.`
  const unnamed = String.raw`(?<!${one('numbered')})(?!-\p{N})(?<!${one('title word')}(?= \p{Lu}))`
  const firstPerson = String.raw`(?<![\p{L}’'])${one('first person')}${wordEnd}${unnamed}`
  return {
    tagAfter: firstOf(
      [`${anySubject}${adverb} ${verb}`, inverted, twoCommas + described, saidAnew].map(
        clause => String.raw`^[\s,]{0,3}(${clause})${wordEnd}`
      )
    ),
    pronounTag: unicode(String.raw`^[\s,]{0,3}${one('report pronoun')}${adverb} ${verb}${wordEnd}`),
    invertedTag: unicode(String.raw`^ ${inverted}${wordEnd}`),
    tagAfterComma: unicode(
      String.raw`[,!?] (?:${anyOther}${adverb} (?:(?:${one('telling')}|${one('strong')}(?! ${one('determiner')} ))${wordEnd}${clauseEnd}|${verb}${notLeading}(?=[.,]|$))|${twoCommas}(?!${one('own pronoun', 'connective')} )${described}${notLeading}(?=[.,]|$)|${bareInverted}${clauseEnd})`,
      'y'
    ),
    tagVerb: unicode(` ${verb}${wordEnd}`),
    anyVerb: unicode(` ${one('verb', 'loose verb')}${wordEnd}`),
    endsInVerb: unicode(` ${verb}\\.$`),
    tagLike: firstOf([
      String.raw`[,!?]["”’'»]{0,2}(?= ${one('verb', 'loose verb')} (?:\p{Lu}|the ))`,
      String.raw`,(?= (?:${anyOther} ${one('loose verb')}[.,]|${one('passive')}${adverb} ${verb}${wordEnd}))`,
      // Whatever it does: `, she relents, and`.
      String.raw`,(?= ${one('report pronoun')} \p{Ll}{3,14}s[.,])`,
      String.raw`(?<=[,.!?…]) ?(?=[–—-]{1,2} )`,
      String.raw`(?:[.…]|(?<=[,.!?…] )['’])(?= (?:${lowerSubject}${adverb} ${verb}|${inverted})${wordEnd})`,
      String.raw` (?=[–—-]{1,2} (?:${anyOther}${adverb} ${verb}|${inverted})${wordEnd})`,
      String.raw`(?<!(?<!\p{L})${one('own pronoun')})(?= ${one('inverted')} (?:${one('title')}|${titledName})\.)`,
      String.raw`,(?= ${one('lead')} [^.!?“”"]{1,80}\.)`
    ]),
    tagBefore: unicode(
      [
        String.raw`[,:] (?:(?=[\p{L}\p{N}])(?<=(?<!\p{L})${one('strong', 'leading')}[,:] )`,
        String.raw`(?=\p{Lu}|${one('own pronoun')} )(?<=(?<!\p{L})${one('strong')}(?: (?!that\b)\p{Ll}{2,20}){1,3}[,:] )`,
        String.raw`(?=${one('own pronoun')} )(?<=(?<!\p{L})${eitherCase(one('lead'))} [^.!?,;:“”"]{1,60}, ))`
      ].join('|'),
      'g'
    ),
    introduced: unicode(
      String.raw`^(?:${eitherCase(one('lead'))}${wordEnd}|[^,]{0,80}(?<!\p{L})${one('leading')},|(?:${eitherCase(one('determiner'))}${nouns}|${part}[ \u00A0]${names}), ${one('own pronoun', 'determiner')} )`
    ),
    leadIn: unicode(String.raw`(?:\b(?:${verb}|${one('participle', 'lead')})${wordEnd}(?:[^.!?“”"]{0,60})[,:]?|:)\s*$`),
    bareAttribution: unicode(String.raw`^\s{0,3}(${speaker}${verb}\.)(?=\s(?!\.)|$)`),
    acting: unicode(String.raw`(?<!\p{L})${one('acting')}\.$`),
    sounding: unicode(` ${one('sounding')}$`),
    onlySaying: unicode(
      String.raw`(?<!\p{L})(?:${one('only saying', 'tail')}|${one('only saying tail verb')} [^.]{0,40})\.$`
    ),
    namedAttribution: unicode(
      String.raw`^\s{0,3}((?:${titledName} ${one('strong')}|${eitherCase(one('inverted'))} ${titledName})(?:\.(?=\s*$|\s+\p{Lu})|(?=\s*$)))`
    ),
    nextSentence: unicode(String.raw`^ {1,2}((?=.{4})${upToStop('[^.!?,;:“”"]', 100)}${clauseStop})(?=\s|$)`),
    shortSentences: unicode(
      String.raw`(?<=[.]) ((?=.{4})${upToStop('[^.!?,;:“”"]', 60)}${clauseStop})(?=\s(?!\.)|$)`,
      'g'
    ),
    wholeClause: unicode(String.raw`^[\s,]{0,3}${upToStop('[^.!?“”"]', 60)}(?:${clauseStop}|$)`),
    bareTag: unicode(String.raw`^ (${one('report pronoun')}(?: ${one('adverb')})? ${one('strong')}\.)(?=\s|$)`),
    reportingTail: unicode(String.raw`^\s{0,3}(${speaker}${formula}\.)(?=\s|$)`),
    swallowed: firstOf(
      [
        `${formula}|${verb}`,
        String.raw`(${verb}(?: ${one('title')}\.)? [^.!?“”"]{1,60})`,
        `((?:${eitherCase(one('report pronoun'))}|${names}) ${one('strong')})`,
        String.raw`(${lowerSubject}${adverb} ${verb}(?: \p{Ll}{2,12}){0,2})`
      ].map(clause => String.raw`(?<=[.!?]) (?:${clause})\.$`)
    ),
    editorial: unicode(
      String.raw`^(?:${one('editorial')}${wordEnd}|${capital(one('passive'))}${adverb} ${verb}${wordEnd}|${capital(one('report pronoun'))}${adverb} ${one('strong', 'inverted')}${wordEnd}(?!\.| ${one('own object')}))`
    ),
    endsInAbbreviation: unicode(String.raw`${abbreviation}\.$`),
    firstPerson: unicode(firstPerson),
    spoken: firstOf([
      firstPerson,
      String.raw`(?<![\p{L}’'])${one('spoken')}${wordEnd}`,
      String.raw`${one('spoken ending')}${wordEnd}(?<=\p{L}${one('spoken ending')})`
    ]),
    reporting: behind(String.raw`(?<![\p{L}])(?:${other}|${capital(one('determiner'))}${nouns})${adverb} `, verb),
    tagging: behind(String.raw`(?<![\p{L}])${other}${adverb} `, one('strong')),
    saying: behind(String.raw`(?<!\p{L})`, one('strong')),
    narrating: unicode(`^${one('narrating')}\\b`),
    past: unicode(String.raw`(?<![\p{L}’'])(?:${one('past', 'state')}|\p{Ll}{2,20}${one('past ending')})${wordEnd}`),
    state: unicode(String.raw`(?<![\p{L}’'])${one('state')}${wordEnd}`),
    pointing: unicode(`^${one('pointing')}${wordEnd}`),
    present: unicode(String.raw`(?<![\p{L}’'])${one('present')}${wordEnd}`),
    resumption: unicode(`^, ${one('resumption')}${wordEnd}`),
    answering: unicode(`^${eitherCase(one('answer'))}${wordEnd}`),
    dangling: unicode(String.raw`(?<!\p{L})${one('dangling')}\P{L}{0,3}$`),
    several: unicode(
      String.raw`(?<!\p{L})(?:${eitherCase(one('several'))}(?: [\p{L}’'-]{1,20}){0,3}|\p{Ll}{2,20}${one('plural ending')}(?<!${one('singular ending')})|${one('joining')}(?: [\p{L}’'-]{1,20}){1,2})${adverb} ${verb}${wordEnd}[^.!?“”"]{0,60}$`
    ),
    asking: unicode(` ${one('asking')}${wordEnd}`),
    replying: unicode(` ${one('replying')}${wordEnd}`),
    articles: new Set(wordsOf('article')),
    pronouns: new Set(wordsOf('subject pronoun').map(word => word.toLowerCase())),
    subordinate: unicode(String.raw`(?<!\p{L})${one('subordinate')}(?!\p{L})`),
    conjunction: unicode(`^\\s*${one('conjunction')}\\b`),
    linked: unicode(`^${one('linking')}${wordEnd}`),
    links: unicode(String.raw`(?<!\p{L})${one('linking')} $`),
    clause: unicode(String.raw`^${one('clause subject')} (?:\p{Ll}{1,20} ){2}`),
    phrase: unicode(`^${one('linking', 'phrase start')}(?![\\p{L}’'])`),
    described: unicode(
      String.raw`^ \p{Ll}{3,14}(?: ${name}){1,4}, (?:${one('determiner', 'relative')}|\p{N}{2}),? [^.!?;:“”"]{2,140}\.$`
    ),
    pointingBack: unicode(` ${one('pointing back')}\\.$`)
  }
}

function unicode(source: string, flags = ''): RegExp {
  return new RegExp(source, `${flags}u`)
}

/**
 * The first of some patterns to be found, each by itself: together they are found many times slower, and V8 takes the square of their
 * length to make them ready.
 */
function firstOf(sources: readonly string[]): Pattern {
  const patterns = sources.map(source => unicode(source))
  return {
    exec: text => {
      let first: RegExpExecArray | null = null
      for (const pattern of patterns) {
        const found = pattern.exec(text)
        if (found && (!first || found.index < first.index)) first = found
        if (first?.index === 0) break
      }
      return first
    },
    test: text => patterns.some(pattern => pattern.test(text))
  }
}

/** A word, and what must stand before it: a few words are found many times faster than what may stand before any. */
function behind(before: string, word: string): RegExp {
  return unicode(`${word}${wordEnd}(?<=${before}${word})`)
}

/** One of some words; nothing where there are none. Straight apostrophes match as well. */
function anyOf(words: readonly string[]): string {
  if (words.length === 0) return '(?!)'
  return `(?:${words.map(word => word.replaceAll('.', String.raw`\.`).replaceAll('’', "[’']")).join('|')})`
}

/** `(?:He|She)` */
function capital(words: string): string {
  return words.replaceAll(/(?<=[:|])\p{Ll}/gu, letter => letter.toUpperCase())
}

/** `(?:he|she)` at the start of a sentence as well. */
function eitherCase(words: string): string {
  return words.replaceAll(/(?<=[:|])\p{Ll}/gu, letter => `[${letter}${letter.toUpperCase()}]`)
}
