import {toJsonArticle} from './json-article.js'
import type {Reporter} from './reporter.js'

/** One article of the JSON report a line, `{unreadable}` where there is none, and `{summary}` at the end. */
export function jsonl(): Reporter {
  return {
    begin: () => '',
    outcome: one => line(one.type === 'cleaned' ? toJsonArticle(one) : {unreadable: one.unreadable}),
    end: summary => line({summary})
  }
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`
}
