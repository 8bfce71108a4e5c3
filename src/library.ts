import type {Root} from 'nlcst'
import type {Plugin, Preset} from 'unified'
import {isDismissed} from './decide/reasons.js'
import type {Kind} from './detect/kind.js'
import {kinds as builtinKinds, type Kinds} from './detect/kinds.js'
import {type CleanOptions, createCleaner} from './pipeline.js'
import {refuse} from './pipeline/chain.js'
import {loadViewsFor} from './pipeline/markup.js'
import {builtinRules} from './rules/builtin.js'
import {takesPart} from './rules/languages.js'
import type {Rule} from './rules/rule.js'
import type {Decision, Result, TextType} from './types.js'

/** How one text is cleaned. */
export interface TextOptions extends Partial<CleanOptions> {
  /** What it is written in. Default: `text`. */
  readonly type?: TextType
}

/**
 * Clean one text with the built-in rules, or with others. For many texts `createCleaner` builds the chain once.
 *
 * @throws {Error} A rule names a kind that does not exist, its options do not fit the kind, or there is no such option as is given.
 * @example (await clean('In Kyiv , the the vote.')).output // => 'In Kyiv, the vote.'
 */
export async function clean(
  text: string,
  {type = 'text', rules = builtinRules, ...rest}: TextOptions = {}
): Promise<Result> {
  await loadViewsFor([{type}])
  return createCleaner({rules, ...rest})(text, type)
}

/**
 * What is wrong with one text, in coordinates of it and in their order: the decisions about its messages, without what was dismissed.
 *
 * @throws {Error} A rule names a kind that does not exist, or its options do not fit the kind.
 * @example (await check('The the vote.')).map(({message}) => message.ruleId) // => ['doubled-word']
 */
export async function check(text: string, options: TextOptions = {}): Promise<Decision[]> {
  const {ledger} = await clean(text, options)
  return ledger.decisions.filter(one => !isDismissed(one)).sort((a, b) => a.message.range[0] - b.message.range[0])
}

/**
 * Rules as a preset of unified: each kind with its rules, in their order, and of these those for the `language` in the data of a file
 * (default: `en`). The plugins only report.
 *
 * @param kinds Those that the rules name besides the built-in ones.
 * @example retextCopydesk().plugins?.length // => 13
 */
export function retextCopydesk(rules: readonly Rule[] = builtinRules, kinds: Kinds = {}): Preset {
  const all = {...builtinKinds, ...kinds}
  const active = rules.filter(({status}) => status !== 'optional')
  const names = [...new Set(active.map(({kind}) => kind))]
  return {
    plugins: names.flatMap(name => {
      const kind = all[name]
      return kind ? [[inLanguage(kind), active.filter(rule => rule.kind === name)]] : []
    })
  }
}

/** A kind that has for each file the rules for its language. */
function inLanguage(kind: Kind): Plugin<[readonly Rule[]], Root> {
  return function (rules) {
    const speaking = (language: string) =>
      kind.call(
        this,
        rules.filter(rule => takesPart(rule, language))
      )
    // Options that do not fit are refused before the first file.
    const known = new Map([['en', speaking('en')]])
    // With a third parameter it would count as asynchronous.
    return (tree, file) => {
      const {language = 'en'} = file.data
      if (!known.has(language)) known.set(language, speaking(language))
      return known.get(language)?.call(this, tree, file, refuse)
    }
  }
}
