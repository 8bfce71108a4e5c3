import {doubtAbout, doubted, removal, startingLow, wordsIn} from './attribution.js'
import {attributedAgain} from './attribution-again.js'
import type {Damage} from './damages.js'
import type {Lexicon} from './lexicon.js'
import type {Passage} from './passage.js'
import {type Context, ended} from './quotation.js'
import {endsSentence, lastSentence} from './sentences.js'
import {leadsIn, namesSpeaker} from './speakers.js'

/** Who spoke is said behind the speech, and was said before. */
export function secondAttribution(context: Context): Damage | undefined {
  return tail(context) ?? bare(context) ?? attributedAgain(context) ?? twice(context)
}

function tail({passage, close, before, speech, after}: Context): Damage | undefined {
  const {lexicon} = passage
  const found = lexicon.reportingTail.exec(after)
  if (!found || !ended.test(speech)) return undefined
  const doubt = doubtAbout(found[1] ?? '', lexicon) ?? doubtAboutVerb(before, lexicon)
  return doubted(removal(passage, 'reporting-tail', close.end, found), doubt)
}

/** `Minister Hall, “We go.” said.`: it is the verb of the sentence. */
function doubtAboutVerb(before: string, lexicon: Lexicon): string | undefined {
  const isWhole =
    /^$|[.!?…:]["”’'»)\]]{0,2}\s*$/u.test(before.trimEnd()) || namesSpeaker(lastSentence(before, lexicon), lexicon)
  return isWhole ? undefined : 'It may be the verb of the sentence that the speech stands in'
}

/** `Stoltenberg said: “….” He said.` Behind `?` and `!` only where the speaker has been named right before. */
function bare({passage, close, before, speech, after}: Context): Damage | undefined {
  const {lexicon} = passage
  if (!ended.test(speech)) return undefined
  if (!/\.$/u.test(speech)) {
    const tag = lexicon.bareTag.exec(after)
    return tag && /[,:]\s{0,3}$/u.test(before) && lexicon.tagVerb.test(lastSentence(before, lexicon))
      ? removal(passage, 'bare-attribution', close.end, tag)
      : undefined
  }
  const found = lexicon.bareAttribution.exec(after)
  if (!found) return told({passage, close, before, after})
  const [, clause = ''] = found
  if (/^\p{Ll}+\.$/u.test(clause))
    return doubted(removal(passage, 'reporting-tail', close.end, found), doubtAboutVerb(before, lexicon))
  const isNamed = /^\p{Ll}/u.test(clause) ? leadsIn(before, lexicon) : namesSpeaker(before, lexicon)
  const doubt = doubtAbout(clause, lexicon) ?? (isNamed ? undefined : 'The paragraph names no speaker before')
  return doubted(removal(passage, 'bare-attribution', close.end, found), doubt)
}

/** `Prokhorenko, deputy chairman, told the daily: “….” Prokhorenko said.` `“….” said Prokhorenko.` `“….” She told the daily.` */
function told({passage, close, before, after}: Pick<Context, 'passage' | 'close' | 'before' | 'after'>) {
  const {lexicon} = passage
  const found = lexicon.namedAttribution.exec(after) ?? lexicon.nextSentence.exec(after)
  if (!found || !leadsIn(before, lexicon)) return undefined
  const [, clause = '', name = found[3]] = found
  const isTold =
    saysLeadAgain(clause, before, lexicon) ||
    saysLeadTurned(clause, before, lexicon) ||
    (name === undefined ? retells(clause, before, lexicon) : before.includes(name))
  return isTold ? removal(passage, 'bare-attribution', close.end, found) : undefined
}

/** `The ministry said in a statement: “….” The ministry said in a statement.` Without a title that stood before, too. Not `His face said it all: “….” His face said it all.` */
function saysLeadAgain(clause: string, before: string, lexicon: Lexicon): boolean {
  const lead = lastSentence(before, lexicon).replace(/[:,]\s*$/u, '')
  const said = clause.slice(0, -1)
  const isSame = lead === said || (lead.endsWith(` ${said}`) && !endsSentence(lead.slice(0, -said.length - 1), lexicon))
  return isSame && !lexicon.pointingBack.test(clause)
}

/** `Mayor Hall said: “….” said Mayor Hall.` */
function saysLeadTurned(clause: string, before: string, lexicon: Lexicon): boolean {
  if (!/^\p{Ll}/u.test(clause) || !lexicon.invertedTag.test(` ${clause}`)) return false
  const lead = new Set(wordsIn(lastSentence(before, lexicon)))
  return wordsIn(clause).every(word => lead.has(word))
}

/** Whether behind its pronoun a clause only has words of the one that led to the speech. */
function retells(clause: string, before: string, lexicon: Lexicon): boolean {
  if (!lexicon.pronounTag.test(` ${startingLow(clause)}`)) return false
  const lead = new Set(wordsIn(lastSentence(before, lexicon)))
  return wordsIn(clause)
    .slice(1)
    .every(word => lexicon.articles.has(word) || lead.has(word))
}

/** A line that says `He said.` and no more, behind a line that ends in speech. */
export function ownLineAttribution({paragraph, lexicon}: Passage, before: Passage | undefined): Damage | undefined {
  const found = lexicon.bareAttribution.exec(paragraph.text) ?? lexicon.reportingTail.exec(paragraph.text)
  const last = before?.pairs.at(-1)
  if (!found || !before || !last?.close || found[0].length < paragraph.text.length) return undefined
  const edits = [{range: [before.paragraph.end, paragraph.end] as const, text: ''}]
  const damage = {name: 'bare-attribution', range: [paragraph.start, paragraph.end], edits, expected: ''} as const
  const after = before.paragraph.text.slice(last.close.end - before.paragraph.start)
  if (after !== '')
    return /^\p{Ll}/u.test(paragraph.text) && after.endsWith('.') && lexicon.tagAfter.test(after) ? damage : undefined
  const context = before.paragraph.text.slice(0, last.start - before.paragraph.start - 1)
  const doubt =
    doubtAbout(found[1] ?? '', lexicon) ??
    (namesSpeaker(context, lexicon) ? undefined : 'The paragraph before names no speaker')
  return doubted(damage, doubt)
}

/**
 * Cheap test of whether what only says who spoke may stand behind speech that has ended, or a word by itself.
 *
 * @param before What stands before the speech.
 */
export function mayTagEnded(before: string, stop: string, after: string, lexicon: Lexicon): boolean {
  if (oneWord.test(after) || lexicon.reportingTail.test(after)) return true
  if (stop !== '.') return lexicon.bareTag.test(after) && /[,:]\s{0,3}$/u.test(before.slice(-4))
  if (lexicon.bareAttribution.test(after) || lexicon.namedAttribution.test(after)) return true
  return lexicon.nextSentence.test(after) && leadsIn(before, lexicon)
}

const oneWord = /^\s{1,3}[^\s.]+\.(?:\s|$)/u

/** `Stoltenberg said: “…,” he added.`: offered, never done. */
function twice({passage, close, before, speech, after}: Context): Damage | undefined {
  const {lexicon} = passage
  const isTag = lexicon.tagAfter.test(after) || lexicon.reportingTail.test(after)
  if (!isTag || !/,$/u.test(speech) || !/:\s*$|,\s*$/u.test(before) || !leadsIn(before, lexicon)) return undefined
  const whole = lexicon.wholeClause.exec(after)
  if (!whole || /[,;:]/u.test(whole[0])) return undefined
  const {start, text} = passage.paragraph
  const comma = close.start - 1
  if (text[comma - start] !== ',') return undefined
  const end = close.end + whole[0].length
  const edits = [{range: [comma, end] as const, text: `.${close.text}`}]
  const range = [close.end + 1, end] as const
  if (lexicon.reportingTail.test(after)) return {name: 'reporting-tail', range, edits}
  const note = 'The paragraph says before the speech who speaks'
  return {name: 'double-attribution', range, edits, fix: 'suggest', note}
}
