import {behind, capital, eitherCase, firstOf, unicode, wordEnd} from './expressions.js'
import type {Leads, Lexicon, SecondTags, Sentences, Tags, Voices, WordSets} from './lexicon.js'
import {name, type Parts, partsOf} from './lexicon-parts.js'
import {type Rows, Words} from './lexicon-words.js'

/**
 * The patterns of a language from its words.
 *
 * @param table The name of their table, for the error.
 * @throws {Error} Nothing asks for a class of the table.
 */
export function compile(rows: Rows, table: string): Lexicon {
  const all = new Words(rows)
  const parts = partsOf(all)
  const lexicon = {
    ...tags(all, parts),
    ...leads(all, parts),
    ...secondTags(all, parts),
    ...voices(all, parts),
    ...sentences(all, parts),
    ...words(all)
  }
  all.refuseOthers(table)
  return lexicon
}

function tags(words: Words, parts: Parts): Tags {
  const {one} = words
  const {
    verb,
    adverb,
    anyOther,
    twoCommas,
    described,
    inverted,
    saidAnew,
    bareInverted,
    clauseEnd,
    notLeading,
    describedEnd,
    upToStop,
    clauseStop,
    anySubject
  } = parts
  return {
    tagAfter: firstOf(
      [`${anySubject}${adverb} ${verb}`, inverted, twoCommas + described, saidAnew].map(
        clause => String.raw`^[\s,]{0,3}(${clause})${wordEnd}`
      )
    ),
    pronounTag: unicode(String.raw`^[\s,]{0,3}${one('report pronoun')}${adverb} ${verb}${wordEnd}`),
    invertedTag: unicode(String.raw`^ ${inverted}${wordEnd}`),
    tagAfterComma: unicode(
      String.raw`[,!?] (?:${anyOther}${adverb} (?:(?:${one('telling')}|${one('strong')}(?! ${one('determiner')} ))${wordEnd}${clauseEnd}|${verb}${notLeading}(?=[.,]|$))|${twoCommas}(?!${one('own pronoun', 'connective')} )${described}${describedEnd}|${bareInverted}${clauseEnd})`,
      'y'
    ),
    described: unicode(
      String.raw`^ \p{Ll}{3,14}(?: ${name}){1,4}, (?:${one('determiner', 'relative')}|\p{N}{2}),? [^.!?;:“”"]{2,140}\.$`
    ),
    tagLike: firstOf(tagLikes(words, parts)),
    tagVerb: unicode(` ${verb}${wordEnd}`),
    anyVerb: unicode(` ${one('verb', 'loose verb')}${wordEnd}`),
    endsInVerb: unicode(` ${verb}\\.$`),
    sounding: unicode(` ${one('sounding')}$`),
    asking: unicode(` ${one('asking')}${wordEnd}`),
    replying: unicode(` ${one('replying')}${wordEnd}`),
    wholeClause: unicode(String.raw`^[\s,]{0,3}${upToStop('[^.!?“”"]', 60)}(?:${clauseStop}|$)`)
  }
}

/** What may be clauses that attribute, one by one. */
function tagLikes({one}: Words, {adverb, anyOther, inverted, lowerSubject, titledName, verb}: Parts): string[] {
  return [
    String.raw`[,!?]["”’'»]{0,2}(?= ${one('verb', 'loose verb')} (?:\p{Lu}|the |${one('circumstance')} ))`,
    String.raw`,(?= (?:${anyOther} ${one('loose verb')}[.,]|${one('passive')}${adverb} ${verb}${wordEnd}))`,
    // Whatever it does: `, she relents, and`.
    String.raw`,(?= ${one('report pronoun')} \p{Ll}{3,14}s[.,])`,
    String.raw`(?<=[,.!?…]) ?(?=[–—-]{1,2} )`,
    String.raw`(?:[.…]|(?<=[,.!?…] )['’])(?= (?:${lowerSubject}${adverb} ${verb}|${inverted})${wordEnd})`,
    String.raw` (?=[–—-]{1,2} (?:${anyOther}${adverb} ${verb}|${inverted})${wordEnd})`,
    String.raw`(?<!(?<!\p{L})${one('own pronoun')})(?= ${one('inverted')} (?:${one('title')}|${titledName})\.)`,
    String.raw`,(?= ${one('lead')} [^.!?“”"]{1,80}\.)`
  ]
}

function leads({one}: Words, {verb, names, nouns, part, adverb}: Parts): Leads {
  return {
    leadIn: unicode(String.raw`(?:\b(?:${verb}|${one('participle', 'lead')})${wordEnd}(?:[^.!?“”"]{0,60})[,:]?|:)\s*$`),
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
    several: unicode(
      String.raw`(?<!\p{L})(?:${eitherCase(one('several'))}(?: [\p{L}’'-]{1,20}){0,3}|\p{Ll}{2,20}${one('plural ending')}(?<!${one('singular ending')})|${one('joining')}(?: [\p{L}’'-]{1,20}){1,2})${adverb} ${verb}${wordEnd}[^.!?“”"]{0,60}$`
    ),
    pointingBack: unicode(` ${one('pointing back')}\\.$`),
    addressing: unicode(
      String.raw`(?<!\p{L})${one('addressing')} (?:${one('object pronoun')}${wordEnd}|(?:${one('title')}\.?|${one('determiner')}(?! (?:[\p{L}’'-]{1,20} ){0,2}${one('public')}${wordEnd})) |\p{Lu}[\p{L}’'-]{1,20}:)`
    )
  }
}

function secondTags(
  {one}: Words,
  {verb, names, adverb, lowerSubject, speaker, formula, titledName, upToStop, clauseStop}: Parts
): SecondTags {
  return {
    bareAttribution: unicode(String.raw`^\s{0,3}(${speaker}${verb}\.)(?=\s(?!\.)|$)`),
    namedAttribution: unicode(
      String.raw`^\s{0,3}((?:${titledName} ${one('strong')}|${eitherCase(one('inverted'))} ${titledName})(?:\.(?=\s*$|\s+\p{Lu})|(?=\s*$)))`
    ),
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
    nextSentence: unicode(String.raw`^ {1,2}((?=.{4})${upToStop('[^.!?,;:“”"]', 100)}${clauseStop})(?=\s|$)`),
    shortSentences: unicode(
      String.raw`(?<=[.]) ((?=.{4})${upToStop('[^.!?,;:“”"]', 60)}${clauseStop})(?=\s(?!\.)|$)`,
      'g'
    ),
    acting: unicode(String.raw`(?<!\p{L})${one('acting')}\.$`),
    onlySaying: unicode(
      String.raw`(?<!\p{L})(?:${one('only saying', 'tail')}|${one('only saying tail verb')} [^.]{0,40})\.$`
    )
  }
}

function voices({one}: Words, {verb, nouns, adverb, other, firstPerson}: Parts): Voices {
  return {
    editorial: unicode(
      String.raw`^(?:${one('editorial')}${wordEnd}|${capital(one('passive'))}${adverb} ${verb}${wordEnd}|${capital(one('report pronoun'))}${adverb} ${one('strong', 'inverted')}${wordEnd}(?!\.| ${one('own object')}))`
    ),
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
    past: unicode(
      String.raw`(?<![\p{L}’'])(?!${one('not past')}${wordEnd})(?:${one('past', 'state')}|\p{Ll}{2,20}${one('past ending')})${wordEnd}`
    ),
    state: unicode(String.raw`(?<![\p{L}’'])${one('state')}${wordEnd}`),
    present: unicode(String.raw`(?<![\p{L}’'])${one('present')}${wordEnd}`),
    pointing: unicode(`^${one('pointing')}${wordEnd}`)
  }
}

function sentences({one}: Words, {abbreviation}: Parts): Sentences {
  return {
    endsInAbbreviation: unicode(String.raw`${abbreviation}\.$`),
    answering: unicode(`^${eitherCase(one('answer'))}${wordEnd}`),
    dangling: unicode(String.raw`(?<!\p{L})${one('dangling')}\P{L}{0,3}$`),
    resumption: unicode(`^, ${one('resumption')}${wordEnd}`),
    subordinate: unicode(String.raw`(?<!\p{L})${one('subordinate')}(?!\p{L})`),
    conjunction: unicode(`^\\s*${one('conjunction')}\\b`),
    linked: unicode(`^${one('linking')}${wordEnd}`),
    links: unicode(String.raw`(?<!\p{L})${one('linking')} $`),
    secondPerson: unicode(String.raw`(?<![\p{L}’'])${eitherCase(one('second person'))}${wordEnd}`),
    replied: unicode(`^${one('reply')}${wordEnd}`),
    female: unicode(String.raw`(?<![\p{L}’'])${eitherCase(one('female'))}${wordEnd}`),
    male: unicode(String.raw`(?<![\p{L}’'])${eitherCase(one('male'))}${wordEnd}`),
    clause: unicode(String.raw`^${one('clause subject')} (?:\p{Ll}{1,20} ){2}`),
    phrase: unicode(`^${one('linking', 'phrase start')}(?![\\p{L}’'])`)
  }
}

function words({of}: Words): WordSets {
  return {
    articles: new Set(of('article')),
    pronouns: new Set(of('subject pronoun').map(word => word.toLowerCase()))
  }
}
