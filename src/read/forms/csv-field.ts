import type {Form, Segment} from './form.js'

/** A field of CSV or TSV, with its quotes where it has them. */
export const csvField: Form = {
  segments: written => (written.startsWith('"') ? quotedSegments(written) : [{start: 0, end: written.length}]),
  escaper(written) {
    if (written.startsWith('"')) return text => text.replaceAll('"', '""')
    return text => (/[",;\t\r\n]/u.test(text) ? undefined : text)
  },
  write: text => `"${text.replaceAll('"', '""')}"`
}

function* quotedSegments(written: string): Generator<Segment> {
  const last = written.length - 1
  let run = 1
  for (let mark = written.indexOf('"', run); mark !== -1 && mark < last; mark = written.indexOf('"', run)) {
    if (mark > run) yield {start: run, end: mark}
    yield {start: mark, end: mark + 2, text: '"'}
    run = mark + 2
  }
  if (run < last) yield {start: run, end: last}
}
