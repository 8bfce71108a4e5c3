import {applyEdits, sortEdits} from '../edit/apply.js'
import {firstIndex} from '../parse/first-index.js'
import {viewOf} from '../parse/views/load.js'
import type {View} from '../parse/views/view.js'
import type {Certificate, Edit, TextType} from '../types.js'
import {certify} from './certificate.js'

/**
 * The certificate of an article, whatever it is written in. Of a source with markup it is about what a person reads of it, and
 * fails where the markup outside removed spans is not the same.
 *
 * `await loadViews()` before the first one with markup.
 *
 * @example certifyArticle('the the end', 'the end', [{range: [3, 7], text: ''}], 'text').removed // => 1
 */
export function certifyArticle(input: string, output: string, edits: readonly Edit[], type: TextType): Certificate {
  if (type === 'text') return certify(input, output, edits)
  const before = viewOf(input, type)
  if (edits.length === 0) return certify(before.text, before.text, [])
  const after = viewOf(output, type)
  const read = readEdits(before, after, edits)
  const expected = applyEdits(before.text, read)
  const certificate = certify(before.text, expected, read)
  const breach = textBreach(after.text, expected) ?? markupBreach(before, after, edits)
  return breach === undefined
    ? certificate
    : {...certificate, holds: false, breaches: [breach, ...certificate.breaches]}
}

/** Edits of the source as edits of what is read of it. */
function readEdits(before: View, after: View, edits: readonly Edit[]): Edit[] {
  let shift = 0
  let floor = 0
  return sortEdits(edits).map(({range: [start, end], text}) => {
    const from = Math.max(floor, offsetAt(before, start))
    const to = Math.max(from, lineEndAt(before.text, from, offsetAt(before, end)))
    floor = to
    const written = after.text.slice(offsetAt(after, start + shift), offsetAt(after, start + shift + text.length))
    shift += text.length - (end - start)
    return {range: [from, to], text: text === '' ? '' : written}
  })
}

/** The first place of a view that stands at or behind a place of its source. */
function offsetAt({text, locate}: View, place: number): number {
  return firstIndex(text.length, index => locate([index, index])[0] >= place)
}

/** Without the breaks behind a line that goes: they stand where its text ends, before the marks that close it. */
function lineEndAt(text: string, from: number, to: number): number {
  let end = to
  while (end > from && text[end - 1] === '\n') end--
  return end > from ? end : to
}

/** Texts may differ in the space between blocks, and by what stands for images and code that went. */
export function textBreach(text: string, expected: string): string | undefined {
  const [got, wanted] = [linesOf(text), linesOf(expected)]
  const at = wanted.findIndex((line, index) => line !== got[index])
  if (at === -1 && got.length === wanted.length) return undefined
  const index = at === -1 ? wanted.length : at
  return `Unexpected text \`${got[index] ?? ''}\` between the markup after the repairs, expected \`${wanted[index] ?? ''}\``
}

function linesOf(text: string): string[] {
  return text
    .replaceAll('\uFFFC', '')
    .split('\n')
    .map(line => line.replaceAll(/\s+/gu, ' ').trim())
    .filter(line => line !== '')
}

function markupBreach(before: View, after: View, edits: readonly Edit[]): string | undefined {
  const kept = keptMarks(before, sortEdits(edits))
  const marks = after.markup.map(({key}) => key)
  const lost = kept.findIndex((key, index) => key !== marks[index])
  if (lost === -1 && kept.length === marks.length) return undefined
  const index = lost === -1 ? kept.length : lost
  return `Unexpected markup \`${marks[index] ?? ''}\` after the repairs, expected \`${kept[index] ?? ''}\``
}

function keptMarks({markup}: View, edits: readonly Edit[]): string[] {
  let index = 0
  return markup.flatMap(({range: [start, end], key}) => {
    while ((edits[index]?.range[1] ?? Infinity) <= start) index++
    const edit = edits[index]
    if (!edit || start < edit.range[0] || edit.range[1] < end) return [key]
    const isRewritten = edit.text !== '' && edit.range[0] === start && edit.range[1] === end
    return isRewritten ? [key] : []
  })
}
