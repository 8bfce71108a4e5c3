import {DamageTally} from './html/damage-tally.js'
import {storyModel} from './html/model.js'
import {foot, head, tools} from './html/page.js'
import {type Held, renderOverview, renderStory, renderUnreadable} from './html/render.js'
import {nameOf} from './placed.js'
import type {Reporter, ReportSettings} from './reporter.js'
import {count} from './words.js'

/** Held articles on the list at the top; the others are found by their verdict. */
const listed = 50

/** What an editor reads before signing off: one file that loads nothing. */
export function html(settings: ReportSettings): Reporter {
  const held: Held[] = []
  const damage = new DamageTally()
  let stories = 0
  return {
    begin: head,
    outcome(one) {
      damage.add(one)
      if (one.type === 'unreadable') return renderUnreadable(one.unreadable)
      const story = storyModel(one)
      if (story.rules.length === 0 && story.verdict !== 'hold') return ''
      stories++
      if (story.verdict === 'hold' && held.length < listed)
        held.push({id: `a${stories}`, name: nameOf(one.article), reason: story.reasons[0] ?? 'No reason given'})
      return renderStory(story, stories, settings.changesNothing === true)
    },
    end(summary) {
      const quiet = summary.articles - stories
      const remark = quiet > 0 ? `<p class="rest">${count(quiet, 'article')} without findings: not listed</p>\n` : ''
      const {sources, timeline} = damage
      return `</main>\n${remark}${renderOverview({summary, held, settings, sources, timeline})}${tools}${foot()}`
    }
  }
}
