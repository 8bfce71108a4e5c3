import {capital, eitherCase, wordEnd} from './expressions.js'
import type {Words} from './lexicon-words.js'

export const name = String.raw`[\p{Lu}][\p{L}.’'-]{0,24}`

export type Parts = ReturnType<typeof partsOf>

/** What clauses about speech are made of. */
export function partsOf({one}: Words) {
  const verb = one('verb')
  const part = `(?:${name}|${one('name particle')})`
  const names = String.raw`(?:${part}[ \u00A0]){0,5}${part}(?: \([^()]{1,20}\))?`
  const nouns = String.raw`(?: [\p{L}\p{N}’'-]{1,20}){1,5}?`
  const common = one('determiner') + nouns
  /** `courier Emre Sahling`, `74-year-old customer Ana Hall` */
  const titled = String.raw`(?:\p{N}{1,3}-(?=\p{Ll}))?(?:\p{Ll}[\p{Ll}-]{1,20} ){1,3}${names}`
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
  const twoCommas = String.raw`(?=[^,!?:;“”"]{2,60}, [^.!?,:;“”"()]{1,90}, )`
  const described = String.raw`${named}, [^.!?,:;“”"()]{1,90},${adverb} ${verb}`
  const inverted = `${one('inverted')} (?!${one('not a subject')}\\b)${anySubject}`
  /** `Said the mayor`, as if it began a sentence. */
  const saidAnew = `${capital(one('bare inverted'))} ${common}`
  const bareInverted = `(?:${one('bare inverted')} (?!${one('not a subject', 'own pronoun')} )${anySubject}|${one('inverted before a name')} (?:${titled}|${names}))`
  const notLeading = String.raw`(?!,?\s*[:"“]| ['‘]| ${one('own object', 'subject pronoun', 'clause opener')}${wordEnd})`
  const clauseEnd = String.raw`${notLeading}(?=[.,]|$|[^.!?,;:“”"]{0,140}(?:[.!?]|$|,?\s["“]|, ${one('clause link')} ))`
  /** Behind a verb, where and when at most. */
  const circumstanceEnd = String.raw`${notLeading}(?=[.,]|$| ${one('circumstance')} [^.!?,;:“”"]{1,80}\.)`
  /** Behind the verb of a described speaker also whom it was told. */
  const describedEnd = String.raw`(?:${circumstanceEnd}|(?<= ${one('telling')})(?! ${one('own object')}${wordEnd})(?= [^.!?,;:“”"]{1,60}\.))`
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
    verb,
    part,
    names,
    nouns,
    anySubject,
    adverb,
    other,
    anyOther,
    lowerSubject,
    twoCommas,
    described,
    inverted,
    saidAnew,
    bareInverted,
    notLeading,
    clauseEnd,
    describedEnd,
    speaker,
    formula,
    titledName,
    abbreviation,
    upToStop,
    clauseStop,
    firstPerson
  }
}
