import {html} from './html.js'
import {json} from './json.js'
import {text} from './text.js'
import type {ToldTrends} from './told.js'

/** Every form of trends by its name. */
export const trendsReports: Readonly<Record<'text' | 'json' | 'html', (told: ToldTrends) => string>> = {
  text,
  json,
  html
}
