import retextEnglish from 'retext-english'
import retextQuotes from 'retext-quotes'
import retextRepeatedWords from 'retext-repeated-words'
import {unified} from 'unified'
import {VFile} from 'vfile'
import type * as Copydesk from '../src/index.js'

/** Looks through one article. */
type Checker = (text: string) => unknown

interface Textlint {
  readonly TextlintKernel: new () => {lintText(text: string, options: object): Promise<unknown>}
}
interface Harper {
  readonly LocalLinter: new (options: object) => {setup(): Promise<void>; lint(text: string): Promise<unknown>}
}

/** What is compared. The peers are packages of this folder alone. */
export const checkers = {copydesk, stock, textlint, harper}

export type CheckerName = keyof typeof checkers

/** The built package with all rules. */
async function copydesk(): Promise<Checker> {
  const {createCleaner, builtinRules} = (await load('../dist/index.js')) as typeof Copydesk
  return createCleaner({rules: builtinRules})
}

/** The chain that retext has for this: parser, quotes, repeated words. */
async function stock(): Promise<Checker> {
  const chain = unified().use(retextEnglish).use(retextQuotes).use(retextRepeatedWords).freeze()
  return text => {
    const file = new VFile(text)
    return chain.runSync(chain.parse(file), file)
  }
}

async function textlint(): Promise<Checker> {
  const {TextlintKernel} = (await load('@textlint/kernel')) as Textlint
  const [plugin, rule] = [
    await load('@textlint/textlint-plugin-text'),
    await load('@textlint-rule/textlint-rule-no-unmatched-pair')
  ].map(module => defaultOf(defaultOf(module)))
  const kernel = new TextlintKernel()
  const options = {ext: '.txt', plugins: [{pluginId: 'text', plugin}], rules: [{ruleId: 'no-unmatched-pair', rule}]}
  return text => kernel.lintText(text, options)
}

async function harper(): Promise<Checker> {
  const {LocalLinter} = (await load('harper.js')) as Harper
  const {binary} = (await load('harper.js/binary')) as {binary: unknown}
  const linter = new LocalLinter({binary})
  await linter.setup()
  return text => linter.lint(text)
}

/** By a name that the compiler does not look up: the peers are installed for a run only. */
function load(name: string): Promise<unknown> {
  return import(name)
}

function defaultOf(module: unknown): unknown {
  return typeof module === 'object' && module && 'default' in module ? module.default : module
}
