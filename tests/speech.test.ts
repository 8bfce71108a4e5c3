import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {applyEdits} from '../src/edit/apply.js'
import {escaped, look, transcriptOf, unescaped} from './speech/findings.js'

/** A passage and its language. */
type Passage = readonly [text: string, language: string]

const folder = 'tests/speech'
const transcripts = readdirSync(folder)
  .filter(name => name.endsWith('.txt'))
  .map(name => [path.basename(name, '.txt'), read(path.join(folder, name))] as const)

function read(file: string): string {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter(line => !line.startsWith('#')).join('\n')
}

/** The first line of each block, behind its language where that is not English. */
function passagesIn(transcript: string): Passage[] {
  return transcript
    .trimEnd()
    .split(/\n{2,}/u)
    .map(block => {
      const [, language = 'en', line = ''] = /^(?:\[([\w-]+)\] )?(.*)/u.exec(block) ?? []
      return [unescaped(line), language]
    })
}

/** The transcript of its passages, each looked at in the same way. */
function looked(transcript: string, thorough: boolean, lead = ''): string {
  const blocks = passagesIn(transcript).map(([text, language]) => {
    const found = transcriptOf(text, {language, thorough}, /^.\n/u.test(text) ? '' : lead)
    return `${language === 'en' ? '' : `[${language}] `}${escaped(text)}${found === '' ? '' : `\n${found}`}`
  })
  return `${blocks.join('\n\n')}\n`
}

test.each(transcripts)('what is found is what the transcript says: %s', (_, transcript) => {
  expect(looked(transcript, false)).toBe(transcript)
})

test('a look after a repair finds what a first look would', () => {
  const passages = transcripts.flatMap(([, transcript]) => passagesIn(transcript))
  for (const [text, language] of passages.filter(([text]) => text.includes('\n'))) {
    const {messages, tree} = look(text, {language})
    for (const {edits} of messages.filter(one => one.fix === 'safe')) {
      const made = applyEdits(text, edits)
      expect(transcriptOf(made, {language, before: tree})).toBe(transcriptOf(made, {language}))
    }
  }
})

// A mark on a line of its own goes with its line, unless it is the first one: such passages stay where they are.
test.each(transcripts)('looking everywhere, behind another paragraph, finds no more: %s', (_, transcript) => {
  expect(looked(transcript, true, 'The road is long.\n\n')).toBe(transcript)
})
