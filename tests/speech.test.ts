import {beforeAll, expect, test} from 'vitest'
import {applyEdits} from '../src/edit/apply.js'
import {loadModel} from './speech/load.js'
import {transcripts} from './speech/transcripts.js'

/** Imported by the tests themselves: a model that cannot be loaded is a test that fails, not a file without tests. */
const model = () => import('./speech/findings.js')

beforeAll(loadModel)

test.each(transcripts)('what is found is what the transcript says: %s', async (_, passages) => {
  const {transcriptOf} = await model()
  for (const [text, language, found] of passages) expect(transcriptOf(text, {language}), text).toBe(found)
})

test('a look after a repair finds what a first look would', async () => {
  const {look, transcriptOf} = await model()
  const passages = transcripts.flatMap(([, all]) => all)
  let repairs = 0
  for (const [text, language] of passages.filter(([text]) => text.includes('\n'))) {
    const {messages, tree} = look(text, {language})
    for (const {edits} of messages.filter(one => one.fix === 'safe')) {
      const made = applyEdits(text, edits)
      expect(transcriptOf(made, {language, before: tree}), made).toBe(transcriptOf(made, {language}))
      repairs++
    }
  }
  expect(repairs).toBeGreaterThan(50)
})

test.each(transcripts)('looking everywhere, behind another paragraph, finds no more: %s', async (_, passages) => {
  const {transcriptOf} = await model()
  for (const [text, language, found] of passages) {
    // A mark on a line of its own goes with its line, unless it is the first one.
    const lead = /^.\n/u.test(text) ? '' : 'The road is long.\n\n'
    expect(transcriptOf(text, {language, thorough: true}, lead), text).toBe(found)
  }
})

const narration = 'The long road of the old town leads to the lake and the bridge of the mill, and to more'

test.each([
  'The road is long.',
  'The road is long.\n\nHe said.',
  ...Array.from(['.', ',', ';', ':', '?', '!', ')', ' or not', ''], behind => `The road “leads home”${behind}`),
  ...Array.from(['.', ',', '!', '?', '…', 'a', 'z', 'A', 'Z'], last => `The road “leads${last}”`),
  ...Array.from([']', '—', '–'], behind => `The road “leads home”${behind}`),
  ...Array.from([')', ']', '’', 'é'], last => `The road “leads${last}”`),
  ...Array.from(['a', 'z', 'A', 'Z', '0', '9'], first => `The road “${first} b” leads`),
  ...Array.from(['[', '@', '#', '$', '£', '€', 'É'], first => `The road “${first}b” leads`),
  ...Array.from(['\u00A0', '(', '[', '—', '–'], before => `The road${before}“leads” home`),
  '“We are ready,” he said.',
  '"We are ready," he said.',
  'They (“we”) are ready.',
  '“We are ready,” he said. “They stay,” he said.',
  '“They are ready.”',
  `“They are ready.” ${narration}.`,
  `“They are ready.” ${narration}. “They stay,” he said.`,
  '“They are ready” they say. He left.',
  '“They are ready.” He paused. “They stay,” he said.',
  '“They are ready.” The mayor left at nine.',
  '“Are they ready?” he asked. The mayor left.',
  '“Are they ready?” shouted the mayor. “Stay!”',
  '“They left (at nine.)” The mayor stayed.',
  '“They are ready. He stays,” she said.',
  '“They are ready, and he stays,” she said.',
  '“They are ready! He stays,” she said.',
  "It’s “so” and it's ‘so’ and ’twas.",
  'She said, they read “The Road” once.',
  'You read “The Road” once.',
  'She said, they read “I know” once, and “you” twice.',
  'The “road” is long.\n\nThe “lake” too.\n\nThe end.',
  `“They are ready,” he said.\n\nused the following expressions: ${narration}.`,
  `“They are ready.”\n\nHe said. ${narration}.`,
  'He said.\n\nThe “road” is long.',
  'The “road” is long and\n\nthe lake is far',
  'Hall said: “They are ready.”',
  'He called it, a “plan,” a joke.',
  '“They are ready. so they go,” he said.'
])('what nobody could read otherwise is not read: %s', async text => {
  const {stretchesRead} = await model()
  expect(stretchesRead(text)).toBe(0)
})

test.each([
  '“They are ready.” He said.',
  '“They are ready.” said Hall.',
  '“They are ready.” cooperation. The mayor left.',
  '“They left (at nine.)” He said.',
  'Hall asked: “Are they ready?” he asked.',
  'Hall told the daily: “They are ready.” She told the daily.',
  '“They are ready.” We put the cameras away. “They stay,” he said.',
  '“They are ready.” used the following expressions.',
  '“Are they ready?” ready.'
])('what may be said twice or be lost behind speech is read: %s', async text => {
  const {stretchesRead} = await model()
  expect(stretchesRead(text)).toBe(1)
})

test('looking everywhere reads what is plain as well', async () => {
  const {stretchesRead} = await model()
  expect(stretchesRead('The “road” is long.\n\nThe lake.', true)).toBe(2)
  expect(stretchesRead('The road is long.', true)).toBe(0)
})

test('what is read has a plain line on either side', async () => {
  const {stretchesRead} = await model()
  const damaged = '“We came early. “We stayed,” he said.'
  const lines = (...all: string[]) => stretchesRead(all.join('\n'))
  expect(lines('The road.', damaged, 'The lake.', damaged)).toBe(1)
  expect(lines('The road.', damaged, 'The lake.', 'The bridge.', damaged)).toBe(2)
  expect(lines('The road.', 'The lake.', damaged)).toBe(1)
  expect(lines('The “road”.', 'He said.')).toBe(1)
  expect(lines('“We came early. “We stayed and', 'The “road” is long.', 'The lake.', damaged)).toBe(2)
  expect(lines('“We came early. “We stayed and', 'the road is long.', 'The lake.', damaged)).toBe(1)
  expect(lines('The “road”.', 'The lake.', 'He said.')).toBe(0)
})

test('lines that have not changed are not read again, whatever has changed around them', async () => {
  const {read} = await model()
  const damaged = '“We came early. “We stayed,” he said.'
  const again = (before: string, after: string) => {
    const first = read(before)
    return read(after, first).windows[0] === first.windows[0]
  }
  expect(again(`${damaged}\n\nThe road.\n\nThe lake.`, `${damaged}\n\nThe road.\n\nThe hill.`)).toBe(true)
  expect(again(`${damaged}\n\nThe road.\n\nThe lake.`, `${damaged}\n\nThe roof.\n\nThe lake.`)).toBe(false)
  expect(again(`The lake.\n\nThe road.\n\n${damaged}`, `The hill.\n\nThe road.\n\n${damaged}`)).toBe(true)
  expect(again(damaged, `${damaged}\n\nI came.\n\nI saw.\n\nI won.`)).toBe(false)
})

test('lines are read again where it matters that the article has come to say I', async () => {
  const {read} = await model()
  const around = (line: string, rest: string) => `${line}\n\nThe road.\n\n${rest}`
  const again = (line: string, before: string, after: string) => {
    const first = read(around(line, before))
    return read(around(line, after), first).windows[0] === first.windows[0]
  }
  const [others, own] = ['She came.\n\nShe saw.\n\nShe won.', 'I came.\n\nI saw.\n\nI won.']
  const spoken = 'You know it. I do. We do,” he said.'
  expect(again(spoken, others, own)).toBe(false)
  expect(again(spoken, own, others)).toBe(false)
  expect(again(spoken, others, `${others}\n\nI sang.`)).toBe(true)
  expect(again(spoken, own, `${own}\n\nI sang.`)).toBe(true)
  expect(again('“They came early. “They stayed,” he said.', others, own)).toBe(true)
})

test.each([
  ['‘We go,’ he said. ‘We stay,’ she said. ‘So,’ he said.', '“road”'],
  ['„Wir gehen“, sagte er.', '"road"'],
  ['”Vi går”, sade han.', '"road"'],
  ['«We go», he «said».', '“road”'],
  ['「We go」 he 「said」.', '“road”']
])('in an article that quotes in other marks, each line with a mark is read: %s', async (text, road) => {
  const {stretchesRead} = await model()
  expect(stretchesRead(`${text}\n\nThe sun.\n\nThe moon.\n\nThe ${road} is long.`)).toBe(2)
})
