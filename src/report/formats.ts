import {diff} from './diff.js'
import {checkstyle} from './gate/checkstyle.js'
import {github} from './gate/github.js'
import {gitlab} from './gate/gitlab.js'
import {junit} from './gate/junit.js'
import {rdjson, rdjsonl} from './gate/rdjson.js'
import {sarif} from './gate/sarif.js'
import {html} from './html.js'
import {json} from './json.js'
import {jsonl} from './jsonl.js'
import {markdown} from './markdown.js'
import {pretty} from './pretty.js'
import type {Reporter, ReportSettings} from './reporter.js'
import {text} from './text.js'

type Format =
  | 'pretty'
  | 'text'
  | 'json'
  | 'jsonl'
  | 'markdown'
  | 'html'
  | 'diff'
  | 'sarif'
  | 'github'
  | 'gitlab'
  | 'junit'
  | 'checkstyle'
  | 'rdjson'
  | 'rdjsonl'

/**
 * Every report format by its name.
 *
 * @example formats.text({version: '1.0.0', colour: false, fix: 'safe'}).begin() // => ''
 */
export const formats: Readonly<Record<Format, (settings: ReportSettings) => Reporter>> = {
  pretty,
  text,
  json,
  jsonl,
  markdown,
  html,
  diff,
  sarif,
  github,
  gitlab,
  junit,
  checkstyle,
  rdjson,
  rdjsonl
}
