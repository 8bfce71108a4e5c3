import type {Root} from 'nlcst'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {toMessage} from '../../src/detect/report.js'
import {damageNames} from '../../src/detect/speech/damages.js'
import {speech} from '../../src/detect/speech/index.js'
import {glyphsOf} from '../../src/detect/speech/glyphs.js'
import {lexiconOf} from '../../src/detect/speech/lexicon.js'
import type {Place} from '../../src/detect/speech/moves.js'
import {readPassages} from '../../src/detect/speech/passage.js'
import {readSpeech} from '../../src/detect/speech/windows.js'
import {applyEdits} from '../../src/edit/apply.js'
import {moveEdits} from '../../src/edit/move.js'
import {retextBlocks} from '../../src/parse/block-parser.js'
import {Document} from '../../src/parse/document.js'
import type {Edit, Message} from '../../src/types.js'
import {escaped} from './escapes.js'

/** All damages of the speech model, each trusted as far as the model trusts it. */
const rules = damageNames.map(damage => ({id: damage, fix: 'safe', options: {damage}}) as const)
const processor = unified().use(retextBlocks).use(speech, rules).freeze()

/** What is found in a text, and its tree. */
export function look(
  text: string,
  data: VFile['data'] = {}
): {readonly messages: readonly Message[]; readonly tree: Root} {
  const file = new VFile({value: text, data})
  const tree = processor.parse(file)
  processor.runSync(tree, file)
  const messages = file.messages.map(one => toMessage(text, one)).filter(one => one !== undefined)
  return {messages, tree}
}

/** How many stretches of lines are read, since their marks could be read in more than one way. */
export function stretchesRead(text: string, thorough = false): number {
  return readSpeech(new Document(processor.parse(text), text, {thorough})).windows.length
}

/** What is read of a text, and its document, which a look at what has become of the text may start from. */
export function read(text: string, before: {readonly document?: Document} = {}) {
  const document = new Document(processor.parse(text), text, {earlier: before.document})
  return {document, windows: readSpeech(document).windows}
}

/** The places of a text where a reading may change. */
export function placesIn(text: string, language: string): Place[] {
  const document = new Document(processor.parse(text), text, {language})
  const passages = readPassages(document.paragraphs, glyphsOf(document), lexiconOf(language), () => false)
  return passages.flatMap(({steps}) => steps.map(step => step.place))
}

/**
 * What is found in a text as a person is told of it, in the words of the transcripts beside this file.
 *
 * @param lead What stands before the text, and is not told of.
 */
export function transcriptOf(text: string, data?: VFile['data'], lead = ''): string {
  return look(lead + text, data)
    .messages.map(one => told(text, moved(one, -lead.length)))
    .join('\n')
}

function moved({edits, otherwise, ...message}: Message, by: number): Message {
  const other = otherwise && {otherwise: {...otherwise, edits: moveEdits(otherwise.edits, by)}}
  return {...message, edits: moveEdits(edits, by), ...other}
}

function told(text: string, {ruleId, actual, expected, edits, fix, note, otherwise}: Message): string {
  const after = (made: readonly Edit[]) => `    = ${escaped(applyEdits(text, made))}`
  return [
    `  ${ruleId}, ${fix}: \`${escaped(actual)}\` → ${expected === undefined ? '?' : `\`${escaped(expected)}\``}`,
    after(edits),
    ...(note === undefined ? [] : [`    ! ${note}`]),
    ...(otherwise
      ? [`    | ${otherwise.reading}`, ...(otherwise.edits.length > 0 ? [after(otherwise.edits)] : [])]
      : [])
  ].join('\n')
}
