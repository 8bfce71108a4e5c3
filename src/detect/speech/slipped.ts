import type {Damage} from './damages.js'
import type {Lexicon} from './lexicon.js'
import {textBehind} from './passage.js'
import type {Context} from './quotation.js'
import {isOneSentence} from './sentences.js'
import {begins} from './speakers.js'

/** `“It is warm, said” the mayor.` `“It is warm, she” said.` `“It is warm, the” mayor said.` */
export function late({passage: {lexicon}, pair, close, before, speech, after}: Context): Damage | undefined {
  const words = beginsTag.exec(speech)?.[0]
  if (words === undefined || close.spacing !== 'close') return undefined
  const isTag =
    lexicon.invertedTag.test(words + after) ||
    (begins(pair, before) && saysWho(words, after, lexicon)) ||
    (lexicon.dangling.test(words) && lexicon.tagAfter.test(words + after))
  if (!isTag) return undefined
  const range = [close.start - words.length, close.end] as const
  return {name: 'late-close', range, expected: close.text + words}
}

/** `Hall “said: We go.”` Whole clauses and words that follow may be quoted: `“Hall said: We go.”` `Hall “said that we go.”` */
export function early({passage, pair: {open}, close, before, speech}: Context): Damage | undefined {
  if (!open) return undefined
  const {lexicon} = passage
  const words = verbBeforeSpeech(speech, before, lexicon) || clauseBeforeSpeech(speech, before, lexicon)
  const isTagged = /[,!?]$/u.test(speech) && lexicon.tagAfter.test(textBehind(passage, close.end))
  if (words === '' || isTagged) return undefined
  const isSpeech = /[.!?…]['’]?$/u.test(speech) && !isOneSentence(speech, lexicon)
  const isSure = words.endsWith(': ') && /^\p{Ll}/u.test(words) && isSpeech
  const doubt = {fix: 'suggest', note: 'The clause may be quoted as well'} as const
  return {
    name: 'early-open',
    range: [open.start, open.end + words.length],
    expected: words + open.text,
    ...(!isSure && doubt)
  }
}

/** A verb of saying without its subject, up to the speech that it leads to; empty: there is none. */
function verbBeforeSpeech(speech: string, before: string, {tagVerb}: Lexicon): string {
  if (!/\p{L} $/u.test(before.slice(-2))) return ''
  const words = /^\p{Ll}{3,14}(?: \p{Ll}{2,12}){0,2}(?:: (?=[\p{Lu}\p{N}])| that (?=\p{Ll}))/u.exec(speech)?.[0] ?? ''
  return tagVerb.exec(` ${words}`)?.index === 0 ? words : ''
}

/** `Ana Hall told us: `; empty: there is none. */
function clauseBeforeSpeech(speech: string, before: string, lexicon: Lexicon): string {
  const words = /^\p{Lu}[^“”":.!?]{2,80}: (?=\p{Lu})/u.exec(speech)?.[0] ?? ''
  const isClause =
    before.trim() === '' && lexicon.tagVerb.test(words) && !lexicon.firstPerson.test(words.split(' ')[0] ?? '')
  return isClause ? words : ''
}

/** Behind the last comma of speech a verb, or who spoke. */
const beginsTag = /(?<=[\p{L}\p{N}],) \p{Ll}{2,14}$/u

/** ` she” said.`, ` she” said of the result`. Not ` they” said the teacher`. */
function saysWho(words: string, after: string, {pronounTag, subordinate}: Lexicon): boolean {
  const rest = after.replace(/^ \p{Ll}+/u, '')
  return pronounTag.test(words + after) && (/^(?:[.,]|$)/u.test(rest) || subordinate.exec(rest)?.index === 1)
}
