import type {TextType} from '../../src/types.js'

/**
 * What no repair may touch, wherever it stands: a code of its own, and damage. `canariesIn` finds them again.
 */
const canary = (index: number, mark: string) => `${mark}K${index}Q the the , x${mark}`

/** The canaries of a text as they stand there. What damage took apart is none. */
export function canariesIn(text: string): string[] {
  return text.match(/(["`])K\d+Q the the , x\1/gu) ?? []
}

/** Lines as a source of a type; `dress` says for each of them how. */
export function markupOf(type: TextType, lines: readonly string[], layout: string, dress: readonly number[]): string {
  const dressed = type === 'html' ? htmlOf : type === 'markdown' ? markdownOf : (line: string) => line
  const gap = type === 'text' ? layout : layout.replace(/^[\r\u2028 ]$/u, '\n\n')
  return lines.map((line, index) => dressed(line, dress[index] ?? 0, index)).join(gap)
}

function htmlOf(line: string, how: number, index: number): string {
  const text = line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const quoted = how % 2 === 0 ? text : text.replaceAll('“', '&ldquo;').replaceAll('”', '&#8221;')
  const inside = dressWord(quoted, how, word => [
    word,
    `<em>${word}</em>`,
    `<a href="https://a.example/?q=1&amp;r=2" title=${canary(index, '"')}>${word}</a>`,
    `<b>${word}`,
    `${word}<br>`,
    `${word}<!-- the the , x -->`,
    `<code>the the , x</code> ${word}`,
    `<img alt=${canary(index, '"')} src="a.jpg">${word}`
  ])
  const blocks = [
    `<p>${inside}</p>`,
    `<p class=${canary(index, '"')}>${inside}</p>`,
    `<!-- wp:paragraph -->\n<p>${inside}</p>\n<!-- /wp:paragraph -->`,
    `<div><p>${inside}</div>`,
    `<ul><li>${inside}</li><li>Source link</li></ul>`,
    `<h2>${inside}</h2>`,
    `<blockquote><p>${inside}</p></blockquote>`,
    inside,
    `<p>${inside}\n\n<pre>the the , x</pre>`,
    `<table><tr><td>${inside}</td><td>x , y</td></tr></table>`,
    `<script>var a = ${canary(index, '"')}</script>${inside}`,
    `[caption id=${canary(index, '"')}]${inside}[/caption]`
  ]
  return blocks[Math.floor(how / 16) % blocks.length] ?? ''
}

function markdownOf(line: string, how: number, index: number): string {
  const inside = dressWord(line, how, word => [
    word,
    `*${word}*`,
    `**${word}**`,
    `[${word}](https://a.example/x_y ${canary(index, '"')})`,
    `${canary(index, '`')} ${word}`,
    `![${word}](a.jpg)`,
    `${word}\\\n`,
    `<span title=${canary(index, '"')}>${word}</span>`,
    `_${word}`
  ])
  const blocks = [
    inside,
    inside,
    `# ${inside}`,
    `> ${inside}`,
    `- ${inside}\n- Source link`,
    `1. ${inside}`,
    `${inside}\n---`,
    `\`\`\`\nthe the , x\n\`\`\`\n\n${inside}`,
    `    the the , x\n\n${inside}`,
    `{{< figure alt=${canary(index, '"')} >}}\n\n${inside}`,
    `| a , b | ${inside.replaceAll('|', '')} |\n| --- | --- |\n| the the | c |`,
    `${index === 0 ? `---\ntitle: ${canary(index, '"')}\n---\n\n` : ''}${inside}`
  ]
  return blocks[Math.floor(how / 16) % blocks.length] ?? ''
}

/** One of the words in another dress. */
function dressWord(line: string, how: number, dresses: (word: string) => readonly string[]): string {
  const words = line.split(' ')
  const at = how % words.length
  return words
    .map((word, index) => (index === at ? (dresses(word)[how % dresses(word).length] ?? word) : word))
    .join(' ')
}
