import {readFileSync} from 'node:fs'
import fc from 'fast-check'
import {beforeAll, describe, expect, test} from 'vitest'
import {applyEdits, invertEdits} from '../src/edit/apply.js'
import {loadViews} from '../src/parse/views/load.js'
import {createCleaner} from '../src/pipeline.js'
import {builtinRules} from '../src/rules/builtin.js'
import type {Edit} from '../src/types.js'

const clean = createCleaner({rules: builtinRules})
beforeAll(loadViews)

/** Paragraphs of good news that no rule wants to change, whatever stands around them. */
const paragraphs = [
  'reported-speech-without-marks',
  'interrupted-quotations',
  'titles-inside-speech',
  'ellipses-and-dashes'
]
  .flatMap(name => readFileSync(`samples/clean/${name}.txt`, 'utf8').split('\n'))
  .filter(line => /^[“A-Z][^<>*_`[\]{}|~\\#@]{40,}[.”]$/u.test(line))

interface Writing {
  readonly inline: fc.Arbitrary<readonly [string, string]>
  readonly mark: (mark: string, how: number) => string
  readonly block: fc.Arbitrary<(text: string) => string>
  readonly between: fc.Arbitrary<string>
}

const html: Writing = {
  inline: fc.constantFrom(
    ['<em>', '</em>'],
    ['<a href="/a?b=1&c=“d">', '</a>'],
    ['<strong class=x>', '</strong>'],
    ['<span\ntitle="a , b">', '</span>'],
    ['<b><i>', '</b></i>'],
    ['<u>', ''],
    ['', '</font>'],
    ['<!-- , -->', ''],
    ['<img src="a.jpg" alt="the the">', '']
  ),
  mark: (mark, how) => {
    const named: Readonly<Record<string, string>> = {'“': '&ldquo;', '”': '&rdquo;', '’': '&rsquo;', '—': '&mdash;'}
    return how % 2 === 0 ? (named[mark] ?? mark) : `&#${mark.codePointAt(0)};`
  },
  block: fc.constantFrom(
    text => `<p>${text}</p>`,
    text => `<p class="a">\r\n  ${text.replaceAll(' ', '\n ')}\r\n</p>`,
    text => `<div><p>${text}</div>`,
    text => `<ul><li>${text}</ul>`,
    text => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`,
    text => `<table><tr><td>${text}</td></tr></table>`,
    text => `<blockquote>${text}</blockquote></p>`,
    text => `\n\n${text}\n\n`
  ),
  between: fc.constantFrom(
    '\n',
    '\n\n',
    '',
    '<script>if (a < b) x("the the")</script>',
    '\n<figure><img src=x></figure>\n',
    '[gallery ids="1,2"]',
    '<pre>a , b</pre>',
    '\n<!-- more -->\n'
  )
}

const markdown: Writing = {
  inline: fc.constantFrom(
    ['*', '*'],
    ['**', '**'],
    ['[', '](/a "b , c")'],
    ['<i>', '</i>'],
    ['![the the](a.jpg) ', ''],
    ['`a , b` ', '']
  ),
  mark: html.mark,
  block: fc.constantFrom(
    text => text,
    text => `> ${text.replaceAll(/ (?=\w+ )/gu, '\n> ')}`,
    text => `- ${text}`,
    text => `> - ${text}`,
    text => `## ${text}`,
    text => text.replaceAll(/, /gu, ',  \n')
  ),
  between: fc.constantFrom(
    '\n\n',
    '\n\n\n\n',
    '\r\n\r\n',
    '\n\n```\na , b\n```\n\n',
    '\n\n<div>a , b</div>\n\n',
    '\n\n{{< figure src="a_b_c" >}}\n\n',
    '\n\n***\n\n'
  )
}

type Slip = readonly [at: number, mark: string]

/** Documents of real paragraphs in markup; with slips, of damaged ones. */
function documents(
  {inline, mark, block, between}: Writing,
  slips: fc.Arbitrary<readonly Slip[]>
): fc.Arbitrary<string> {
  const words = fc.array(fc.tuple(fc.nat(60), inline), {maxLength: 3})
  const marks = fc.array(fc.tuple(fc.nat(400), fc.nat()), {maxLength: 4})
  const parts = fc
    .shuffledSubarray(paragraphs, {minLength: 1, maxLength: 6})
    .chain(chosen => fc.tuple(...chosen.map(text => fc.tuple(fc.constant(text), slips, words, marks, block, between))))
  return parts.map(all =>
    all
      .map(([text, slipped, dressed, written, wrap, behind]) => {
        const damagedText = slipped.reduce(slip, text)
        const units = written.reduce<string[]>((found, [at, how]) => {
          const index = at % found.length
          if (/^[“”’—]$/u.test(found[index] ?? '')) found[index] = mark(found[index] ?? '', how)
          return found
        }, Array.from(damagedText))
        return wrap(dressed.reduce(dress, units.join('').split(' ')).join(' ')) + behind
      })
      .join('')
  )
}

function slip(text: string, [at, mark]: Slip): string {
  const index = at % (text.length + 1)
  return text.slice(0, index) + mark + text.slice(index + (at % 2))
}

function dress(words: string[], [at, [before, after]]: readonly [number, readonly [string, string]]): string[] {
  const isPlain = /^[\p{L}\p{M}]+$/u.test(words[at % words.length] ?? '')
  return words.map((word, index) => (index === at % words.length && isPlain ? before + word + after : word))
}

const damage = fc.array(
  fc.tuple(fc.nat(5000), fc.constantFrom('“', '”', '"', '', ' ', '.', ',', ' the the ', '<', '&', '*', '[')),
  {maxLength: 3}
)
const leftovers: Readonly<Record<string, readonly string[]>> = {
  html: [
    '<p>Source link</p>',
    '<ul>\n<li><a href="#">Share this:</a></li>\n<li>Leave a Comment</li>\n</ul>\n',
    '<div><p>[ad_1]</p></div>'
  ],
  markdown: ['Source link\n', '- [Share this:](#)\n- Leave a Comment\n', '> \\[ad_1]\n']
}

describe.each([
  ['html', html],
  ['markdown', markdown]
] as const)('a document of %s', (type, writing) => {
  test('without damage stays as it is', () => {
    fc.assert(
      fc.property(documents(writing, fc.constant([])), source => {
        const {output, ledger, fatal} = clean(source, type)
        expect({output, edits: ledger.edits, fatal}).toEqual({output: source, edits: [], fatal: undefined})
      }),
      {numRuns: 500}
    )
  })

  test('with damage keeps its markup, and is rebuilt, undone, and cleaned twice like once', () => {
    const cases = fc.tuple(documents(writing, damage), fc.constantFrom('', ...(leftovers[type] ?? [])))
    fc.assert(
      fc.property(cases, ([body, tail]) => {
        const source = body + tail
        const {output, ledger} = clean(source, type)
        expect(applyEdits(source, ledger.edits)).toBe(output)
        expect(applyEdits(output, invertEdits(source, ledger.edits))).toBe(source)
        const applied = ledger.decisions.filter(one => one.decision === 'apply').flatMap(one => one.edits)
        expect(applyEdits(source, applied)).toBe(output)
        for (const {message} of ledger.decisions) applyEdits(source, message.edits)
        if (type === 'html') expect(tags(output)).toEqual(tags(kept(source, ledger.edits)))
        expect(clean(output, type).output).toBe(output)
      }),
      {numRuns: 500}
    )
  })
})

/** What edits leave of a text, with a blank for each. */
function kept(source: string, edits: readonly Edit[]): string {
  return applyEdits(
    source,
    edits.map(({range}) => ({range, text: ' '}))
  )
}

function tags(source: string): string[] {
  return source.match(/<\/?[a-z!][^>]*>/giu) ?? []
}

test('a paragraph that is repaired from end to end is still one', () => {
  const {output, fatal} = clean('РњРѕСЃС‚\n\nThe bridge is closed.\n', 'markdown')
  expect({output, fatal}).toEqual({output: 'Мост\n\nThe bridge is closed.\n', fatal: undefined})
})

test('a repair that touches a line that goes keeps the paragraph beside it', () => {
  const text = 'The mayor opened it.\n\nHe said: “The bridge is closed. We are going.\n\nSource link\n'
  const after = 'The mayor opened it.\n\nHe said: “The bridge is closed. We are going.”\n'
  expect(clean(text, 'markdown')).toMatchObject({output: after, certificate: {holds: true}})
})

test.each([
  ['markdown', ['The vote is on **Monday**.', '*Advertisement*', 'The census takers are women from the villages.']],
  ['markdown', ['The vote is on Monday.', '**_Advertisement_**', '> The census takers are women from the villages.']],
  [
    'html',
    ['<p>The vote is on <b>Monday</b>.</p>', '<p><i>Advertisement</i></p>', '<p>The census takers are women.</p>']
  ]
] as const)('in %s a leftover in emphasis between two paragraphs goes', (type, [before, leftover, after]) => {
  const {output, fatal} = clean(`${before}\n\n${leftover}\n\n${after}\n`, type)
  expect({output, fatal}).toEqual({output: `${before}\n\n${after}\n`, fatal: undefined})
})

test('there is enough to make documents of', () => {
  expect(paragraphs.length).toBeGreaterThan(15)
})
