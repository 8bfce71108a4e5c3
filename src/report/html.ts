import {type Held, overview} from './html/overview.js'
import {foot, head, tools, unreadableStory} from './html/page.js'
import {story} from './html/story.js'
import {nameOf} from './placed.js'
import type {Reporter, ReportSettings} from './reporter.js'
import {count} from './words.js'

/** Held articles on the list at the top; the others are found by their verdict. */
const listed = 50

/** What an editor reads before signing off: one file that loads nothing. */
export function html(settings: ReportSettings): Reporter {
  const held: Held[] = []
  let stories = 0
  return {
    begin: () => head,
    outcome(one) {
      if (one.type === 'unreadable') return unreadableStory(one.unreadable)
      const piece = story(one, stories + 1)
      if (piece !== '') stories++
      if (one.result.verdict === 'hold' && held.length < listed)
        held.push({id: `a${stories}`, name: nameOf(one.article), reason: one.result.reasons[0] ?? 'No reason given'})
      return piece
    },
    end(summary) {
      const quiet = summary.articles - stories
      const remark = quiet > 0 ? `<p class="rest">${count(quiet, 'article')} without findings: not listed</p>\n` : ''
      return `</main>\n${remark}${overview(summary, held, settings)}${tools}${foot}`
    }
  }
}
