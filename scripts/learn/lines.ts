import {city, date, number, personName} from './prose.js'
import type {Random} from '../random.js'

export type Place = 'head' | 'tail' | 'inside'

/** A line as a template: `{number}`, `{date}`, `{name}` are filled in anew each time, `{site}` once. */
export interface Template {
  readonly text: string
  readonly place: Place
}

const at = (place: Place, lines: string): Template[] => lines.split('\n').map(text => ({text, place}))

/** What sites leave in their articles. */
export const planted: readonly Template[] = [
  ...at(
    'head',
    'Home\nBreaking news from {site}\n{site} - latest news\nListen to this article\nSkip to content\nWorld news'
  ),
  ...at(
    'head',
    'Updated: {date}\nPublished on {date}\n{number} min read\nViews: {number}\nLast modified {date} by admin\nReading time: {number} minutes'
  ),
  ...at(
    'tail',
    'Source link\nLeave a Comment\nShare this:\nYou may also like\nRelated articles from {site}\nBack to top'
  ),
  ...at(
    'tail',
    'Follow {site} on Telegram\nFollow us on Google News\nSubscribe to our channel\nJoin the {site} community on WhatsApp'
  ),
  ...at(
    'tail',
    'Download the {site} app for Android and iOS\nSign up for our newsletter to get the news first.\nPrint this page\nReport an error'
  ),
  ...at(
    'tail',
    'All rights reserved. Copying without an active link to {site} is prohibited.\nOur editors recommend:\nMost read this week'
  ),
  ...at(
    'tail',
    'Support independent journalism: donate today\nClick the bell to get notifications\nTags\n#news #{site}\nPress Ctrl+Enter to report a mistake'
  ),
  ...at(
    'tail',
    'Post Views: {number}\n{number} comments\nNews ID {number}\nPage {number} of {number}\nThis post was last updated on {date}'
  ),
  ...at(
    'tail',
    'Rating: {number} out of {number} readers\nFollow {name} on Twitter\nMore stories from {name}\nWritten for {site} readers on {date}'
  ),
  ...at(
    'tail',
    'Show {number} more replies\nCopyright {number} {site} media group\nShared {number} times since {date}\nView all posts by {name}'
  ),
  ...at(
    'inside',
    'ADVERTISEMENT\nStory continues below\nRead also:\nArticle continues after this ad\nWatch the video on our channel\nScroll to continue reading'
  ),
  ...at(
    'inside',
    'Photo gallery ({number} pictures)\nAd closes in {number} seconds\nSee also our chronicle of {date}\nJoin {number} subscribers of {site}'
  )
]

/** Standing paragraphs: to be offered, but marked. */
export const standing: readonly Template[] = at(
  'tail',
  'The Coastal Press Agency is supported by the readers of its member newspapers and accepts no party money.\nThis report was made with the help of the fund for regional reporting, which has no say in its content.\n{site} is a member of the council of the press and follows its code in every article.'
)

/** What recurs in news and belongs there. */
export const decoys: readonly Template[] = [
  ...at(
    'inside',
    'Background\nWhat we know so far\nReaction\nAnalysis\nWhat happens next\nKey points\nA long way to go\nThe numbers\nFirst half\nSecond half'
  ),
  ...at(
    'inside',
    'He did not elaborate.\nPolice are investigating the incident.\nNo injuries were reported.\nThe cause of the fire is not yet known.\nShe said.'
  ),
  ...at(
    'inside',
    'The investigation is still under way.\nNegotiations will continue next week.\nThere was no immediate comment from the ministry.\nHe added:'
  ),
  ...at(
    'inside',
    'The index fell {number} percent to {number} points.\nBrent crude traded at {number} dollars a barrel.\n{number} people were injured, {number} of them seriously.'
  ),
  ...at(
    'inside',
    '{name} was arrested on {date}.\n“We will not give up,” {name} said.\n“There is no alternative.”\nThe hearing continues on {date}.\n{name} has denied all charges.'
  ),
  ...at(
    'inside',
    'The head of the government visited the region on {date}.\nThe trial of {name} begins on {date}.\n{name} replaced {name} in minute {number}.'
  ),
  ...at(
    'tail',
    'The next session is on {date}.\nAn appeal is possible.\nThe search continues.\nThe match ended {number} to {number}.\nNo one claimed responsibility for the attack.'
  ),
  ...at(
    'tail',
    'Reporting by {name}; editing by {name}\n(Reuters)\nAFP\nPhoto: {name}\n{name} contributed to this report.'
  ),
  ...at('head', 'By {name}\nBy {name}, {name}\n{name}\nKYIV, Ukraine\nInterview by {name}\n{date}')
]

export function fill(text: string, site: string, random: Random): string {
  return text
    .replaceAll('{site}', site)
    .replaceAll('{number}', () => number(random))
    .replaceAll('{date}', () => date(random))
    .replaceAll('{name}', () => (random.chance(0.9) ? personName(random) : city(random)))
}
