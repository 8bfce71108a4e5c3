import type {Summary, Unreadable} from '../types.js'
import {type JsonArticle, toJsonArticle} from './json-article.js'
import type {Reporter} from './reporter.js'

/** One article of the JSON report a line, `{unreadable}` where there is none, and `{summary}` at the end. */
export function jsonl(): Reporter {
  const {begin, article, unreadable, end} = jsonlPieces
  return {
    begin,
    outcome: one => (one.type === 'cleaned' ? article(toJsonArticle(one)) : unreadable(one.unreadable)),
    end
  }
}

/** The same from articles that are JSON already. */
export const jsonlPieces = {
  begin: () => '',
  article: line<JsonArticle>,
  unreadable: (unreadable: Unreadable) => line({unreadable}),
  end: (summary: Summary) => line({summary})
}

function line<Value extends object>(value: Value): string {
  return `${JSON.stringify(value)}\n`
}
