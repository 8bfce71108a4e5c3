/**
 * Words of reporting in English. Data: a language adds a file beside this one.
 */
const verbs = `said says say added adds told asked asks noted notes stated states explained explains continued stressed
replied recalled warned insisted announced wrote writes argued claimed declared commented concluded emphasized emphasised
pointed admitted acknowledged suggested remarked observed responded answered complained joked shouted yelled whispered
tweeted recounted mused quipped testified agreed predicted urged promised pledged vowed maintained contended asserted
reiterated underlined highlighted mentioned expressed cautioned conceded confirmed reported thundered laughed shrugged`
  .split(/\s+/u)
  .join('|')

const pronoun = 'he|she|they|it|we|I|you|who|one'
const name = String.raw`(?:[\p{Lu}][\p{L}.’'-]{0,24}|de|al|van|von|bin|el|da|dos|der|ben)`
const names = String.raw`(?:${name}[ \u00A0]){0,5}${name}`
const common = String.raw`(?:the|a|an|one|his|her|another|our|their|some|many|several)(?: [\p{L}\p{N}’'-]{1,20}){1,5}?`
const subject = `(?:${pronoun}|${common}|${names})`
const adverb = String.raw`(?: (?:also|then|later|once|has|had|have|would|\p{Ll}{2,14}ly))?`

/** A reporting clause that follows speech: `he said`, `said Mr. X`, `the minister told reporters`. */
const inverted = `said|says|added|asked|replied|wrote|writes|explained|noted|recalled|admitted|agreed|argued|warned|concluded|continued|insisted|stressed|declared|announced|commented|responded|answered|joked`
/** Behind the verb a title may stand bare: `said courier Emre Sahling`. */
const invertedSubject = String.raw`(?:(?:\p{Ll}{2,20} ){1,3}${names}|${subject})`
const tagSource = `(?:${subject}${adverb} (?:${verbs})|(?:${inverted}) (?!that\\b|it\\b|so\\b|to\\b|in\\b)${invertedSubject})`
/** Nobody tags his own speech inside it. */
const other = `(?!I |[Ww]e |[Yy]ou |[Ww]ho |[Ii]t |[Oo]ne |[Oo]ur |[Nn]obody )${subject}`
const strong = 'said|says|added|told|asked|wrote|mused|joked|quipped|tweeted|recalled|explained|noted|replied|remarked'

export const tagAfter = new RegExp(String.raw`^[\s,]{0,3}(${tagSource})(?![\p{L}\p{N}])`, 'u')

/** The same, where the mark before it is missing: `go, he said.` Sticky. */
const clauseEnd = String.raw`(?!,?\s*[:"“])(?=[.,]|$|[^.!?,;:“”"]{0,60}(?:[.!?]|$|\s["“]))`
export const tagAfterComma = new RegExp(
  String.raw`[,!?] (?:${other}${adverb} (?:(?:${strong})${clauseEnd}|(?:${verbs})(?!,?\s*[:"“])(?=[.,]|$))|(?:said|says|added|asked) (?!that\b|it\b|so\b|to\b|in\b|I |we )${invertedSubject}${clauseEnd})`,
  'uy'
)

/** The clause that leads to speech: `Stoltenberg said: `, `, saying: `, `added that “`. */
export const leadIn = new RegExp(
  String.raw`(?:\b(?:${verbs}|saying|adding|telling|asking|noting|stating|stressing|writing|warning|arguing|explaining|claiming|replying|continuing|concluding|recalling|according to)(?:[^.!?“”"]{0,60})[,:]?|:)\s*$`,
  'u'
)

/** A sentence that only says who spoke, or only that somebody did: `He said.` `said.` */
export const bareAttribution = new RegExp(
  String.raw`^\s{0,3}((?:(?:[Hh]e|[Ss]he|[Tt]hey)(?: also)? )?(?:${verbs})\.)(?=\s|$)`,
  'u'
)

/** A clause of saying that begins behind a stop, in lower case, where speech lost its end: `long. said Mr. X.` */
export const swallowed = new RegExp(
  String.raw`(?<=[.!?]) (?:${verbs})((?: (?:Mr|Mrs|Ms|Dr)\.)?(?: [^.!?“”"]{1,60})?)\.$`,
  'u'
)

/** Translated closing formulas of Turkish and other news: `used the phrases.` */
export const reportingTail =
  /^\s{0,3}((?:(?:[Hh]e|[Ss]he|[Tt]hey) )?(?:used (?:the|these|his|her|following|such)? ?(?:following )?(?:phrases?|expressions?|words?|statements?|sentences?|terms?)|made (?:the|a|an|this|his|her|these)? ?(?:following )?(?:statements?|assessments?|evaluations?|remarks?|comments?|explanations?|determinations?|warnings?|calls?|speech)|(?:found|gave|shared|included|spoke|had)(?: in)? (?:the|these|this|his|her|following)? ?(?:following )?(?:evaluations?|statements?|informations?|assessments?|words?|expressions?|views?|opinions?|messages?|thoughts?|phrases?)|spoke (?:in the form|as follows)|expressed (?:himself|herself|it)(?: (?:as follows|with these words))?)\.)(?=\s|$)/u

const firstPerson =
  /(?<![\p{L}’'])(?:I|we|We|our|Our|us|my|My|me|ours|mine|I['’]\p{L}+|[Ww]e['’]\p{L}+|[Ll]et['’]s)(?![\p{L}])/u
const reporting = new RegExp(String.raw`(?<![\p{L}])(?:${other})${adverb} (?:${verbs})(?![\p{L}])`, 'u')
const tagging = new RegExp(String.raw`(?<![\p{L}])(?:${other})${adverb} (?:${strong})(?![\p{L}])`, 'u')
const impersonal = /^(?:He|She|The|A|An|His|Her|In|On|At|After|Before|According|Meanwhile|During)\b/u

/** Speech of somebody about himself: says `we` or `I`, and nobody is reported to say anything. */
export function isPlainSpeech(text: string): boolean {
  return firstPerson.test(text) && !reporting.test(text)
}

export function isFirstPerson(text: string): boolean {
  return firstPerson.test(text)
}

/** Somebody is reported to say something. */
export function reports(text: string): boolean {
  return reporting.test(text)
}

/** The last sentence of a text reports what somebody said. */
export function endsInReport(text: string): boolean {
  return tagging.test(/[^.!?]*[.!?…]?["”’']?\s*$/u.exec(text.slice(-400))?.[0] ?? '')
}

export function looksLikeNarration(sentence: string): boolean {
  return reporting.test(sentence) || (impersonal.test(sentence) && !firstPerson.test(sentence))
}
