import {createHash, type Hash} from 'node:crypto'
import {createReadStream} from 'node:fs'
import {applyEdits} from '../edit/apply.js'
import {loadViewsFor} from '../pipeline/markup.js'
import {unpacked} from '../read/compression.js'
import type {Format} from '../read/containers/index.js'
import type {Fields} from '../read/fields.js'
import {readPieces, type Slot} from '../read/piece.js'
import {sourceOf} from '../read/source.js'
import type {Article} from '../types.js'
import {render} from '../write/render.js'
import {Awaited} from './awaited.js'
import {madeEdits} from './report-file.js'
import type {Located} from './reported-files.js'
import {checkOriginal, checkOutput, checkOutputAlone, type ReportedArticle} from './verify-article.js'

/** What came of one article, or of a file as a whole. */
export interface Finding {
  readonly type: 'fails' | 'unreadable'
  readonly article?: ReportedArticle
  readonly problem: string
}

/** Where the two sides of some articles are. `undefined`: there is no such file, and none is missed. */
export interface Sides {
  readonly shown: string
  readonly original: Located | undefined
  readonly output: Located | undefined
}

interface VerifySettings {
  readonly fields: Fields
  readonly format: Format | undefined
}

interface Checked {
  readonly findings: readonly Finding[]
  /** Articles in the files that the report does not name. */
  readonly strangers: number
}

/** Check the articles of one file, from its original, its output or both. */
export async function verifyFile(
  sides: Sides,
  members: readonly ReportedArticle[],
  settings: VerifySettings
): Promise<Checked> {
  const {shown} = sides
  const [before, after] = [fileOf(sides.original), fileOf(sides.output)]
  const expected = createHash('sha256')
  const first =
    before === undefined ? nothing : await walkFile(before, shown, members, settings, checkOriginalOf, expected)
  const check = before === undefined ? checkOutputAloneOf : checkOutputOf
  const second = after === undefined ? nothing : await walkFile(after, shown, members, settings, check)
  const findings = [...first.findings, ...second.findings]
  if (findings.length === 0 && before !== undefined && after !== undefined) {
    const isSame = !(await differs(after, shown, expected, settings))
    if (!isSame)
      findings.push({type: 'fails', problem: 'Unexpected bytes beside the articles, expected those of the original'})
  }
  const strangers = Math.max(first.strangers, second.strangers)
  return {findings: [...missing(sides, findings.length === 0), ...findings], strangers}
}

const nothing: Checked = {findings: [], strangers: 0}

function fileOf(side: Located | undefined): string | undefined {
  return side && 'file' in side ? side.file : undefined
}

/** What cannot be read, and what the other side proves all the same. */
function* missing({original, output}: Sides, isProved: boolean): Generator<Finding> {
  if (original && 'problem' in original) {
    const rest = isProved && fileOf(output) !== undefined ? '; its output leads back to it' : ''
    yield {type: 'unreadable', problem: original.problem + rest}
  }
  if (output && 'problem' in output) {
    const rest = isProved && fileOf(original) !== undefined ? '; the edits lead from the original to it' : ''
    yield {type: 'unreadable', problem: output.problem + rest}
  }
}

type Check = (article: Article, member: ReportedArticle) => string[]

const checkOriginalOf: Check = ({text, type = 'text'}, member) => checkOriginal(text, member, type)
const checkOutputOf: Check = ({text}, member) => checkOutput(text, member)
const checkOutputAloneOf: Check = ({text, type = 'text'}, member) => checkOutputAlone(text, member, type)

/** @param rendered Takes the bytes of the file with the edits of the report made in them. */
async function walkFile(
  file: string,
  shown: string,
  members: readonly ReportedArticle[],
  {fields, format}: VerifySettings,
  check: Check,
  rendered?: Hash
): Promise<Checked> {
  const awaited = new Awaited(members)
  const findings: Finding[] = []
  let strangers = 0
  for await (const piece of readPieces(sourceOf(file, shown, format), fields, process.stdin)) {
    if (piece.type === 'broken') {
      return {findings: [...findings, {type: 'unreadable', problem: piece.unreadable.problem}], strangers}
    }
    if (piece.type === 'other') {
      rendered?.update(piece.bytes)
      continue
    }
    const found = new Map(piece.slots.map(slot => [slot, awaited.find(slot)]))
    await loadViewsFor(
      Array.from(found, ([{article}, member]) => ({...article, type: member?.type ?? article.type ?? 'text'}))
    )
    for (const [slot, member] of found) {
      const problems = member ? check(slot.article, member) : []
      if (!member) strangers++
      else for (const problem of problems) findings.push({type: 'fails', article: member, problem})
      if (problems.length > 0) found.delete(slot)
    }
    rendered?.update(render(piece, slot => changeOf(slot, found.get(slot))))
  }
  for (const article of awaited.rest) {
    findings.push({type: 'fails', article, problem: 'Unexpected loss of the article, expected it in the file'})
  }
  return {findings, strangers}
}

function changeOf({article: {text}}: Slot, member: ReportedArticle | undefined) {
  if (!member) return undefined
  const edits = madeEdits(member)
  return {output: applyEdits(text, edits), edits}
}

/** Whether anything but the articles differs. Parquet has no bytes of its own for what is no article. */
async function differs(file: string, shown: string, expected: Hash, {format}: VerifySettings): Promise<boolean> {
  const source = sourceOf(file, shown, format)
  if (source.format === 'parquet') return false
  const actual = createHash('sha256')
  for await (const chunk of unpacked(createReadStream(file), source.compression)) actual.update(chunk)
  return actual.digest('hex') !== expected.digest('hex')
}
