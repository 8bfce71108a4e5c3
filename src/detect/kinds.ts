import type {Kind} from './kind.js'
import {entity} from './entity.js'
import {foreign} from './foreign.js'
import {gluedWords} from './glued-words.js'
import {leftoverLine} from './leftover-line/index.js'
import {substitution} from './substitution.js'
import {mojibake} from './mojibake/index.js'
import {nearRepeat} from './near-repeat/index.js'
import {repeatedBlock} from './repeated-block.js'
import {repeatedWords} from './repeated-words.js'
import {speech} from './speech/index.js'
import {tag} from './tag.js'
import {untranslated} from './untranslated.js'
import {variants} from './variants/index.js'

/** Plugins by the name that rule files use. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Kinds = Readonly<Record<string, Kind<any>>>

/** What messages of a kind may say besides `{actual}` and `{expected}`. */
export const valuesOf: Readonly<Record<string, readonly string[]>> = {
  'near-repeat': ['line', 'alike'],
  variants: ['usual']
}

/**
 * Every kind by the name that rule files use. A new kind is one file and one word here.
 *
 * @example Object.keys(kinds).includes('speech') // => true
 */
export const kinds: Kinds = {
  entity,
  foreign,
  'glued-words': gluedWords,
  'leftover-line': leftoverLine,
  mojibake,
  'near-repeat': nearRepeat,
  'repeated-block': repeatedBlock,
  'repeated-words': repeatedWords,
  speech,
  substitution,
  tag,
  untranslated,
  variants
}
