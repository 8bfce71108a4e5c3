import {type Fields, type TextField, toldIn} from '../fields.js'
import {textOf} from '../forms/form.js'
import {plain} from '../forms/plain.js'
import {xmlContent} from '../forms/xml-content.js'
import type {Range} from '../../types.js'
import type {Piece, Slot} from '../piece.js'
import {namedPlace, type Place} from '../../place.js'
import type {Child, Span} from '../xml/items.js'
import {utf8Text} from '../xml/utf-8.js'
import type {Container} from './container.js'

/** RSS, Atom, and the exports of WordPress. */
export const xml: Container = {
  name: 'xml',
  extensions: ['.xml', '.rss', '.atom'],
  async *pieces({path, fields, canRepeat, open}) {
    const {xmlSpans} = await import('../xml/items.js')
    // What is not well-formed at its end is found before any of its articles is reported as written.
    if (canRepeat) for await (const span of xmlSpans(utf8Text(open()))) void span
    let record = 1
    for await (const span of xmlSpans(utf8Text(open()))) {
      if (span.item) yield itemPiece(span, {path, record: record++}, fields)
      else yield {type: 'other', bytes: Buffer.from(span.written)}
    }
  }
}

function itemPiece({written, item}: Span, place: Place, fields: Fields): Piece {
  const bytes = Buffer.from(written)
  const {dialect, children = []} = item ?? {}
  const asked = fields.text ?? dialect?.texts ?? []
  const isMany = asked.length > 1
  const found = asked.map(field => slotIn(written, children, field, isMany))
  const problems = found.filter(one => typeof one === 'string').map(problem => ({...place, problem}))
  const ids = fields.id === undefined ? (dialect?.ids ?? []) : [fields.id]
  const id = ids.map(name => valueOf(written, children, name)).find(one => one !== undefined) ?? namedPlace(place)
  const slots = found
    .filter(one => typeof one === 'object')
    .map(({name, text, type, form, range}): Slot => ({
      article: {id, ...place, text, ...(type && {type}), ...(isMany && {field: name})},
      form,
      locate: () => range
    }))
  const dates = fields.date === undefined ? (dialect?.dates ?? []) : [fields.date]
  const date = dates.map(name => valueOf(written, children, name)).find(one => one !== undefined)
  return {
    type: 'record',
    bytes,
    slots,
    ...(problems.length > 0 && {problems}),
    ...toldIn(fields, name => valueOf(written, children, name)),
    ...(date !== undefined && {date})
  }
}

interface ChildText extends TextField, Pick<Slot, 'form'> {
  readonly text: string
  readonly range: Range
}

/** @returns A sentence where there is no text; nothing where there need not be one. */
function slotIn(
  written: string,
  children: readonly Child[],
  {name, type}: TextField,
  isMany: boolean
): ChildText | string | undefined {
  const child = children.find(one => one.name === name)
  if (!child) return isMany ? undefined : `Unexpected item without \`${name}\`, expected one (--text-field)`
  const {attributes, range, hasElements} = child
  const isMarkup = hasElements && attributes['type'] === 'xhtml'
  if (hasElements && !isMarkup) return `Unexpected elements in \`${name}\`, expected text`
  const text = textOf(written.slice(...range), isMarkup ? plain : xmlContent)
  if (isMany && text.trim() === '') return undefined
  const said = isMarkup ? 'html' : (typeOf(attributes['type']) ?? type)
  return {name, text, ...(said && {type: said}), form: isMarkup ? 'plain' : 'xml', range}
}

/** What an Atom element says of its text. */
function typeOf(type: string | undefined): TextField['type'] {
  return type === 'html' || type === 'text' ? type : undefined
}

function valueOf(written: string, children: readonly Child[], name: string): string | undefined {
  const child = children.find(one => one.name === name)
  return (child && textOf(written.slice(...child.range), xmlContent).trim()) || undefined
}
