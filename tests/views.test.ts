import {beforeAll, describe, expect, test} from 'vitest'
import {applyEdits, invertEdits} from '../src/edit/apply.js'
import {loadViews, viewOf} from '../src/parse/views/load.js'
import {createCleaner} from '../src/pipeline.js'
import {builtinRules} from '../src/rules/builtin.js'
import type {Result} from '../src/types.js'

const clean = createCleaner({rules: builtinRules})
beforeAll(loadViews)

const html = (source: string) => viewOf(source, 'html')
const markdown = (source: string) => viewOf(source, 'markdown')

/** The output, after a look at what must hold of every result. */
function output(source: string, type: 'html' | 'markdown'): string {
  const result = clean(source, type)
  expectReplay(source, result)
  expect(result.fatal).toBeUndefined()
  return result.output
}

function expectReplay(source: string, {input, output, ledger}: Result): void {
  expect(input).toBe(source)
  expect(applyEdits(source, ledger.edits)).toBe(output)
  expect(applyEdits(output, invertEdits(source, ledger.edits))).toBe(source)
  const applied = ledger.decisions.filter(one => one.decision === 'apply').flatMap(one => one.edits)
  expect(applyEdits(source, applied)).toBe(output)
}

test('an edit may take as much of a view as there is', () => {
  const view = html(`<p>${'</b>a'.repeat(150_000)}</p>`)
  expect(view.outward([{range: [1, view.text.length - 1], text: ''}])[0]).toHaveLength(149_998)
})

test('a mark that slipped to a block of its own goes back, and its block goes', () => {
  const slipped = '<p>“It is like a fall from a bicycle.</p>\n<p>”</p>\n<p>They left in May.</p>'
  expect(output(slipped, 'html')).toBe('<p>“It is like a fall from a bicycle.”</p>\n<p>They left in May.</p>')
  expect(output('“It is like a fall.\n\n”\n\nThey left.', 'markdown')).toBe('“It is like a fall.”\n\nThey left.')
})

describe('the view of HTML', () => {
  test.each([
    ['has one line a block', '<h1>A</h1><p>B <b>c</b></p>\n<ul><li>D<li>E</ul>', 'A\n\nB c\n\nD\n\nE'],
    ['cuts a line where a block stands in it', '<div>A<p>B</p>C</div>', 'A\n\nB\n\nC'],
    ['shows white space as one space', '<p>\n  A\n  <em>\tB </em> C\n</p>', 'A B C'],
    ['keeps a no-break space', '<p>A&nbsp;\u00A0B</p>', 'A\u00A0\u00A0B'],
    ['breaks a line at br', '<p>A <br/> B<br><br>C<br></p>', 'A\nB\n\nC'],
    ['decodes references', '<p>&amp;amp; &ldquo;A&#8221; &#x41;&copy 1</p>', '&amp; “A” A© 1'],
    ['leaves an ampersand that is none', '<p>A & B &c; R&D</p>', 'A & B &c; R&D'],
    [
      'takes no script, style, title or comment',
      '<title>T</title><script>"a"</script><style>b</style><!-- c --><p>D</p>',
      'D'
    ],
    [
      'takes no form, navigation or quoted code',
      '<nav>A</nav><form>B</form><pre>C</pre><p>D</p><select><option>E</select>',
      'D'
    ],
    ['shows code as one mark', '<p>Type <code>a , b</code>, then go.</p>', 'Type \uFFFC, then go.'],
    ['shows an image as one mark between words', '<p><img> A <img> B <img></p>', 'A \uFFFC B'],
    [
      'takes no shortcode',
      '<p>[caption id="x" width="1"]<img>A[/caption] [sic] [ad_1]</p>[gallery ids="1"]',
      'A\uFFFC [sic] [ad_1]'
    ],
    ['of a page takes the article', '<body><header>A</header><main><p>B</p></main><p>C</p></body>', 'B'],
    [
      'of a page without one takes all but its frame',
      '<!doctype html><header>A</header><p>B</p><footer>C</footer>',
      'B'
    ],
    ['of a fragment takes the header', '<header>A</header><p>B</p>', 'A\n\nB'],
    ['reads what is malformed', '<p>A < B <p>C</b> </p></p> D <i>E', 'A < B\n\nC\n\nD E'],
    ['passes over a tag that the end cuts off', '<p>A</p><p class="x', 'A'],
    ['reads CRLF', '<p>A\r\nB</p>\r\n', 'A B'],
    ['parts paragraphs at blank lines outside of blocks', 'A\nb <i>c\r\n\r\nD</i> <p>E\n\nf</p>', 'A b c\n\nD\n\nE f'],
    ['parts them in blocks where there is no p', '<div>A\n\nB</div>', 'A\n\nB']
  ])('%s', (_, source, text) => {
    expect(html(source).text).toBe(text)
  })

  test('knows where references stand', () => {
    const source = '<p>A &amp; &#8220;B&rdquo; C</p>'
    const at = html(source).text.indexOf('“B” C')
    expect(source.slice(...html(source).locate([at, at + 5]))).toBe('&#8220;B&rdquo; C')
    expect(source.slice(...html(source).locate([at + 1, at + 2]))).toBe('B')
  })
})

describe('edits of HTML', () => {
  const edit = (source: string, old: string, text: string) => {
    const view = html(source)
    const start = view.text.indexOf(old)
    return applyEdits(source, view.outward([{range: [start, start + old.length], text}]).flat())
  }
  const insert = (source: string, behind: string, text: string) => {
    const view = html(source)
    const start = view.text.indexOf(behind) + behind.length
    return applyEdits(source, view.outward([{range: [start, start], text}]).flat())
  }

  test.each([
    ['leave the tags between', '<p>A <em>b c</em> d</p>', 'b c d', 'x', '<p>A x</p>'],
    ['touch only text', '<p>A <em>b c</em> d e</p>', 'c d', '', '<p>A <em>b </em> e</p>'],
    ['take an emptied element along', '<p>A <a href="x"><b>b</b></a>c</p>', 'b', '', '<p>A c</p>'],
    ['leave one that holds an image', '<p>A <a href="x">b<img></a>c</p>', 'b', '', '<p>A <a href="x"><img></a>c</p>'],
    ['replace inside an element', '<p>A <b>b</b> c</p>', 'b', 'x', '<p>A <b>x</b> c</p>'],
    ['take a reference whole', '<p>A &amp;&lt; b</p>', '&', '', '<p>A &lt; b</p>'],
    ['take all of a collapsed space', '<p>A <i> b</i></p>', ' ', '', '<p>A<i>b</i></p>'],
    ['escape what they write', '<p>A b</p>', 'b', '<&>', '<p>A &lt;&amp;&gt;</p>'],
    ['take a line with its break', '<p>A<br>\nB</p>', '\nB', '', '<p>A</p>'],
    ['take a block with its line', '<p>A</p>\n  <p>B</p>\n<p>C</p>', '\n\nB', '', '<p>A</p>\n<p>C</p>'],
    ['take the first block', '<p>A</p>\n\n<p>B</p>', 'A\n\n', '', '<p>B</p>'],
    ['take the last block', '<p>A</p>\r\n\r\n<p>B</p>\r\n', '\n\nB', '', '<p>A</p>\r\n'],
    ['take an emptied list', '<p>A</p><div><ul><li>B</li> <li><a>C</a></li></ul></div>', '\n\nB\n\nC', '', '<p>A</p>'],
    [
      'leave a list with something in it',
      '<p>A</p><ul><li>B</li><li><img></li></ul>',
      '\n\nB',
      '',
      '<p>A</p><ul><li><img></li></ul>'
    ],
    ['leave a block with an image', '<p>A</p><p><img> B</p>', '\n\nB', '', '<p>A</p><p><img> </p>'],
    [
      'leave a cell',
      '<table><tr><td>A</td><td>B</td></tr></table>',
      '\n\nB',
      '',
      '<table><tr><td>A</td><td></td></tr></table>'
    ],
    [
      'take the comments of WordPress',
      '<p>A</p>\n<!-- wp:paragraph {"a":1} -->\n<p>B</p>\n<!-- /wp:paragraph -->\n',
      '\n\nB',
      '',
      '<p>A</p>\n'
    ],
    ['take a paragraph without tags', 'A\n\n<a href="x">B</a>\n\nC\n', '\n\nB', '', 'A\n\nC\n'],
    ['leave what is not closed', '<p>A</p><div><p><b>B</p></div>', '\n\nB', '', '<p>A</p><div><p><b></p></div>']
  ])('%s', (_, source, old, text, expected) => {
    expect(edit(source, old, text)).toBe(expected)
  })

  test.each([
    ['close outside what is emphasised', '<p>“A <em>b</em></p>', 'b', '”', '<p>“A <em>b</em>”</p>'],
    ['close inside what holds the whole block', '<p><em>“A b</em></p>', 'b', '”', '<p><em>“A b”</em></p>'],
    ['close before the next element', '<p>“A<em> b</em></p>', 'A', '”', '<p>“A”<em> b</em></p>'],
    ['open outside what is emphasised', '<p>A <em>b</em> c”</p>', 'A ', '“', '<p>A “<em>b</em> c”</p>'],
    ['open behind an element', '<p><b>A:</b><i>b c”</i></p>', 'A:', '“', '<p><b>A:</b>“<i>b c”</i></p>'],
    ['are written as references', '<p>&ldquo;A b</p>', 'b', '”', '<p>&ldquo;A b&rdquo;</p>'],
    ['are written as numbers', '<p>&#8220;A b</p>', 'b', '”', '<p>&#8220;A b&#8221;</p>'],
    ['are written as straight references', '<p>&quot;A b</p>', 'b', '"', '<p>&quot;A b&quot;</p>']
  ])('insertions %s', (_, source, behind, text, expected) => {
    expect(insert(source, behind, text)).toBe(expected)
  })
})

describe('cleaned HTML', () => {
  test.each([
    [
      'mends across tags',
      '<p>“We <b>came</b> early. “We <i>stayed</i>,” he said of the <a href="/the-the">the</a> fair.</p>',
      '<p>“We <b>came</b> early. We <i>stayed</i>,” he said of the fair.</p>'
    ],
    ['leaves attributes alone', '<p title="a , b">In Kyiv , a vote.</p>', '<p title="a , b">In Kyiv, a vote.</p>'],
    [
      'leaves references alone',
      '<p>Rain &amp; wind , &quot;fog&quot;.</p>',
      '<p>Rain &amp; wind, &quot;fog&quot;.</p>'
    ],
    [
      'decodes what is escaped twice',
      '<p>Barnes &amp;amp; Hall said &amp;ldquo;we&amp;rsquo;ll go&amp;#8221;.</p>',
      '<p>Barnes &amp; Hall said “we’ll go”.</p>'
    ],
    [
      'drops leftover lines with their blocks',
      '<p>The council meets again on Friday.</p>\n<p>Source link</p>\n<ul>\n<li><a href="#">Share this:</a></li>\n</ul>\n',
      '<p>The council meets again on Friday.</p>\n'
    ]
  ])('%s', (_, source, expected) => {
    expect(output(source, 'html')).toBe(expected)
  })

  test('tells every place in the source', () => {
    const source = '<p>A &amp; b.</p>\n<p>The minister lost <em>the</em> the vote.</p>'
    const {ledger} = clean(source, 'html')
    const [one] = ledger.decisions
    expect(one?.message.actual).toBe('the the')
    expect(source.slice(...(one?.message.range ?? [0, 0]))).toBe('the</em> the')
    expect(one?.message.edits).toEqual(one?.edits)
  })

  test('fingerprints what is read, not how it is written', () => {
    const plain = clean('The minister lost the the vote.').ledger.decisions[0]?.fingerprint
    expect(clean('<p>The minister <i>lost</i> the the vote.</p>', 'html').ledger.decisions[0]?.fingerprint).toBe(plain)
  })
})

describe('the view of Markdown', () => {
  test.each([
    ['has one line a block', '# A\n\nB *c*\nd\n\n- E\n- F\n\n> G\n', 'A\n\nB c d\n\nE\n\nF\n\nG'],
    ['takes no front matter or code', '---\ntitle: A , b\n---\n\nB\n\n```\nC\n```\n\n    D\n', 'B'],
    ['takes no definition, HTML or image', '[a]: http://x "T"\n\n<div>A</div>\n\nB ![c](d) e<b>f</b>', 'B \uFFFC ef'],
    ['shows code as one mark', 'Type `a , b`, then go.', 'Type \uFFFC, then go.'],
    ['decodes escapes and references', '\\*A\\* &amp; &ldquo;B&#8221; \\\\ &copy', '*A* & “B” \\ &copy'],
    ['joins lines of a quotation', '> A\n> b\nc  \n> D\\\n> E', 'A b c\nD\nE'],
    ['takes cells', '| A | B \\| C |\n|---|---|\n| 1 | ~~2~~ |', 'A\n\nB | C\n\n1\n\n2'],
    ['takes the text of links and notes', '[A](b "c") [d][e] f[^1]\n\n[e]: x\n\n[^1]: G', 'A d f\n\nG'],
    ['takes no shortcode', 'A\n\n{{< figure src="a_b_c" title="d , e" >}}\n\nB {% c %} d', 'A\n\nB \uFFFC d'],
    ['reads CRLF', 'A\r\nb\r\n\r\nC\r\n', 'A b\n\nC'],
    ['reads addresses', 'See www.a.org, or b@c.org , now.', 'See www.a.org, or b@c.org , now.']
  ])('%s', (_, source, text) => {
    expect(markdown(source).text).toBe(text)
  })
})

describe('edits of Markdown', () => {
  const edit = (source: string, old: string, text: string) => {
    const view = markdown(source)
    const start = view.text.indexOf(old)
    return applyEdits(source, view.outward([{range: [start, start + old.length], text}]).flat())
  }

  test.each([
    ['take an escape whole', 'A \\*b', '*', '', 'A b'],
    ['take a line end with what continues the line', '> A the\n> the b', ' the', '', '> A\n> the b'],
    ['join lines', '> A the\n> the b', ' the b', '', '> A the'],
    ['take an emptied emphasis along', 'A *b* c', 'b', '', 'A  c'],
    ['escape what they write', 'A b', 'b', '*_[', 'A \\*\\_\\['],
    ['take a block with its blank line', 'A\n\nB\n\nC\n', '\n\nB', '', 'A\n\nC\n'],
    ['take the first block', 'A\n\nB\n', 'A\n\n', '', 'B\n'],
    ['take the last block', 'A\r\n\r\nB\r\n', '\n\nB', '', 'A\r\n'],
    ['take an item', '- A\n- B\n- C\n', '\n\nB', '', '- A\n- C\n'],
    ['take an emptied list', 'A\n\n- B\n- C\n\nD', '\n\nB\n\nC', '', 'A\n\nD'],
    ['take a paragraph of a quotation', '> A\n>\n> B\n', '\n\nB', '', '> A\n'],
    ['take an emptied quotation', 'A\n\n> B\n', '\n\nB', '', 'A\n'],
    ['leave a paragraph with an image', 'A\n\n![x](y) B\n', '\n\nB', '', 'A\n\n![x](y) \n']
  ])('%s', (_, source, old, text, expected) => {
    expect(edit(source, old, text)).toBe(expected)
  })
})

describe('cleaned Markdown', () => {
  test.each([
    [
      'mends across marks',
      '---\ntitle: "A , b"\n---\n\n“We **came** early. “We *stayed*,” he said of the\n[the](/the-the) fair.\n',
      '---\ntitle: "A , b"\n---\n\n“We **came** early. We *stayed*,” he said of the fair.\n'
    ],
    ['leaves escapes alone', 'In Kyiv , 3 \\* 4 , `a , b`.\n', 'In Kyiv, 3 \\* 4, `a , b`.\n'],
    [
      'drops leftover lines with their blocks',
      'The council of Harrow meets again on Friday.\n\n- [Share this:](#)\n- Leave a Comment\n\n[Source link](http://x)\n',
      'The council of Harrow meets again on Friday.\n'
    ]
  ])('%s', (_, source, expected) => {
    expect(output(source, 'markdown')).toBe(expected)
  })
})
