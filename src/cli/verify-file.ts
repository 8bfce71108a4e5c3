import {createHash, type Hash} from 'node:crypto'
import {createReadStream} from 'node:fs'
import {unpacked} from '../read/compression.js'
import type {Format} from '../read/containers/index.js'
import type {Fields} from '../read/fields.js'
import {readPieces} from '../read/piece.js'
import {sourceOf} from '../read/source.js'
import {isThere, type Located} from './reported-files.js'
import {checkOriginal, checkOutput, checkOutputAlone, type ReportedArticle} from './verify-article.js'
import {type Check, type Finding, type Walked, walkFile} from './walk-file.js'

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

/** Check the articles of one file, from its original, its output or both. */
export async function verifyFile(
  sides: Sides,
  members: readonly ReportedArticle[],
  settings: VerifySettings
): Promise<Walked> {
  const {shown} = sides
  const [before, after] = [fileOf(sides.original), fileOf(sides.output)]
  const expected = createHash('sha256')
  const walk = async (file: string | undefined, check: Check, rendered?: Hash): Promise<Walked> =>
    file === undefined ? nothing : walkFile(piecesOf(file, shown, settings), members, check, rendered)
  const first = await walk(before, checkOriginalOf, expected)
  const second = await walk(after, before === undefined ? checkOutputAloneOf : checkOutputOf)
  const findings = [...first.findings, ...second.findings]
  const isWhole = findings.length === 0 && before !== undefined && after !== undefined
  if (isWhole && (await differs(after, shown, expected, settings))) {
    findings.push({type: 'fails', problem: 'Unexpected bytes beside the articles, expected those of the original'})
  }
  const strangers = Math.max(first.strangers, second.strangers)
  return {findings: [...missing(sides, findings.length === 0), ...findings], strangers}
}

const nothing: Walked = {findings: [], strangers: 0}

function piecesOf(file: string, shown: string, {fields, format}: VerifySettings) {
  return readPieces(sourceOf(file, shown, format), fields, process.stdin)
}

function fileOf(side: Located | undefined): string | undefined {
  return isThere(side) ? side.file : undefined
}

function problemOf(side: Located | undefined): string | undefined {
  return side && 'problem' in side ? side.problem : undefined
}

/** What cannot be read, in one line for both sides, and what one proves without the other. */
function missing({original, output}: Sides, isProved: boolean): Finding[] {
  const [noOriginal, noOutput] = [problemOf(original), problemOf(output)]
  const unread = (problem: string, rest: string): Finding[] => [{type: 'unreadable', problem: problem + rest}]
  if (noOriginal !== undefined && noOutput !== undefined) {
    return unread(noOriginal, '; nor can its output be read (--out FOLDER names its folder)')
  }
  if (noOriginal !== undefined) return unread(noOriginal, isProved && output ? '; its output leads back to it' : '')
  if (noOutput === undefined) return []
  return unread(noOutput, isProved && original ? '; the edits lead from the original to it' : '')
}

const checkOriginalOf: Check = ({text, type = 'text'}, member) => checkOriginal(text, member, type)
const checkOutputOf: Check = ({text}, member) => checkOutput(text, member)
const checkOutputAloneOf: Check = ({text, type = 'text'}, member) => checkOutputAlone(text, member, type)

/** Whether anything but the articles differs. Parquet has no bytes of its own for what is no article. */
async function differs(file: string, shown: string, expected: Hash, {format}: VerifySettings): Promise<boolean> {
  const source = sourceOf(file, shown, format)
  if (source.format === 'parquet') return false
  const actual = createHash('sha256')
  for await (const chunk of unpacked(createReadStream(file), source.compression)) actual.update(chunk)
  return actual.digest('hex') !== expected.digest('hex')
}
