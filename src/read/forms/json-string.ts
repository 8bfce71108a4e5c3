import type {Form, Segment} from './form.js'

/** A JSON string with its quotes. New text is escaped as the string escapes. */
export const jsonString: Form = {
  frame: '"',
  segments,
  escaper(written) {
    const all = escapesAll(written)
    return text => escaped(text, all)
  },
  write: (text, written) => `"${escaped(text, escapesAll(written))}"`
}

function* segments(written: string): Generator<Segment> {
  const last = written.length - 1
  let run = 1
  for (let mark = written.indexOf('\\', run); mark !== -1; mark = written.indexOf('\\', run)) {
    if (mark > run) yield {start: run, end: mark}
    run = mark + (written[mark + 1] === 'u' ? 6 : 2)
    yield {start: mark, end: run, text: String(JSON.parse(`"${written.slice(mark, run)}"`))}
  }
  if (run < last) yield {start: run, end: last}
}

/** Whether everything outside ASCII is escaped, as some writers do. */
function escapesAll(written: string): boolean {
  return /^[\0-\x7F]*$/u.test(written) && /\\u(?:00[89a-f]|0[1-9a-f]|[1-9a-f])/iu.test(written)
}

function escaped(text: string, all: boolean): string {
  const json = JSON.stringify(text).slice(1, -1)
  if (!all) return json
  return json.replaceAll(/[^\0-\x7F]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
