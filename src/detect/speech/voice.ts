import type {Paragraph} from '../../parse/document.js'
import type {Lexicon} from './lexicon.js'
import type {Mark} from './marks.js'
import {leadsIn} from './speakers.js'
import {tagSight} from './tags.js'

/** Who seems to talk in a sentence: somebody about himself, somebody about others, only the paper about the speaker, or nobody can say. */
export type Voice = 'speech' | 'narration' | 'speaker' | 'unclear'

/** The voice of a sentence. @param personal Whether the article speaks of `I` outside speech. */
export function voiceOf(sentence: string, lexicon: Lexicon, personal: () => boolean): Voice {
  const [words = ''] = /^[^“”"«»]*/u.exec(sentence) ?? []
  if (lexicon.editorial.test(words)) return 'speaker'
  if (lexicon.spoken.test(words)) return lexicon.reporting.test(words) || personal() ? 'unclear' : 'speech'
  return looksLikeNarration(words, lexicon) ? 'narration' : 'unclear'
}

/** Speech of somebody about himself: says `we` or `I`, and nobody is reported to say anything. */
export function isPlainSpeech(text: string, {firstPerson, reporting}: Lexicon): boolean {
  return firstPerson.test(text) && !reporting.test(text)
}

/** `The town cheered.`: it tells what was, in words that a reporter writes. Not `It was a mistake.`, which many say. */
export function isTold(sentence: string, {past, present, pointing, spoken}: Lexicon): boolean {
  return past.test(sentence) && ![present, pointing, spoken].some(other => other.test(sentence))
}

export function looksLikeNarration(sentence: string, {reporting, narrating, firstPerson}: Lexicon): boolean {
  return reporting.test(sentence) || (narrating.test(sentence) && !firstPerson.test(sentence))
}

/** `We have no money, and it rains.` Not `In the end we won` behind a comma: what stands before it may be the paper’s. */
export function beginsSpoken(sentence: string, {spoken}: Lexicon): boolean {
  return spoken.test(/^[^,;:–—]*/u.exec(sentence)?.[0] ?? '')
}

/** `The agency said it had no reports.` `The town cheered.` Not `He is bold.`, which somebody may say of another. */
export function isOfPaper(sentence: string, lexicon: Lexicon): boolean {
  return !lexicon.spoken.test(sentence) && (lexicon.reporting.test(sentence) || isTold(sentence, lexicon))
}

/** Words that name who speaks in a paragraph: of the clauses that lead to speech or follow it. */
export function speakersOf({text, start}: Paragraph, own: readonly Mark[], lexicon: Lexicon): ReadonlySet<string> {
  let clauses = ''
  for (const mark of own) {
    const before = text.slice(Math.max(0, mark.start - start - tagSight), mark.start - start)
    const after = text.slice(mark.end - start, mark.end - start + tagSight / 2)
    if (mark.spacing !== 'close' && leadsIn(before, lexicon)) clauses += ` ${/[^.!?“”"«»]*$/u.exec(before)?.[0] ?? ''}`
    if (mark.spacing !== 'open' && lexicon.tagAfter.test(after))
      clauses += ` ${/^,?[^.!?,;:“”"«»]*/u.exec(after)?.[0] ?? ''}`
  }
  return new Set(clauses.toLowerCase().match(/\p{L}{4,}/gu))
}

/** One of those words begins it: `Kaya then left.` `The minister then left.` */
export function beginsWithSpeaker(sentence: string, speakers: () => ReadonlySet<string>): boolean {
  const first = /^(?:The )?(\p{L}{4,})/u.exec(sentence)?.[1]?.toLowerCase()
  return first !== undefined && speakers().has(first)
}
