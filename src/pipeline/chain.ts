import type {Root} from 'nlcst'
import {retext} from 'retext'
import {type Plugin, unified} from 'unified'
import {VFile} from 'vfile'
import type {Kind} from '../detect/kind.js'
import {kinds as builtinKinds, type Kinds} from '../detect/kinds.js'
import {toMessage} from '../detect/report.js'
import {retextBlocks} from '../parse/block-parser.js'
import {Document} from '../parse/document.js'
import type {Rule} from '../rules/rule.js'
import type {Message} from '../types.js'

/** A text with its tree. */
export interface Parsed {
  readonly text: string
  readonly tree: Root
  /** The text that this one was made of. */
  readonly before?: Parsed
  /** What kinds look at, once one has. */
  document?: Document
}

const parser = retext().use(retextBlocks).freeze()

export function parse(text: string): Parsed {
  return {text, tree: parser.parse(text)}
}

/** The same where the text is: what kinds have made of it is not made again. */
export function parseAgain(parsed: Parsed, text: string): Parsed {
  return parsed.text === text ? parsed : {...parse(text), before: parsed}
}

export type Detector = (parsed: Parsed) => Message[]

/**
 * The unified chain of some rules: one plugin per kind, in the order in which the rules name them.
 *
 * @param own Kinds besides the built-in ones.
 */
export function chain(rules: readonly Rule[], data: VFile['data'] = {}, own: Kinds = {}): Detector {
  const kinds = {...builtinKinds, ...own}
  const processor = unified()
  for (const kind of new Set(rules.map(rule => rule.kind))) {
    const members = rules.filter(rule => rule.kind === kind)
    const plugin = kinds[kind]
    if (!plugin)
      throw new Error(
        `Unexpected kind \`${kind}\` in rule \`${members[0]?.id}\`, expected one of ${Object.keys(kinds).join(', ')}`
      )
    processor.use(kind in own ? named(kind, plugin) : plugin, members)
  }
  processor.freeze()
  const order = new Map(rules.map((rule, index) => [rule.id, index]))
  return parsed => {
    const {text, tree, before} = parsed
    parsed.document ??= new Document(tree, text, {...data, earlier: before?.document})
    const file = new VFile({value: text, data: {...data, document: parsed.document}})
    processor.runSync(tree, file)
    const messages = file.messages.map(message => toMessage(text, message)).filter(message => message !== undefined)
    return messages.sort((a, b) => (order.get(a.ruleId) ?? 0) - (order.get(b.ruleId) ?? 0))
  }
}

/** Code of somebody’s own that fails says whose it is. */
function named(name: string, kind: Kind): Plugin<[readonly Rule[]], Root> {
  return function (rules) {
    const transform = kind.call(this, rules)
    // With a third parameter it would count as asynchronous.
    return (tree, file) => {
      try {
        return transform?.call(this, tree, file, refuse)
      } catch (error) {
        throw new Error(`kind \`${name}\`: ${error instanceof Error ? error.message : String(error)}`, {cause: error})
      }
    }
  }
}

/** What a transformer is handed that does not wait. */
export function refuse(error?: Error): undefined {
  if (error) throw error
}
