import type {Summary, Unreadable} from '../types.js'
import {type JsonArticle, toJsonArticle} from './json-article.js'
import type {Reporter, ReportSettings} from './reporter.js'

/** The report that other programs read, and `undo`: see `reportSchema`. One article a line. */
export function json(settings: ReportSettings): Reporter {
  const {begin, article, unreadable, end} = jsonPieces(settings)
  return {
    begin,
    outcome: one => (one.type === 'unreadable' ? unreadable(one.unreadable) : article(toJsonArticle(one))),
    end
  }
}

/** The same from articles that are JSON already. */
export function jsonPieces({version, date}: Pick<ReportSettings, 'version' | 'date'>) {
  const problems: Unreadable[] = []
  let separator = '\n'
  return {
    begin: () => `${JSON.stringify({version: 1, copydesk: version, date}).slice(0, -1)},"articles":[`,
    article(one: JsonArticle) {
      const piece = `${separator}${JSON.stringify(one)}`
      separator = ',\n'
      return piece
    },
    unreadable(one: Unreadable) {
      problems.push(one)
      return ''
    },
    end: (summary: Summary) => `\n],"unreadable":${JSON.stringify(problems)},"summary":${JSON.stringify(summary)}}\n`
  }
}
