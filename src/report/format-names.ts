/** Every report format, with how the names of files in it end. One without an ending is for standard output. */
export const fileEndings = {
  pretty: [],
  text: ['.txt'],
  json: ['.json'],
  jsonl: ['.jsonl'],
  markdown: ['.md'],
  html: ['.html'],
  diff: ['.diff'],
  sarif: ['.sarif'],
  github: [],
  gitlab: ['.gitlab.json'],
  junit: ['.junit.xml'],
  checkstyle: ['.checkstyle.xml'],
  rdjson: ['.rdjson'],
  rdjsonl: ['.rdjsonl']
} as const satisfies Readonly<Record<string, readonly string[]>>

export type FormatName = keyof typeof fileEndings

export const formatNames = Object.keys(fileEndings) as FormatName[]
