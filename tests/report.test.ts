import {execFileSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {applyPatch} from 'diff'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {certify} from '../src/certify/certificate.js'
import {applyEdits} from '../src/edit/apply.js'
import {formats} from '../src/report/formats.js'
import {hunks} from '../src/report/hunks.js'
import {articleSchema, reportSchema} from '../src/report/json-schema.js'
import type {ReportSettings} from '../src/report/reporter.js'
import {Tally} from '../src/run/summary.js'
import type {Decision, Edit, Message, Outcome, Range, Result} from '../src/types.js'

const settings = {version: '1.2.3', colour: false, fix: 'safe'} as const

function rangeOf(text: string, part: string): Range {
  const start = text.indexOf(part)
  return [start, start + part.length]
}

function decide(
  decision: Decision['decision'],
  text: string,
  part: string,
  edits: readonly Edit[],
  message: Partial<Message> = {}
): Decision {
  const range = rangeOf(text, part)
  const reason = `Unexpected \`${part}\`, expected none`
  return {
    message: {ruleId: 'doubled-word', severity: 'warning', fix: 'safe', range, reason, actual: part, edits, ...message},
    decision,
    because: 'Safe to apply unattended',
    fingerprint: '0123456789abcdef',
    edits
  }
}

function cleaned(file: string, input: string, decisions: readonly Decision[], rest: Partial<Result> = {}): Outcome {
  const edits = decisions.flatMap(one => (one.decision === 'apply' ? one.edits : []))
  const output = applyEdits(input, edits)
  const result: Result = {
    input,
    output,
    ledger: {decisions, edits},
    verdict: edits.length > 0 ? 'publish after fixes' : 'publish',
    reasons: edits.length > 0 ? ['1 repair'] : [],
    certificate: certify(input, output, edits),
    ...rest
  }
  return {type: 'cleaned', article: {id: file, path: file, text: input}, result}
}

function pieces(
  format: keyof typeof formats,
  outcomes: readonly Outcome[],
  set: Partial<ReportSettings> = {}
): string[] {
  const reporter = formats[format]({...settings, ...set})
  const tally = new Tally()
  for (const outcome of outcomes) tally.add(outcome)
  return [reporter.begin(), ...outcomes.map(one => reporter.outcome(one)), reporter.end(tally.summary)]
}

function written(format: keyof typeof formats, outcomes: readonly Outcome[], colour = false): string {
  return pieces(format, outcomes, {colour}).join('')
}

const vote = 'The minister lost the the vote.\n'
const doubled = decide('apply', vote, 'the the', [{range: [21, 25], text: ''}])
const simple = cleaned('a.md', vote, [doubled])
const fine = cleaned('fine.md', 'Fine.\n', [])
const broken: Outcome = {type: 'unreadable', unreadable: {path: 'in.jsonl', line: 3, problem: 'Unexpected end'}}

const pairText = 'Intro.\n\nHe said "yes" and went.\n'
const pair = cleaned('pair.md', pairText, [
  decide(
    'apply',
    pairText,
    '"yes"',
    [
      {range: [16, 17], text: '“'},
      {range: [20, 21], text: '”'}
    ],
    {ruleId: 'mixed-pair', expected: '“yes”'}
  )
])
const offered = cleaned('offer.md', vote, [
  {...decide('suggest', vote, 'the the', doubled.edits, {severity: 'info', fix: 'suggest'}), because: 'Read it'}
])
const held = cleaned('held.md', vote, [{...doubled, decision: 'skip', because: 'The article is held'}], {
  verdict: 'hold',
  reasons: ['Unexpected removal'],
  fatal: 'Unexpected removal'
})

const hostile = 'He <b>said</b> </script><script>alert(1)</script> ]]> \u001B[31mred\u0007 \u202Eeht | `x` @all #1.\n'
const attack = cleaned('<img src=x>|\u001B]0;t\u0007.md', hostile, [
  decide('apply', hostile, '</script><script>alert(1)</script>', [
    {range: rangeOf(hostile, '<script>alert(1)'), text: '<i>"&\''}
  ]),
  decide('suggest', hostile, '\u001B[31mred\u0007', [{range: rangeOf(hostile, '\u001B[31m'), text: ''}]),
  {...decide('skip', hostile, '\u202Eeht | `x` @all #1', [], {fix: 'none'}), because: 'Reported <only>'}
])
const everything = [simple, fine, pair, offered, held, attack, broken]

describe.each(Object.keys(formats) as (keyof typeof formats)[])('%s', format => {
  test('tells an article before the next one comes, in the order given', () => {
    const [, first = '', , second = ''] = pieces(format, [simple, fine, pair])
    expect(first).not.toBe('')
    expect(first).toContain('a.md')
    expect(second).toContain('pair.md')
    expect(second).not.toContain('a.md')
  })

  test('does not depend on what came before, but for numbers and separators', () => {
    const plain = (text: string) => text.replaceAll(/\ba\d+|^,?\n/gu, '')
    const [, alone = ''] = pieces(format, [pair])
    const [, , after = ''] = pieces(format, [simple, pair])
    expect(plain(after)).toBe(plain(alone))
  })

  test('lets no control character through', () => {
    const raw = format === 'diff' ? written(format, [simple]) : written(format, everything)
    expect(raw).not.toMatch(/(?![\n\r\t])\p{Cc}/u)
  })
})

describe('text', () => {
  test('is one line per message', () => {
    expect(written('text', [simple, fine, pair, broken])).toBe(
      'a.md:1:19 warning Unexpected `the the`, expected none (doubled-word)\n' +
        'pair.md:3:9 warning Unexpected `"yes"`, expected none (mixed-pair)\n' +
        'in.jsonl:3: error Unexpected end\n'
    )
  })

  test('tells why an article is held', () => {
    expect(written('text', [held])).toContain('held.md: error Unexpected removal (held)\n')
  })

  test('names a JSONL article by its id', () => {
    const article = {id: '17', path: 'in.jsonl', line: 4, text: vote}
    expect(written('text', [{...simple, article} as Outcome])).toMatch(/^in\.jsonl#17:1:19 /u)
    const nameless = {...article, id: 'in.jsonl:4'}
    expect(written('text', [{...simple, article: nameless} as Outcome])).toMatch(/^in\.jsonl:4:1:19 /u)
  })

  test('leaves out what somebody has dismissed', () => {
    const ignored = {...doubled, decision: 'skip', because: 'Ignored by the configuration'} as const
    expect(written('text', [cleaned('a.md', vote, [ignored])])).toBe('')
  })

  test('shows what a terminal would obey', () => {
    const report = written('text', [attack])
    expect(report).toContain('<img src=x>|␛]0;t␇.md:1:')
    expect(report).toContain('`␛[31mred␇`')
    expect(report).toContain('`<U+202E>eht')
  })
})

describe('pretty', () => {
  test('shows what was done, before and after', () => {
    expect(written('pretty', [fine, simple]).split('\n').slice(0, 6)).toEqual([
      'a.md  publish after fixes',
      '      1:19  applied    warning  doubled-word',
      '            Unexpected `the the`, expected none',
      '            - The minister lost the the vote.',
      '            + The minister lost the vote.',
      ''
    ])
  })

  test('ends with what it came to', () => {
    const report = written('pretty', [simple, fine, held, broken])
    expect(report).toContain('  Articles                                   3\n')
    expect(report).toContain('  doubled-word                               1         0         1\n')
    expect(report).toContain(
      'Certificate\n  No word added, changed or moved in any article; numbers, names and URLs are equal\n'
    )
    expect(report).toMatch(/Held\n {2}held\.md: Unexpected removal\n$/u)
  })

  test('colours only when asked to', () => {
    expect(written('pretty', [simple], true)).toContain('\u001B[31;9m the\u001B[39;29m')
    expect(written('pretty', everything)).not.toContain('\u001B')
  })

  test.each([
    ['100 columns', undefined, 100],
    ['the columns of the terminal', 72, 72],
    ['100 columns in a wider one', 200, 100]
  ])('keeps to %s', (_, columns, most) => {
    const long = `${'word '.repeat(60)}the the ${'word '.repeat(60)}end.`
    const outcomes = [
      cleaned('long.md', long, [
        decide('apply', long, 'the the', [{range: [303, 307], text: 'x'.repeat(300)}], {
          reason: 'long reason '.repeat(40)
        })
      ]),
      held
    ]
    const report = pieces('pretty', outcomes, columns === undefined ? {} : {columns}).join('')
    const longest = Math.max(...report.split('\n').map(line => line.length))
    expect(longest).toBeLessThanOrEqual(most)
    expect(longest).toBeGreaterThan(most - 10)
  })
})

describe('json', () => {
  const parse = (outcomes: readonly Outcome[]) => reportSchema.parse(JSON.parse(written('json', outcomes)))

  test('says everything about an article', () => {
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
    expect(parse([{...simple, written: '/out/a.md'} as Outcome]).articles).toEqual([
      {
        id: 'a.md',
        path: 'a.md',
        written: '/out/a.md',
        verdict: 'publish after fixes',
        reasons: ['1 repair'],
        changed: true,
        input: {sha256: sha256(vote)},
        output: {sha256: sha256('The minister lost the vote.\n')},
        certificate: {
          holds: true,
          words: 6,
          removed: 1,
          share: 0.1667,
          added: 0,
          decoded: 0,
          quoted: {words: 0, doubled: 0, lost: 0},
          numbers: {kept: 0, removed: 0, equal: true},
          names: {kept: 1, removed: 0, equal: true},
          urls: {kept: 0, removed: 0, equal: true},
          breaches: []
        },
        decisions: [
          {
            rule: 'doubled-word',
            severity: 'warning',
            fix: 'safe',
            decision: 'apply',
            because: 'Safe to apply unattended',
            cause: 0,
            range: [18, 25],
            line: 1,
            column: 19,
            actual: 'the the',
            reason: 'Unexpected `the the`, expected none',
            fingerprint: '0123456789abcdef',
            edit: {range: [21, 25], text: '', original: ' the'}
          }
        ]
      }
    ])
  })

  test('keeps to its schema, whatever the run', () => {
    expect(parse([])).toMatchObject({version: 1, copydesk: '1.2.3', articles: [], unreadable: []})
    const report = parse(everything)
    expect(report.articles.map(one => one.id)).toEqual(
      everything.slice(0, -1).map(one => 'article' in one && one.article.id)
    )
    expect(report.unreadable).toEqual([{path: 'in.jsonl', line: 3, problem: 'Unexpected end'}])
    expect(report.summary).toMatchObject({articles: 6, unreadable: 1, changed: 3})
  })

  test('lists a message once per edit, under one cause', () => {
    const [article] = parse([pair]).articles
    expect(article?.decisions.map(one => [one.cause, one.edit])).toEqual([
      [0, {range: [16, 17], text: '“', original: '"'}],
      [0, {range: [20, 21], text: '”', original: '"'}]
    ])
  })

  test('replays: its edits turn each input into its output', () => {
    const report = parse(everything)
    const results = everything.flatMap(one => (one.type === 'cleaned' ? [one.result] : []))
    for (const [index, {decisions}] of report.articles.entries()) {
      const edits = decisions.flatMap(one => (one.decision === 'apply' && one.edit ? [one.edit] : []))
      const {input, output} = results[index] ?? {input: '', output: 'none'}
      expect(applyEdits(input, edits)).toBe(output)
    }
  })

  test('as JSONL has the same articles, one a line, and the summary last', () => {
    const lines = written('jsonl', everything)
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as unknown)
    const report = parse(everything)
    expect(lines.slice(0, -2).map(line => articleSchema.parse(line))).toEqual(report.articles)
    expect(lines.slice(-2)).toEqual([{unreadable: report.unreadable[0]}, {summary: report.summary}])
  })
})

describe('markdown', () => {
  test('has a table per article', () => {
    expect(written('markdown', [simple])).toContain(
      '## a.md\n\nVerdict: **publish after fixes**\n\n' +
        'Certificate: No word added, changed or moved · 1 word of 6 removed (16.67 %) · ' +
        'equal: 0 numbers, 1 name, 0 URLs\n\n' +
        '| Place | Rule | What was done | Before → after | Reason |\n| --- | --- | --- | --- | --- |\n' +
        '| 1:19 | doubled-word | applied | The minister lost the<del> the</del> vote. |' +
        ' Unexpected \\`the the\\`, expected none |\n'
    )
  })

  test('lets article text be nothing but text', () => {
    const report = written('markdown', [attack])
    expect(report).not.toMatch(/<(?!\/?(?:del|ins)>|!-- -->)/u)
    expect(report).toContain(String.raw`\| \`x\` @<!-- -->all \#<!-- -->1`)
    const rows = report.split('\n').filter(line => /^\| \d/u.test(line))
    expect(rows).toHaveLength(3)
    for (const row of rows) expect(row.match(/(?<!\\)\|/gu)).toHaveLength(6)
  })
})

describe('diff', () => {
  test('is a unified patch, and nothing where nothing changed', () => {
    expect(written('diff', [fine, simple, offered, broken])).toBe(
      '--- a/a.md\n+++ b/a.md\n@@ -1,1 +1,1 @@\n-The minister lost the the vote.\n+The minister lost the vote.\n'
    )
  })

  test('quotes a name that cannot stand in a line', () => {
    expect(written('diff', [cleaned('a "b"\n+++ x\u009B.md', vote, [doubled])]).split('\n')[0]).toBe(
      String.raw`--- "a/a \"b\"\012+++ x\302\233.md"`
    )
  })

  const cases = {
    'line feeds': 'One.\n\nlost the the vote.\n\nEnd.\n',
    'CR LF': 'One.\r\n\r\nlost the the vote.\r\n\r\nEnd.\r\n',
    'no last line break': 'One.\n\nlost the the vote.',
    'a single line': 'lost the the vote.'
  }
  test.each(Object.entries(cases))('applies with patch: %s', (_, text) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-patch-'))
    try {
      const name = 'news/An article.txt'
      const start = text.indexOf(' the vote')
      const outcome = cleaned(name, text, [decide('apply', text, 'the the', [{range: [start, start + 4], text: ''}])])
      mkdirSync(path.join(folder, 'news'))
      writeFileSync(path.join(folder, name), text)
      execFileSync('patch', ['-p1', '--binary', '--quiet'], {cwd: folder, input: written('diff', [outcome])})
      expect(readFileSync(path.join(folder, name), 'utf8')).toBe(text.replace('the the', 'the'))
    } finally {
      rmSync(folder, {recursive: true})
    }
  })
})

test('the hunks of any edits apply', () => {
  const line = fc.constantFrom('', 'a', 'b', 'a\r', 'c c', 'd')
  const text = fc
    .tuple(fc.array(line, {maxLength: 30}), fc.boolean())
    .map(([all, end]) => all.join('\n') + (end ? '\n' : ''))
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat(4), fc.constantFrom('', 'x', '\n', 'y\n', 'a\nz', '\nb')), {
    maxLength: 6
  })
  fc.assert(
    fc.property(text, edits, (input, raw) => {
      let last = -1
      const sorted = raw
        .map(([at, length, inserted]) => ({at: at % (input.length + 1), length, inserted}))
        .toSorted((a, b) => a.at - b.at)
        .flatMap(({at, length, inserted}) => {
          if (at <= last) return []
          last = Math.min(input.length, at + length)
          return [{range: [at, last] as const, text: inserted}]
        })
      const output = applyEdits(input, sorted)
      const patch = hunks(input, sorted)
      if (patch === '') expect(output).toBe(input)
      else expect(applyPatch(input, `--- a\n+++ b\n${patch}`, {autoConvertLineEndings: false})).toBe(output)
    }),
    {numRuns: 1000}
  )
})

describe('html', () => {
  test('draws edits where they are made', () => {
    const [, story = ''] = pieces('html', [simple])
    expect(story).toContain(
      'The minister lost the<del class="applied" title="taken out" id="a1m1" data-note="1"> the</del> vote.'
    )
    expect(story).toContain('<a class="number" href="#a1m1"')
    expect(pieces('html', [pair])[1]).toContain('<ins class="inserted" title="put in" data-note="1">”</ins>')
  })

  test('tells what is to do where nothing is changed', () => {
    const page = pieces('html', [simple, pair], {changesNothing: true}).join('')
    expect(page).toContain('<del class="applied" title="to take out" id="a1m1" data-note="1"> the</del>')
    expect(page).toContain('<ins class="inserted" title="to put in" data-note="1">”</ins>')
    expect(page).toContain('<span class="done applied">to apply</span>')
    expect(page).toContain('<dt>would change</dt><dd>2</dd>')
    expect(page).toContain('<span class="apply">to apply</span>')
    expect(page).toContain('title="1 to apply, 0 suggested, 0 reported"')
  })

  test('shows offers, and what a held article would have got, as offers', () => {
    for (const one of [offered, held]) {
      const [, story] = pieces('html', [one])
      expect(story).toContain(
        '<span class="offered" title="suggested: take this out" id="a1m1" data-note="1"> the</span>'
      )
      expect(story).not.toContain('<del')
    }
    expect(written('html', [fine, held])).toContain(
      '<li><a href="#a1"><bdi>held.md</bdi></a><p><bdi>Unexpected removal</bdi>'
    )
  })

  test('numbers each of the lines that one edit takes out, and leads to it', () => {
    const text = 'The end.\n\nSource link\n\nShare this:\n\nLeave a Comment\n'
    const [, story = ''] = pieces('html', [
      cleaned('a.md', text, [
        decide('apply', text, 'Source link', [{range: [8, 51], text: ''}]),
        decide('apply', text, 'Share this:', []),
        decide('apply', text, 'Leave a Comment', [])
      ])
    ])
    expect(story.match(/(?<=data-note=")[^"]*">[^<]*/gu)).toEqual([
      '1">Source link',
      '2">Share this:',
      '3">Leave a Comment'
    ])
    for (const number of [1, 2, 3]) {
      expect(story).toContain(`id="a1m${number}"`)
      expect(story).toContain(`<a class="number" href="#a1m${number}"`)
    }
  })

  test('numbers a rejected line by itself, not what goes below it', () => {
    const text = 'The end.\n\nSource link\n\nShare this:\n'
    const rejected = decide('skip', text, 'Source link', [{range: [8, 34], text: ''}])
    const [, story = ''] = pieces('html', [
      cleaned('a.md', text, [
        {...rejected, choice: 'reject'},
        decide('apply', text, 'Share this:', [{range: [21, 34], text: ''}])
      ])
    ])
    expect(story.match(/(?<=data-note=")[^"]*">[^<]*/gu)).toEqual(['1">Source link', '2">Share this:'])
  })

  test('leads to what could not be read, and says what marks mean', () => {
    const page = written('html', [broken])
    expect(page).toContain('<h2>Not read or written</h2><ul><li><a href="#u1"><bdi>in.jsonl:3</bdi></a>')
    expect(page).toContain('<article class="story" id="u1"')
    expect(page).toContain('<span class="offered">suggested to take out</span>')
  })

  test('gives what is invisible a sign', () => {
    const text = 'One\u200B two.\n\nADVERTISEMENT\n\nEnd.\n'
    const [, story] = pieces('html', [
      cleaned('a.md', text, [
        decide('apply', text, '\u200B', [{range: [3, 4], text: ' '}]),
        decide('apply', text, 'ADVERTISEMENT', [{range: [11, 26], text: ''}])
      ])
    ])
    expect(story).toContain('<span class="sign" title="zero-width space">ZWSP</span></del><ins')
    expect(story).toContain('data-note="1"><span class="sign" title="space">␣</span></ins>')
    expect(story).toContain('ADVERTISEMENT<span class="sign" title="line break">¶</span>')
  })

  test('folds away more than two unchanged paragraphs in a row', () => {
    const paragraphs = (number: number) => 'Quiet.\n\n'.repeat(number)
    const fold = (number: number) => {
      const text = paragraphs(number) + vote
      const start = paragraphs(number).length + 21
      return pieces('html', [
        cleaned('a', text, [decide('apply', text, 'the the', [{range: [start, start + 4], text: ''}])])
      ])[1]
    }
    expect(fold(2)).not.toContain('<details')
    expect(fold(3)).toContain(
      '<details class="fold"><summary><span class="verb"></span> 3 unchanged paragraphs</summary>'
    )
  })

  test('holds the whole text of an article', () => {
    const text = `\n \nOne.\r\n\r\n  Two the the.\r\rThree.\n${'Four.\n'.repeat(5)}`
    const start = text.indexOf(' the.')
    const [, story = ''] = pieces('html', [
      cleaned('a', text, [decide('apply', text, 'the the', [{range: [start, start + 4], text: ''}])])
    ])
    const body = [...story.matchAll(/<p class="text"[^>]*>(.*?)<\/p>/gu)].map(one =>
      (one[1] ?? '').replaceAll(/<[^>]*>/gu, '')
    )
    expect(body.join('').replaceAll(/\s+/gu, '')).toBe(text.replaceAll(/\s+/gu, ''))
  })

  test('runs one script, its own, and loads nothing', () => {
    const page = written('html', everything)
    const scripts = [...page.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/gu)]
    expect(scripts).toHaveLength(1)
    const hash = createHash('sha256')
      .update(scripts[0]?.[1] ?? '')
      .digest('base64')
    expect(page).toContain(`script-src 'sha256-${hash}'`)
    expect(page).not.toMatch(/<(?:img|link|iframe|object|base)\b|\son\w+\s*=\s*["']|\sstyle=|\bsrc="/u)
    expect(page).toContain('&lt;/script>&lt;script>alert(1)')
  })

  test('keeps article text out of its markup', () => {
    const [, story = ''] = pieces('html', [attack])
    const allowed =
      /<\/?(?:article|header|h2|bdi|p|span|ul|ol|li|div|del|ins|mark|code|a|details|summary)(?: [a-z-]+(?:="[^"<>]*")?)*>/gu
    expect(story.replaceAll(allowed, '')).not.toContain('<')
    expect(story).toContain('&lt;i>&quot;&amp;')
  })
})
