import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {applyEdits} from '../src/edit/apply.js'
import {look, transcriptOf, unescaped} from './speech/findings.js'

/** Text, language and what is found, as the transcript says. */
type Passage = readonly [text: string, language: string, found: string]

const folder = 'tests/speech'
const transcripts = readdirSync(folder)
  .filter(name => name.endsWith('.txt'))
  .map(name => [path.basename(name, '.txt'), passagesIn(readFileSync(path.join(folder, name), 'utf8'))] as const)

/** Blocks with a blank line between them; the first line is the text, behind its language where that is not English. */
function passagesIn(transcript: string): Passage[] {
  const blocks = transcript.trimEnd().split(/\n{2,}/u)
  return blocks.map(block => {
    const [, language = 'en', line = '', found = ''] = /^(?:\[([\w-]+)\] )?(.*)\n?([^]*)$/u.exec(block) ?? []
    return [unescaped(line), language, found]
  })
}

test.each(transcripts)('what is found is what the transcript says: %s', (_, passages) => {
  for (const [text, language, found] of passages) expect(transcriptOf(text, {language}), text).toBe(found)
})

test('a look after a repair finds what a first look would', () => {
  const passages = transcripts.flatMap(([, all]) => all)
  for (const [text, language] of passages.filter(([text]) => text.includes('\n'))) {
    const {messages, tree} = look(text, {language})
    for (const {edits} of messages.filter(one => one.fix === 'safe')) {
      const made = applyEdits(text, edits)
      expect(transcriptOf(made, {language, before: tree}), made).toBe(transcriptOf(made, {language}))
    }
  }
})

test.each(transcripts)('looking everywhere, behind another paragraph, finds no more: %s', (_, passages) => {
  for (const [text, language, found] of passages) {
    // A mark on a line of its own goes with its line, unless it is the first one.
    const lead = /^.\n/u.test(text) ? '' : 'The road is long.\n\n'
    expect(transcriptOf(text, {language, thorough: true}, lead), text).toBe(found)
  }
})
