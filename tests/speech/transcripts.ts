import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {unescaped} from './escapes.js'

/** Text, language and what is found, as the transcript says. */
type Passage = readonly [text: string, language: string, found: string]

const folder = 'tests/speech'

/** By the name of the transcript. */
export const transcripts: readonly (readonly [name: string, passages: readonly Passage[]])[] = readdirSync(folder)
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
