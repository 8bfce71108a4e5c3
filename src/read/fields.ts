import {type TextType, textTypes} from '../types.js'

/** A field that holds a text. */
export interface TextField {
  /** As a person writes it; dots lead into nested values. */
  readonly name: string
  readonly type?: TextType
}

/** What a person calls the parts of a record. */
export interface Fields {
  /** Left out: each container knows where its texts usually stand. */
  readonly text?: readonly TextField[]
  /** Left out: each container knows what usually names a record. */
  readonly id?: string
  /** Left out: nobody asks. */
  readonly site?: string
  /** Others whose values are told with the articles. */
  readonly told?: readonly string[]
  /** Left out: each container knows what usually dates a record. */
  readonly date?: string
  /** How all texts are written. Left out: files and fields tell. */
  readonly type?: TextType
}

/**
 * Fields from a list with commas, each with its type behind a colon. A colon in front of anything else belongs to the name.
 *
 * @example parseTextFields('title,content:encoded:html') // => [{name: 'title'}, {name: 'content:encoded', type: 'html'}]
 */
export function parseTextFields(list: string): TextField[] {
  return list
    .split(',')
    .map(one => one.trim())
    .filter(one => one !== '')
    .map(parseTextField)
}

function parseTextField(written: string): TextField {
  const colon = written.lastIndexOf(':')
  const type = textTypes.find(one => one === written.slice(colon + 1))
  return colon > 0 && type ? {name: written.slice(0, colon), type} : {name: written}
}

/** What records call the day they appeared, the best one first. */
const dateNames = ['date', 'published', 'published_at', 'publishedAt', 'datePublished', 'pubDate', 'date_gmt']

export function dateFields({date}: Fields): readonly string[] {
  return date === undefined ? dateNames : [date]
}

/** Fields whose values are told with the articles: that of the site, and what else is asked for. */
export function toldFields({site, told = []}: Fields): readonly string[] {
  return site === undefined ? told : [...new Set([site, ...told])]
}

/** What a record says in the fields that are told; nothing where it has none of them. */
export function toldIn(
  fields: Fields,
  valueOf: (name: string) => string | undefined
): {readonly told?: Readonly<Record<string, string>>} {
  const found = toldFields(fields).flatMap(name => {
    const value = valueOf(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  return found.length === 0 ? {} : {told: Object.fromEntries(found)}
}

/** How many names an error shows, and how many code units of each: a file without a header has articles where names should stand. */
const [namesShown, unitsShown] = [20, 60]

export function quoted(names: readonly string[]): string {
  const shown = names.slice(0, namesShown).map(one => `\`${shortened(one)}\``)
  const left = names.length - shown.length
  return left > 0 ? `${shown.join(', ')} and ${left} more` : shown.join(', ')
}

function shortened(name: string): string {
  return name.length > unitsShown ? `${name.slice(0, unitsShown - 1)}…` : name
}
