import type {Root} from 'nlcst'
import {unified} from 'unified'
import {certify} from '../../../src/certify/certificate.js'
import type {Clock} from '../../../src/detect/kind.js'
import {kinds} from '../../../src/detect/kinds.js'
import {applyEdits} from '../../../src/edit/apply.js'
import {retextBlocks} from '../../../src/parse/block-parser.js'
import {Document} from '../../../src/parse/document.js'
import {viewOf} from '../../../src/parse/views/load.js'
import {createCleaner, findMessages} from '../../../src/pipeline.js'
import {builtinRules} from '../../../src/rules/builtin.js'
import type {Rule} from '../../../src/rules/rule.js'
import type {TextType} from '../../../src/types.js'
import {thinning} from './thinning.js'

/** Something that takes text and must not take too long. */
export interface Subject {
  readonly name: string
  readonly run: (text: string) => unknown
}

/** Every rule, the optional ones too. */
export const rules: readonly Rule[] = builtinRules.map(rule =>
  rule.status === 'optional' ? {...rule, status: 'stable'} : rule
)

export function cleanerOf(type: TextType, clock?: Clock): Subject {
  const clean = createCleaner({rules, ...(clock && {clock})})
  return {name: `all rules, ${type}`, run: text => clean(text, type)}
}

export function ruleAlone(rule: Rule): Subject {
  return {name: rule.id, run: text => findMessages(text, [rule])}
}

/** All rules of each kind. */
export const kindsAlone: readonly Subject[] = Object.keys(kinds).map(kind => {
  const members = rules.filter(rule => rule.kind === kind)
  return {name: `kind ${kind}`, run: text => findMessages(text, members)}
})

const parser = unified().use(retextBlocks).freeze()

/** What stands between a text and its rules. */
export const parsers: readonly Subject[] = [
  {name: 'tree', run: text => sizeOf(parser.parse(text))},
  {name: 'words', run: text => new Document(parser.parse(text), text).words},
  {name: 'certificate', run: text => certify(text, text, [])},
  {name: 'certificate of many edits', run: text => certify(text, applyEdits(text, thinning(text)), thinning(text))},
  {name: 'HTML', run: text => viewOf(text, 'html')},
  {name: 'Markdown', run: text => viewOf(text, 'markdown')}
]

/** Each paragraph is parsed once somebody reads its children. */
function sizeOf(tree: Root): number {
  return tree.children.reduce((sum, one) => sum + ('children' in one ? one.children.length : 1), 0)
}
