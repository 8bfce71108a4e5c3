import {renderToString} from 'preact-render-to-string'
import type {Unreadable} from '../../types.js'
import {namedPlace} from '../../place.js'
import {ChangesNothing} from './components/changes-nothing.js'
import {type Listed, Overview} from './components/overview.js'
import {Certified, Reasons, StoryBody, StoryHeader} from './components/story.js'
import {Kept, Sentence} from './components/text.js'
import type {StoryModel} from './model.js'

export type {Listed}

/** Articles whose body is there at once. The bodies of all others are laid out when a reader comes near them. */
const shownAtOnce = 40

/** One article with its changes in place. */
export function renderStory(story: StoryModel, number: number, changesNothing: boolean): string {
  const id = `a${number}`
  const body = (
    <>
      <Reasons sentences={story.reasons} />
      <Certified sentences={story.certificate} />
      <StoryBody story={story} id={id} />
    </>
  )
  const html = renderToString(
    <ChangesNothing value={changesNothing}>
      <article class="story" id={id} data-verdict={story.verdict} data-rules={JSON.stringify(story.rules)}>
        <StoryHeader story={story} />
        {number <= shownAtOnce ? body : <template>{body}</template>}
      </article>
    </ChangesNothing>
  )
  return `${html}\n`
}

export function renderUnreadable({problem, ...place}: Unreadable, id: string): string {
  const html = renderToString(
    <article class="story" id={id} data-verdict="not read or written" data-rules="[]">
      <header>
        <h2>
          <bdi>
            <Kept text={namedPlace(place)} />
          </bdi>
        </h2>
        <p class="meta">
          <span class="verdict hold">not read or written</span>
        </p>
      </header>
      <ul class="reasons">
        <li>
          <Sentence text={problem} />
        </li>
      </ul>
    </article>
  )
  return `${html}\n`
}

export function renderOverview(props: Parameters<typeof Overview>[0]): string {
  const html = renderToString(
    <ChangesNothing value={props.settings.changesNothing === true}>
      <Overview {...props} />
    </ChangesNothing>
  )
  return `${html}\n`
}
