import {readdirSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import type {TextType} from '../../src/types.js'
import {damages} from './damages.js'
import {markupOf} from './markup.js'

/** An article as it may stand somewhere, without its byte-order mark. */
export interface RandomArticle {
  readonly type: TextType
  readonly text: string
  /** Whether a file of it begins with a byte-order mark. */
  readonly bom: boolean
}

const folders = ['dirty', 'gold', 'clean', 'languages', 'known-failures']

/** Paragraphs of all samples that are plain text, long ones left out: what takes long to clean finds no more. */
const paragraphs = folders
  .flatMap(folder => readdirSync(`samples/${folder}`).map(name => `samples/${folder}/${name}`))
  .filter(file => file.endsWith('.txt'))
  .sort()
  .flatMap(file => readFileSync(file, 'utf8').split(/\r?\n+/u))
  .filter(line => line.trim() !== '' && line.length < 500)

/** What a file may hold besides: any Unicode text but NUL, with which no file is text. */
const anything = fc.string({unit: 'binary', maxLength: 30}).map(text => text.replaceAll('\0', ''))

const paragraph = fc.oneof({weight: 12, arbitrary: fc.constantFrom(...paragraphs)}, {weight: 1, arbitrary: anything})

const layouts = ['\n\n', '\n\n', '\n', '\r\n\r\n', '\r\n', '\n \n', '\n\n\n', '\r', '\u2028', ' ']
const endings = ['', '\n', '\r\n', '\n\n', ' ', '\n \n']

/** Real paragraphs in some layout and markup, with damage anywhere: between words, inside marks, tags and references. */
export const article: fc.Arbitrary<RandomArticle> = fc
  .record({
    type: fc.constantFrom<TextType>('text', 'text', 'html', 'markdown'),
    lines: fc.array(paragraph, {minLength: 1, maxLength: 7}),
    layout: fc.constantFrom(...layouts),
    ending: fc.constantFrom(...endings),
    dress: fc.array(fc.nat(1000), {minLength: 7, maxLength: 7}),
    slips: fc.array(fc.tuple(fc.constantFrom(...damages), fc.nat(1 << 20), fc.nat(1 << 20)), {maxLength: 7}),
    bom: fc.boolean()
  })
  .map(({type, lines, layout, ending, dress, slips, bom}) => {
    const whole = `${markupOf(type, lines, layout, dress)}${ending}`
    const text = slips.reduce((one, [damage, at, choice]) => damage(one, at % (one.length + 1), choice), whole)
    return {type, text: text.replace(/^\uFEFF+/u, ''), bom}
  })
  .filter(({text}) => !/\p{Cs}/u.test(text))
