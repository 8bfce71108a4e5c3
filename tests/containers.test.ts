import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {parseTextFields} from '../src/read/fields.js'
import {articlesIn, piecesOf, problemsIn, rendered} from './pieces.js'

/** Chunks of a source end anywhere. */
const sizes = [1, 2, 3, 7, 64, 1 << 16]

test('a list of fields names types behind colons', () => {
  expect(parseTextFields('title, content.rendered:html,content:encoded')).toEqual([
    {name: 'title'},
    {name: 'content.rendered', type: 'html'},
    {name: 'content:encoded'}
  ])
})

describe('JSON', () => {
  const list =
    '\uFEFF[\n  {"id": 1, "text": "lost the the vote"} ,{"text":"a\\u201c the the","n":[1,{"text":"}]"}]}\r\n]\n'

  test.each(sizes)('is cut into records wherever chunks of %i bytes end', async size => {
    const pieces = await piecesOf('json', list, {}, size)
    expect(rendered(pieces, () => [])).toBe(list)
    expect(articlesIn(pieces).map(({id, record, text}) => [id, record, text])).toEqual([
      ['1', 1, 'lost the the vote'],
      ['x#2', 2, 'a“ the the']
    ])
    expect(rendered(pieces)).toBe(list.replaceAll('the the', 'the'))
  })

  test('may be one object, or several one behind the other', async () => {
    expect(articlesIn(await piecesOf('json', '{"text":"a"}\n')).map(one => one.text)).toEqual(['a'])
    expect(articlesIn(await piecesOf('json', '{"text":"a"}{"text":"b"}')).map(one => one.text)).toEqual(['a', 'b'])
  })

  test('leads into nested fields, each an article of its own', async () => {
    const source = '{"id":7,"body":[{"text":"the the b"}],"title":"the the t","body.1":"the the d","sub":null}'
    const pieces = await piecesOf('json', source, 'title,body.0.text:html,body.1,sub')
    expect(articlesIn(pieces)).toEqual([
      {id: '7', path: 'x', record: 1, text: 'the the t', field: 'title'},
      {id: '7', path: 'x', record: 1, text: 'the the b', field: 'body.0.text', type: 'html'},
      {id: '7', path: 'x', record: 1, text: 'the the d', field: 'body.1'}
    ])
    expect(rendered(pieces)).toBe(source.replaceAll('the the', 'the'))
  })

  test('knows a post of WordPress', async () => {
    const post = '[{"id":12,"title":{"rendered":"T"},"content":{"rendered":"<p>the the</p>","protected":false}}]'
    expect(articlesIn(await piecesOf('json', post))).toEqual([
      {id: '12', path: 'x', record: 1, text: 'T', field: 'title.rendered'},
      {id: '12', path: 'x', record: 1, text: '<p>the the</p>', field: 'content.rendered', type: 'html'}
    ])
  })

  test.each([
    [
      '[{"text":"a"},{"text":"b',
      ['#2: Unexpected end of the file inside a record, expected all of it: the rest is left as it was']
    ],
    ['[{"text":"a"}', ['#2: Unexpected end of the list, expected `]`']],
    ['[{"text":"a"},', ['#2: Unexpected end of the list, expected `]`']],
    [
      '[{"text":"a"} {"text":"b"}]',
      ['#2: Unexpected `{` behind a record, expected `,` or `]`: the rest is left as it was']
    ],
    ['[{"text":"a"}] x', ['#2: Unexpected `x` behind a record, expected nothing more: the rest is left as it was']],
    [
      '[{"text":"a"},{"text" "b"},5,{"text":6},{"x":1},{"text":"c"}]',
      [
        expect.stringContaining('#2: Unexpected broken JSON, expected an object'),
        '#3: Unexpected number, expected a JSON object',
        '#4: Unexpected number in `text`, expected a string',
        '#5: Unexpected record without `text`, expected a string (--text-field)'
      ]
    ]
  ])('%s keeps its bytes and says what is wrong', async (source, problems) => {
    for (const size of sizes) {
      const pieces = await piecesOf('json', source, {}, size)
      expect(rendered(pieces)).toBe(source)
      expect(problemsIn(pieces)).toEqual(problems)
      expect(articlesIn(pieces)[0]?.text).toBe('a')
    }
  })

  test('names the line of what is wrong where the records before do not end on it', async () => {
    const source = '[\n  {"text": "a"},\n  {\n    "text": 5\n  }, 7,\n  {"tex": "b"},\n  {"text": "c'
    for (const size of sizes) {
      expect(problemsIn(await piecesOf('json', source, {}, size))).toEqual([
        '3: Unexpected number in `text`, expected a string',
        '#3: Unexpected number, expected a JSON object',
        '6: Unexpected record without `text`, expected a string (--text-field)',
        '7: Unexpected end of the file inside a record, expected all of it: the rest is left as it was'
      ])
    }
  })

  test('says what is wrong with one field and reads the others', async () => {
    const pieces = await piecesOf('json', '{"title":"the the","body":3}', 'title,body,lead')
    expect(problemsIn(pieces)).toEqual([
      '#1: Unexpected number in `body`, expected a string',
      '#1: Unexpected record without `lead`, expected a string, or `null` where it has none (--text-field)'
    ])
    expect(rendered(pieces)).toBe('{"title":"the","body":3}')
  })

  test('of any kind comes out as it went in', async () => {
    const record = fc.record({text: fc.string({unit: 'binary'}), other: fc.jsonValue()})
    await fc.assert(
      fc.asyncProperty(fc.array(record), fc.nat(3), fc.integer({min: 1, max: 40}), async (records, indent, size) => {
        const source = Buffer.from(JSON.stringify(records, undefined, indent)).toString()
        const pieces = await piecesOf('json', source, {}, size)
        expect(rendered(pieces, () => [])).toBe(source)
        const added = rendered(pieces, text => [{range: [text.length, text.length], text: ' “end”'}])
        const expected = (JSON.parse(source) as {text: string}[]).map(one => ({...one, text: `${one.text} “end”`}))
        expect(JSON.parse(added)).toEqual(expected)
      })
    )
  })
})

describe('CSV', () => {
  const table =
    '\uFEFFid,"text",note\r\n1,"He said ""the the"" now, twice",x\r\n2,lost the the vote,\r\n\r\n3,"two\nlines the the",z'

  test.each(sizes)('is cut into rows wherever chunks of %i bytes end', async size => {
    const pieces = await piecesOf('csv', table, {}, size)
    expect(rendered(pieces, () => [])).toBe(table)
    expect(articlesIn(pieces)).toEqual([
      {id: '1', path: 'x', line: 2, text: 'He said "the the" now, twice'},
      {id: '2', path: 'x', line: 3, text: 'lost the the vote'},
      {id: '3', path: 'x', line: 5, lastLine: 6, text: 'two\nlines the the'}
    ])
    expect(rendered(pieces)).toBe(table.replaceAll('the the', 'the'))
  })

  test('quotes a field that needs quotes after an edit', async () => {
    const pieces = await piecesOf('csv', 'text,n\na b,1\n"c",2\n')
    const put = (text: string) => rendered(pieces, () => [{range: [1, 1], text}])
    expect(put('x')).toBe('text,n\nax b,1\n"cx",2\n')
    expect(put(', "q"')).toBe('text,n\n"a, ""q"" b",1\n"c, ""q""",2\n')
    expect(put('\n')).toBe('text,n\n"a\n b",1\n"c\n",2\n')
  })

  test('with tabs or semicolons is read where the header says so', async () => {
    const columns = articlesIn(await piecesOf('tsv', 'text\ttitle\na, "b"\tc\n', 'title,text'))
    expect(columns.map(one => [one.field, one.text])).toEqual([
      ['title', 'c'],
      ['text', 'a, "b"']
    ])
    expect(articlesIn(await piecesOf('csv', 'id;text\n5;"a; b, c"\n'))[0]).toMatchObject({id: '5', text: 'a; b, c'})
    for (const mark of [';', '\t']) {
      const quoted = [`"id"${mark}"text"\n`, `"5"${mark}"a${mark} b, c"\n`].join('')
      expect(articlesIn(await piecesOf('csv', quoted))[0]).toMatchObject({id: '5', text: `a${mark} b, c`})
    }
  })

  test('with broken rows keeps them and goes on', async () => {
    const source = 'id,text\n1\n2,a,b\n3,"x"y\n4,the the\n\u00005,a\n6,"open\n7,b\n'
    const pieces = await piecesOf('csv', source)
    expect(problemsIn(pieces)).toEqual([
      '2: Unexpected 1 column, expected 2 as in the header',
      '3: Unexpected 3 columns, expected 2 as in the header',
      '4: Unexpected text behind the closing quote of column 2, expected `,`',
      '6: Unexpected NUL byte at offset 0 of the record, expected text: the file looks binary',
      '7: Unexpected end inside the quotes of column 2, expected a closing `"`'
    ])
    expect(rendered(pieces)).toBe(source.replace('the the', 'the'))
  })

  test('without the field names the columns there are', async () => {
    await expect(piecesOf('csv', 'id,title\n1,a\n')).rejects.toThrow(
      'Unexpected header without `text`, expected it among the columns `id`, `title` (--text-field)'
    )
    await expect(piecesOf('csv', '"id";"title"\n1;a\n')).rejects.toThrow(
      'Unexpected header without `text`, expected it among the columns `id`, `title` (--text-field)'
    )
    await expect(piecesOf('csv', '"id";"title"x\n1;a\n')).rejects.toThrow(
      'Unexpected text behind the closing quote of column 1, expected `,`'
    )
  })

  test('with more columns than anybody reads, or an article for a column, names the first and says how many there are', async () => {
    const names = Array.from({length: 1000}, (_, number) => `c${number}`)
    await expect(piecesOf('csv', `${names.join(',')}\n`)).rejects.toThrow(
      /^[^]{0,200}, `c19` and 980 more \(--text-field\)$/u
    )
    await expect(piecesOf('csv', `${'The vote was held. '.repeat(1000)}\n`)).rejects.toThrow(
      'expected it among the columns `The vote was held. The vote was held. The vote was held. Th…` (--text-field)'
    )
  })

  test('of any kind comes out as it went in, and holds what an edit put there', async () => {
    const cell = fc.string({unit: fc.constantFrom('a', 'b c', '"', ',', '\n', '\r\n', 'é', ' ')})
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell)),
        cell,
        fc.integer({min: 1, max: 40}),
        async (rows, added, size) => {
          const written = (value: string) => (/[",\r\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
          const source = `text,b\n${rows.map(row => row.map(written).join(',')).join('\n')}`
          const pieces = await piecesOf('csv', source, {}, size)
          expect(rendered(pieces, () => [])).toBe(source)
          expect(articlesIn(pieces).map(one => one.text)).toEqual(rows.map(([text]) => text))
          const again = await piecesOf(
            'csv',
            rendered(pieces, text => [{range: [text.length >> 1, text.length], text: added}])
          )
          expect(articlesIn(again).map(one => one.text)).toEqual(
            rows.map(([text]) => text.slice(0, text.length >> 1) + added)
          )
        }
      )
    )
  })
})

describe('XML', () => {
  const wxr = [
    '\uFEFF<?xml version="1.0" encoding="UTF-8" ?>\r\n<!-- <item> -->',
    '<rss version="2.0" xmlns:content="c" xmlns:excerpt="e" xmlns:wp="w"><channel><title>the the site</title>',
    '<item><title>A &amp; the the &#x201c;B&#8221;</title><content:encoded ><![CDATA[<p>the the <b>x</b> ]]]]><![CDATA[> &amp;</p>]]></content:encoded>',
    '<excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_id>17</wp:post_id><wp:meta><title>the the</title></wp:meta></item>\n',
    '<item ><title><![CDATA[the the]]></title></item><item/>',
    '</channel></rss>\n'
  ].join('\n')

  test.each(sizes)('is cut into items wherever chunks of %i bytes end', async size => {
    const pieces = await piecesOf('xml', wxr, {}, size)
    expect(rendered(pieces, () => [])).toBe(wxr)
    expect(articlesIn(pieces)).toEqual([
      {id: '17', path: 'x', record: 1, text: 'A & the the “B”', field: 'title'},
      {
        id: '17',
        path: 'x',
        record: 1,
        text: '<p>the the <b>x</b> ]]> &amp;</p>',
        field: 'content:encoded',
        type: 'html'
      },
      {id: 'x#2', path: 'x', record: 2, text: 'the the', field: 'title'}
    ])
    const expected = wxr
      .replace('A &amp; the the', 'A &amp; the')
      .replace('<p>the the', '<p>the')
      .replace('[CDATA[the the]', '[CDATA[the]')
    expect(rendered(pieces)).toBe(expected)
  })

  test('that is no UTF-8 is refused with the byte, its line and a remedy', async () => {
    const source = Buffer.from('<rss>\n<channel>é\n<item><title>caf\u00e9</title></item></channel></rss>')
    const broken = Buffer.concat([source.subarray(0, 40), Buffer.from([0xe9]), source.subarray(40)])
    for (const size of sizes) {
      expect((await piecesOf('xml', source, {}, size)).some(piece => piece.type === 'record')).toBe(true)
      await expect(piecesOf('xml', broken, {}, size)).rejects.toMatchObject({
        message: `Unexpected byte 0xE9 at offset 40, expected UTF-8 text: convert the file to UTF-8 first, as with \`iconv -f WINDOWS-1252 -t UTF-8\``,
        line: 3
      })
    }
  })

  test('takes new text in the way of the old one', async () => {
    const feed = '<rss><channel><item><guid>g</guid><description>a &lt; b</description></item></channel></rss>'
    const put = async (source: string, text: string, at: readonly [number, number]) =>
      rendered(await piecesOf('xml', source, 'description'), () => [{range: at, text}])
    expect(await put(feed, '<&]]>', [3, 4])).toBe(feed.replace('; b', ';&lt;&amp;]]&gt;b'))
    const section = feed.replace('a &lt; b', '<![CDATA[a]] b]]>')
    expect(await put(section, '>', [3, 4])).toBe(feed.replace('a &lt; b', '<![CDATA[a]]]]><![CDATA[>b]]>'))
    expect(await put(section, 'é &', [1, 1])).toBe(feed.replace('a &lt; b', '<![CDATA[aé &]] b]]>'))
    const two = feed.replace('a &lt; b', 'x<![CDATA[ab]]>y<!-- c --><![CDATA[cd]]>')
    expect(await put(two, '!', [2, 5])).toBe(feed.replace('a &lt; b', 'x<![CDATA[a!]]><!-- c --><![CDATA[d]]>'))
  })

  test('reads RSS and Atom', async () => {
    const atom =
      '<feed xmlns="a"><entry><id>u:1</id><title type="html">T</title><summary type="text">S</summary>' +
      '<content type="xhtml"><div>the the <br/></div></content></entry></feed>'
    expect(articlesIn(await piecesOf('xml', atom))).toEqual([
      {id: 'u:1', path: 'x', record: 1, text: 'T', field: 'title', type: 'html'},
      {id: 'u:1', path: 'x', record: 1, text: 'S', field: 'summary', type: 'text'},
      {id: 'u:1', path: 'x', record: 1, text: '<div>the the <br/></div>', field: 'content', type: 'html'}
    ])
    expect(rendered(await piecesOf('xml', atom))).toBe(atom.replace('the the', 'the'))
    const rss =
      '<rss><channel><item><link> http://a.example/1 </link><description>&lt;p></description></item></channel></rss>'
    expect(articlesIn(await piecesOf('xml', rss, 'description'))).toEqual([
      {id: 'http://a.example/1', path: 'x', record: 1, text: '<p>'}
    ])
    expect(problemsIn(await piecesOf('xml', rss, 'title'))).toEqual([
      '#1: Unexpected item without `title`, expected one (--text-field)'
    ])
  })

  test.each([
    ['<rss><channel>\n<item><title>a</title>\n</channel></rss>', 3, 'unexpected close tag'],
    ['<rss><channel><item><title>a &nbsp; b</title></item></channel></rss>', 1, 'undefined entity'],
    ['<rss><channel>\n<item>', 2, 'unclosed tag: item'],
    ['', 1, 'document must contain a root element']
  ])('%s is refused', async (source, line, detail) => {
    for (const size of sizes) {
      await expect(piecesOf('xml', source, {}, size)).rejects.toMatchObject({
        line,
        message: expect.stringContaining(`Unexpected broken XML (${detail}`) as string
      })
    }
  })

  test.each([
    ['<html/>', 'Unexpected root `html`, expected an RSS or Atom feed or an export of WordPress'],
    [
      '<?xml version="1.0" encoding="latin1"?><rss/>',
      'Unexpected encoding `latin1`, expected UTF-8 in its declaration: convert the file to UTF-8 first, as with `iconv -f latin1 -t UTF-8`'
    ]
  ])('%s is refused: %s', async (source, problem) => {
    await expect(piecesOf('xml', source)).rejects.toThrow(problem)
  })
})
