import {readdirSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {certify} from '../src/certify/certificate.js'
import {certifyArticle} from '../src/certify/markup.js'
import {addCertificate, noCertificates} from '../src/certify/totals.js'
import {applyEdits} from '../src/edit/apply.js'
import {loadViews} from '../src/parse/views/load.js'
import {createCleaner} from '../src/pipeline.js'
import {builtinRules} from '../src/rules/builtin.js'
import type {Edit} from '../src/types.js'

/** The certificate of a text in which `‹old|new›` says what is edited. */
function certified(marked: string) {
  const edits: Edit[] = []
  let input = ''
  let last = 0
  for (const {index, 0: all, 1: old = '', 2: text = ''} of marked.matchAll(/‹([^|]*)\|([^›]*)›/gu)) {
    input += marked.slice(last, index)
    edits.push({range: [input.length, input.length + old.length], text})
    input += old
    last = index + all.length
  }
  input += marked.slice(last)
  return certify(input, applyEdits(input, edits), edits)
}

describe('a certificate holds', () => {
  const cases: Record<string, string> = {
    'where marks and space move': 'In Kyiv‹ |›, the vote‹.”|”.› ended.',
    'where a fragment goes': '“We came,” he said.‹ Closer.”|›',
    'where an attribution behind a lost mark goes': '“We have nineteen days left.‹ said.|”›',
    'where an apostrophe is turned': "He can‹'|’›t come.",
    'where words are written again in a longer edit': 'He ‹lost the the|lost the› vote.',
    'where an ideograph goes': '他说他‹说|›走了。'
  }
  test.each(Object.entries(cases))('%s', (_, marked) => {
    expect(certified(marked)).toMatchObject({holds: true, added: 0, breaches: []})
  })

  test('and counts a doubled function word that was dropped in a quotation', () => {
    expect(certified('“I read the‹ the|› bill,” he said.').quoted).toEqual({words: 4, doubled: 1, lost: 0})
  })

  const decodings: [string, number][] = [
    ['The caf‹Ã©|é› is closed.', 1],
    ['‹â€œ|“›We go,‹â€\u009D|”› he said.', 1],
    ['He bought seeds ‹&amp;|&› tools.', 0],
    ['“He bought seeds &‹amp;|› tools at R&‹amp;|›D.”', 0],
    ['“Seeds &‹ amp ;|› tools.”', 0],
    ['“The Bronington‹</i>|›’s crew.”', 1],
    ['“Good news ‹\u00ED\u00A0\u00BD\u00ED\u00B8\u0080|😀› today.”', 0],
    ['The farmer‹\u0092|’›s barn.', 1],
    ['They call it the “old bridge‹â€|”›.', 1],
    ['The caf‹&eacute;|é› is closed.', 1],
    ['The Erdo‹@@ |›ğan bridge.', 1],
    ['The com‹\u200B|›munity met.', 1],
    ['voil‹Ã |à› le travail', 1],
    ['He ‹saidthat|said that› of ‹regionThe|region. The› locks.', 4]
  ]
  test.each(decodings)('and tells what was decoded: %s', (marked, decoded) => {
    expect(certified(marked)).toMatchObject({holds: true, removed: 0, decoded})
  })
})

test('a certificate of a text longer than any article is that of its parts', () => {
  const paragraph = 'On 3 May Ann Lee said: “We have the the boats.” See https://a.example/x.\n\n'
  const times = 8000
  const input = paragraph.repeat(times)
  const at = (index: number, within: string): number => index * paragraph.length + paragraph.indexOf(within)
  const doubled = Array.from({length: times}, (_, index): Edit => ({
    range: [at(index, ' the boats'), at(index, ' boats')],
    text: ''
  }))
  const edits = [
    ...doubled.slice(0, 3000),
    {range: [at(3000, 'On'), at(5000, 'On')] as const, text: ''},
    ...doubled.slice(5000)
  ]
  expect(certify(input, applyEdits(input, edits), edits)).toEqual({
    holds: true,
    words: times * 16,
    removed: 6000 + 2000 * 16,
    share: 0.2969,
    added: 0,
    decoded: 0,
    quoted: {words: 6000 * 4, doubled: 6000, lost: 0},
    numbers: {kept: 6000, removed: 2000, equal: true},
    names: {kept: 6000 * 6, removed: 2000 * 6, equal: true},
    urls: {kept: 6000, removed: 2000, equal: true},
    breaches: []
  })
})

describe('a certificate fails', () => {
  const cases: Record<string, [string, string]> = {
    'for another word': ['He ‹lost|won› the vote.', 'Unexpected `won`'],
    'for a word more': ['He lost‹| not› the vote.', 'Unexpected `not`'],
    'for two words glued together': ['In Kyiv‹ |›the vote.', 'Unexpected `Kyivthe`'],
    'for words in another order': ['He ‹lost the|the lost› vote.', 'Unexpected `lost`'],
    'for a word parted that no two words are': ['Ask the the‹r|r ›apist.', 'Unexpected `ther apist`'],
    'for another number': ['Some 1‹,|.›204 people.', 'Unexpected `1.204`'],
    'for a name in another encoding than it was': ['Mr. M‹Ã¼|ö›ller left.', 'Unexpected `Möller`'],
    'for another URL': ['See https://a.org/x‹/|?›y now.', 'Unexpected URL `https://a.org/x?y`'],
    'for half a reference': ['“It was &‹minus;|›5 degrees.”', 'Unexpected removal of `minus`'],
    'for a word that no surrogates are': ['“Цветы ‹никнут|› здесь.”', 'Unexpected removal of `никнут`'],
    'for a word lost in a quotation': ['“We will ‹never |›go,” he said.', 'Unexpected removal of `never`'],
    'for a doubled name in a quotation': ['“Boutros ‹Boutros |›came,” he said.', 'Unexpected removal of `Boutros`'],
    'for a word lost at the end of one': ['“We will go.‹ Never.”|”› he said.', 'Unexpected removal of `Never`']
  }
  test.each(Object.entries(cases))('%s', (_, [marked, breach]) => {
    const {holds, breaches} = certified(marked)
    expect(holds).toBe(false)
    expect(breaches[0]).toContain(breach)
  })
})

test('numbers, names and URLs are counted, those that went apart', () => {
  const {numbers, names, urls, words, removed, share} = certified(
    'On 5 May Ann wrote to a@b.org.‹\n\nPhoto 7: Bob www.x.org|›'
  )
  expect({numbers, names, urls, words, removed, share}).toEqual({
    numbers: {kept: 1, removed: 1, equal: true},
    names: {kept: 3, removed: 2, equal: true},
    urls: {kept: 1, removed: 1, equal: true},
    words: 15,
    removed: 6,
    share: 0.4
  })
})

describe('of a source with markup', () => {
  const certifyHtml = (input: string, edits: readonly Edit[]) =>
    certifyArticle(input, applyEdits(input, edits), edits, 'html')

  test('only what is read counts', async () => {
    await loadViews()
    const input = '<p class="a b">Fine <b>day</b> &amp; night , he said.</p>\n<p>Source link</p>'
    const at = input.indexOf(' ,')
    const last = input.indexOf('\n<p>')
    const edits = [{range: [at, at + 1], text: ''} as const, {range: [last, input.length], text: ''} as const]
    expect(certifyHtml(input, edits)).toMatchObject({holds: true, words: 7, removed: 2})
  })

  test('markup that comes, goes or changes breaks it', async () => {
    await loadViews()
    const input = '<p>Fine <b>day</b>.</p>'
    const changes: Edit[] = [
      {range: [7, 7], text: '<script>alert(1)</script>'},
      {range: [8, 9], text: '<i title="x">'},
      {range: [8, 11], text: '<em>'},
      {range: [8, 11], text: '<b onclick="x">'}
    ]
    for (const edit of changes) expect(certifyHtml(input, [edit])).toMatchObject({holds: false})
  })
})

test('totals are sums', () => {
  const [one, other] = [certified('He lost the‹ the|› vote.'), certified('He ‹lost|won› it.')]
  expect(addCertificate(addCertificate(noCertificates, one), other)).toMatchObject({
    holds: 1,
    fails: 1,
    words: 8,
    removed: 2,
    share: 0.25
  })
})

const paragraphs = readdirSync('samples/dirty')
  .filter(name => name.endsWith('.txt'))
  .flatMap(name => readFileSync(`samples/dirty/${name}`, 'utf8').split(/\r?\n+/u))
  .filter(line => line !== '')

describe('of random articles of real paragraphs', () => {
  const clean = createCleaner({rules: builtinRules})
  const texts = fc
    .array(fc.constantFrom(...paragraphs), {minLength: 1, maxLength: 8})
    .chain(lines =>
      fc.tuple(
        fc.constant(lines.join('\n\n')),
        fc.array(fc.tuple(fc.nat(5000), fc.constantFrom('“', '”', ' ', 'Ã©', 'the the ')), {maxLength: 5})
      )
    )
    .map(([text, slips]) =>
      slips.reduce(
        (one, [at, slip]) => one.slice(0, at % (one.length + 1)) + slip + one.slice(at % (one.length + 1)),
        text
      )
    )

  test('the pipeline’s certificate is what its edits say, and holds', () => {
    fc.assert(
      fc.property(texts, text => {
        const {input, output, ledger, certificate} = clean(text)
        expect(certificate).toEqual(certify(input, output, ledger.edits))
        expect(certificate.breaches).toEqual([])
      }),
      {numRuns: 100}
    )
  })

  test('a word put into the edits is found', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, at) => {
        const {output, ledger} = clean(text)
        const edits = [...ledger.edits]
        const place = edits.length === 0 ? 0 : at % edits.length
        const edit = edits[place] ?? {range: [0, 0] as const, text: ''}
        edits.splice(place, 1, {...edit, text: `${edit.text} smuggled `})
        expect(output).not.toContain('smuggled')
        expect(certify(text, applyEdits(text, edits), edits).holds).toBe(false)
      }),
      {numRuns: 100}
    )
  })
})

test('huge edits take linear time', () => {
  const text = 'the the of of '.repeat(40_000)
  const started = performance.now()
  const edits: Edit[] = [{range: [0, text.length], text: 'of the '.repeat(40_000)}]
  certify(text, applyEdits(text, edits), edits)
  const mojibake = 'Ã©â€œ '.repeat(20_000)
  certify(mojibake, 'é', [{range: [0, mojibake.length], text: 'é'}])
  expect(performance.now() - started).toBeLessThan(10_000)
})
