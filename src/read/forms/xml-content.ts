import type {Form, Segment} from './form.js'

/** What stands in an XML element without child elements: text with references, CDATA sections, comments. */
export const xmlContent: Form = {
  segments,
  escaper: () => (text, segment) => (segment?.isCdata ? text : escaped(text)),
  write: (text, written) =>
    written.includes('<![CDATA[') ? `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>` : escaped(text)
}

const references: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;'}

function escaped(text: string): string {
  return text.replaceAll(/[&<>]/gu, one => references[one] ?? one)
}

/** What a CDATA section, a comment, an instruction or a reference starts and ends with. */
const marks = [
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
  ['<?', '?>'],
  ['&', ';']
] as const

function* segments(written: string): Generator<Segment> {
  let run = 0
  for (let at = nextMark(written, 0); at !== -1; at = nextMark(written, run)) {
    if (at > run) yield {start: run, end: at}
    const [open, close] = marks.find(([one]) => written.startsWith(one, at)) ?? ['<', '>']
    const end = written.indexOf(close, at + open.length)
    if (end === -1) {
      yield {start: at, end: written.length}
      return
    }
    run = end + close.length
    if (open === '&') yield {start: at, end: run, text: characterOf(written.slice(at + 1, end))}
    // An empty section is still the place for new text.
    if (open === '<![CDATA[') yield {start: at + open.length, end, isCdata: true}
  }
  if (run < written.length) yield {start: run, end: written.length}
}

function nextMark(written: string, from: number): number {
  for (let index = from; index < written.length; index++) {
    const unit = written[index]
    if (unit === '&' || unit === '<') return index
  }
  return -1
}

const named: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"}

function characterOf(reference: string): string {
  if (!reference.startsWith('#')) return named[reference] ?? `&${reference};`
  const code = reference.startsWith('#x') ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1))
  return code <= 0x10ffff ? String.fromCodePoint(code) : `&${reference};`
}
