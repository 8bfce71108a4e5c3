import type {Unreadable} from '../types.js'
import {toJsonArticle} from './json-article.js'
import type {Reporter, ReportSettings} from './reporter.js'

/** The report that other programs read, and `undo`: see `reportSchema`. One article a line. */
export function json({version, date}: ReportSettings): Reporter {
  const unreadable: Unreadable[] = []
  let separator = '\n'
  return {
    begin: () => `${JSON.stringify({version: 1, copydesk: version, date}).slice(0, -1)},"articles":[`,
    outcome(one) {
      if (one.type === 'unreadable') {
        unreadable.push(one.unreadable)
        return ''
      }
      const piece = `${separator}${JSON.stringify(toJsonArticle(one))}`
      separator = ',\n'
      return piece
    },
    end: summary => `\n],"unreadable":${JSON.stringify(unreadable)},"summary":${JSON.stringify(summary)}}\n`
  }
}
