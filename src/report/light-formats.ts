import {diff} from './diff.js'
import type {FormatName} from './format-names.js'
import {checkstyle} from './gate/checkstyle.js'
import {github} from './gate/github.js'
import {gitlab} from './gate/gitlab.js'
import {junit} from './gate/junit.js'
import {rdjson, rdjsonl} from './gate/rdjson.js'
import {sarif} from './gate/sarif.js'
import {json} from './json.js'
import {jsonl} from './jsonl.js'
import {markdown} from './markdown.js'
import {pretty} from './pretty.js'
import type {Reporter, ReportSettings} from './reporter.js'
import {text} from './text.js'

/** The report formats that need no pages, by their names. */
export const lightFormats: Readonly<Record<Exclude<FormatName, 'html'>, (settings: ReportSettings) => Reporter>> = {
  pretty,
  text,
  json,
  jsonl,
  markdown,
  diff,
  sarif,
  github,
  gitlab,
  junit,
  checkstyle,
  rdjson,
  rdjsonl
}
