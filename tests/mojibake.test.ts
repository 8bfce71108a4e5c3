import {describe, expect, test} from 'vitest'
import {createCleaner} from '../src/pipeline.js'
import {builtinRules} from '../src/rules/builtin.js'

const clean = createCleaner({rules: builtinRules.filter(rule => rule.pack === 'encoding'), budget: false})

/** What a reader makes of UTF-8 that takes it for another encoding. */
function misread(text: string, label: string): string {
  return new TextDecoder(label).decode(new TextEncoder().encode(text))
}

describe('a text that was read in the wrong encoding comes back', () => {
  const texts = [
    'Das Café am Zürichsee öffnet früher, sagt Frau Böhm.',
    'Městská rada schválila příští rozpočet.',
    'Мэр открыл новый мост через реку.',
    'Ο δήμαρχος άνοιξε τη γέφυρα.'
  ]
  const labels = ['windows-1250', 'windows-1251']
  const more = [
    ['macintosh', texts[0]!],
    ['macintosh', texts[3]!],
    ['iso-8859-2', texts[1]!],
    ['iso-8859-2', texts[2]!]
  ] as const
  test.each([...labels.flatMap(label => texts.map(text => [label, text] as const)), ...more])(
    '%s: %s',
    (label, text) => {
      expect(clean(misread(text, label)).output).toBe(text)
    }
  )
  test.each(['windows-1250', 'windows-1251', 'macintosh'])('twice as %s', label => {
    expect(clean(misread(misread(texts[0]!, label), label)).output).toBe(texts[0])
  })
})

test.each([
  'Some call it mojibake: “é” turns into “Ã©”.',
  'In HTML a plain sign is written &amp;, and the browser turns it back.'
])('what an article about encoding shows is only offered: %s', text => {
  const {output, ledger} = clean(text)
  expect(output).toBe(text)
  expect(ledger.decisions.map(one => one.decision)).toEqual(['suggest'])
})

test.each([
  'A room is devoted to “â€™”, the worm that machines make of an apostrophe.',
  'Two columns of a table:\n\nç\nÃ§'
])('what is shown by itself, in quotation marks or as a letter, is only offered: %s', text => {
  expect(clean(text)).toMatchObject({output: text, ledger: {decisions: [{decision: 'suggest'}]}})
})

test.each(['Ã', 'â€', 'Ã\u00A0', 'é…', 'ðŸ', 'à¸ ', 'Ñ\uFFFD', 'Ã©', 'a\u0092s ', '×£'])(
  '200,000 characters of %j take linear time',
  part => {
    const start = performance.now()
    clean(part.repeat(200_000 / part.length))
    expect(performance.now() - start).toBeLessThan(20_000)
  }
)
