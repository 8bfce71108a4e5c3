import {isDeepStrictEqual} from 'node:util'
import type {z} from 'zod'
import {certifyArticle} from '../certify/markup.js'
import {sha256} from '../report/json-article.js'
import type {articleSchema} from '../report/json-schema.js'
import type {Edit, TextType} from '../types.js'
import {appliedIfFitting, inverseEdits, madeEdits} from './report-file.js'

export type ReportedArticle = z.infer<typeof articleSchema>

/**
 * Check an article against its original: the hash, the edits and what they lead to, and the certificate.
 *
 * @param type How the text is written, where the report says nothing of it.
 * @returns What does not hold, one sentence each.
 */
export function checkOriginal(text: string, member: ReportedArticle, type: TextType): string[] {
  const {input, output, changed} = member
  if (sha256(text) !== input.sha256) {
    return [
      `Unexpected original with SHA-256 \`${sha256(text)}\`, expected \`${input.sha256}\`: it is not what was cleaned`
    ]
  }
  const edits = madeEdits(member)
  const moved = edits.find(edit => text.slice(...edit.range) !== edit.original)
  if (moved)
    return [`Unexpected edit of ${moved.range.join('–')}, expected one of what stands there: the report was changed`]
  const made = appliedIfFitting(text, edits)
  if (made === undefined || sha256(made) !== output.sha256) {
    return ['Unexpected edits, expected those that lead to the output: the report was changed']
  }
  return [
    ...(changed === (made !== text) ? [] : [`Unexpected \`changed: ${changed}\`, expected what the edits say`]),
    ...checkCertificate(text, made, edits, member, type)
  ]
}

/** Check an article of which only the output is left. Its edits give the original back, and the hash proves that it is the one. */
export function checkOutputAlone(text: string, member: ReportedArticle, type: TextType): string[] {
  const changes = checkOutput(text, member)
  if (changes.length > 0) return changes
  const original = appliedIfFitting(text, inverseEdits(member))
  if (original === undefined || sha256(original) !== member.input.sha256) {
    return ['Unexpected edits, expected those that lead back to the original: the report was changed']
  }
  return checkOriginal(original, member, type)
}

export function checkOutput(text: string, {input, output, changed}: ReportedArticle): string[] {
  const found = sha256(text)
  if (found === output.sha256) return []
  if (changed && found === input.sha256)
    return ['Unexpected original in place of the output, expected its repairs in it']
  return [`Unexpected output with SHA-256 \`${found}\`, expected \`${output.sha256}\`: it was changed since the run`]
}

function checkCertificate(
  input: string,
  output: string,
  edits: readonly Edit[],
  member: ReportedArticle,
  type: TextType
): string[] {
  const {certificate} = member
  const found = certifyArticle(input, output, edits, certificate ? (member.type ?? 'text') : type)
  if (certificate && !isDeepStrictEqual(certificate, found)) {
    return [...found.breaches, 'Unexpected certificate, expected what the texts say: the report was changed']
  }
  return [...found.breaches]
}
