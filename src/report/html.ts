import {DamageTally} from './html/damage-tally.js'
import {storyModel} from './html/model.js'
import {foot, head, tools} from './html/page.js'
import {type Listed, renderOverview, renderStory, renderUnreadable} from './html/render.js'
import {namedPlace} from '../place.js'
import {nameOf} from './placed.js'
import type {Reporter, ReportSettings} from './reporter.js'
import {count} from './words.js'

/** Entries of each list at the top; the others are found by their verdict. */
const listed = 50

/** What an editor reads before signing off: one file that loads nothing. */
export function html(settings: ReportSettings): Reporter {
  const held: Listed[] = []
  const failed: Listed[] = []
  const damage = new DamageTally()
  let stories = 0
  let failures = 0
  return {
    begin: head,
    outcome(one) {
      damage.add(one)
      if (one.type === 'unreadable') {
        const id = `u${++failures}`
        if (failures <= listed) failed.push({id, name: namedPlace(one.unreadable), reason: one.unreadable.problem})
        return renderUnreadable(one.unreadable, id)
      }
      const story = storyModel(one)
      if (story.rules.length === 0 && story.verdict !== 'hold') return ''
      stories++
      if (story.verdict === 'hold' && held.length < listed)
        held.push({id: `a${stories}`, name: nameOf(one.article), reason: story.reasons[0] ?? 'No reason given'})
      return renderStory(story, stories, settings.changesNothing === true)
    },
    end(summary) {
      const quiet = summary.articles - stories
      const remark =
        quiet > 0
          ? `<footer><p class="rest">${count(quiet, 'article')} without findings: not listed</p></footer>\n`
          : ''
      const {sources, timeline} = damage
      return `</main>\n${remark}${renderOverview({summary, held, failed, settings, sources, timeline})}${tools}${foot()}`
    }
  }
}
