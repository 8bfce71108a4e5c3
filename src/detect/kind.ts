import type {Root} from 'nlcst'
import type {Plugin} from 'unified'
import type {VFile} from 'vfile'
import type {z} from 'zod'
import {type Document, documentOf} from '../parse/document.js'
import type {Rule} from '../rules/rule.js'
import type {Finding} from '../types.js'
import {isChecked} from './checked.js'
import {report} from './report.js'

declare module 'vfile' {
  interface DataMap {
    /** BCP 47; left out: English. */
    language?: string
    /** `true`: nothing is passed over for want of a cue. The findings are the same, and take longer. */
    thorough?: boolean
    /** What kinds look at: made where it does not come with the file. */
    document?: Document
    /** Told how long each rule takes. */
    clock?: Clock
  }
}

/** Measures. Rules that are detected together have one name together. */
export interface Clock {
  time<Value>(rule: string, run: () => Value): Value
}

/** A rule as a plugin takes it: all but the options may be left out by somebody who uses one plugin alone. */
export interface RuleSettings<Options> extends Partial<Omit<Rule, 'options' | 'examples'>> {
  readonly options: Options
}

/** Takes rules as they are loaded, and options with gaps: it checks them and fills in what has a default. */
type KindPlugin<Options> = Plugin<[(readonly (RuleSettings<Partial<Options>> | Rule)[])?], Root>

/**
 * Plugin code that many rules share: an ordinary unified plugin on the nlcst tree, which only reports.
 *
 * @example unified().use(retextBlocks).use(repeatedBlock, [{id: 'repeated-sentence', options: {unit: 'sentence', …}}])
 */
export type Kind<Options = unknown> = KindPlugin<Options> & {
  /** Checks the options of a rule file. */
  readonly options: z.ZodType<Options>
  /** Where it finds the damage of one rule or of several. */
  readonly detect: Detect<Options>
}

/** Which rules could find something in a document, asked before they look; cheap, and never wrong about one that would. */
type Choose<Options> = (rules: readonly RuleSettings<Options>[]) => (document: Document) => (rule: number) => boolean

type Detect<Options> = (
  document: Document,
  rules: readonly RuleSettings<Options>[]
) => Iterable<readonly [RuleSettings<Options>, Finding]>

/**
 * A kind whose rules do not know of each other.
 *
 * @example typeof defineKind({options, *detect({text}, {least}) { yield {range: [0, least]} }}).detect // => 'function'
 */
export function defineKind<Options extends object>(definition: {
  readonly options: z.ZodType<Options>
  detect(document: Document, options: Options): Iterable<Finding>
}): Kind<Options> {
  return definePreparedKind({...definition, prepare: options => options})
}

/**
 * A kind whose rules do not know of each other, and that makes something of the options of each once: expressions, tables.
 *
 * @example typeof definePreparedKind({options, prepare: ({least}) => least, *detect() {}}).detect // => 'function'
 */
export function definePreparedKind<Options extends object, Prepared>(definition: {
  readonly options: z.ZodType<Options>
  prepare(options: Options): Prepared
  readonly choose?: Choose<Options>
  detect(document: Document, prepared: Prepared): Iterable<Finding>
}): Kind<Options> {
  const known = new WeakMap<Options, Prepared>()
  const prepared = (options: Options): Prepared => {
    const one = known.get(options) ?? definition.prepare(options)
    known.set(options, one)
    return one
  }
  return toKind({
    options: definition.options,
    ...(definition.choose && {choose: definition.choose}),
    groups: rules => rules.map(rule => [rule]),
    *detect(document, rules) {
      for (const rule of rules) {
        for (const finding of definition.detect(document, prepared(rule.options))) yield [rule, finding] as const
      }
    }
  })
}

/**
 * A kind whose rules are detected together: lines that back each other up, readings of one passage.
 *
 * @example typeof defineSharedKind({options, *detect(document, rules) {}}).detect // => 'function'
 */
export function defineSharedKind<Options>(definition: {
  readonly options: z.ZodType<Options>
  readonly detect: Detect<Options>
}): Kind<Options> {
  return toKind({...definition, groups: rules => [rules]})
}

function toKind<Options>({
  groups,
  choose,
  ...definition
}: {
  readonly options: z.ZodType<Options>
  readonly detect: Detect<Options>
  /** Of rules that are detected one by one. */
  readonly choose?: Choose<Options>
  /** Rules that are detected together. */
  readonly groups: (rules: readonly RuleSettings<Options>[]) => readonly (readonly RuleSettings<Options>[])[]
}): Kind<Options> {
  const {options, detect} = definition
  const plugin: KindPlugin<Options> = (rules = []) => {
    const all = rules.map(rule => ({...rule, options: checkedWith(options, rule.options)}))
    const checked = groups(all)
    const chosenIn = choose?.(all)
    return (tree: Root, file: VFile) => {
      const document = documentOf(tree, file)
      const {clock} = file.data
      const isChosen = document.thorough ? undefined : chosenIn?.(document)
      for (const [index, together] of checked.entries()) {
        if (isChosen && !isChosen(index)) continue
        const find = () => detect(document, together)
        const found = clock ? clock.time(nameOf(together), () => [...find()]) : find()
        for (const [rule, finding] of found) report(file, rule, finding)
      }
    }
  }
  return Object.assign(plugin, definition)
}

function checkedWith<Options>(schema: z.ZodType<Options>, options: unknown): Options {
  return isChecked(options) ? (options as Options) : schema.parse(options)
}

function nameOf([first, ...others]: readonly RuleSettings<unknown>[]): string {
  return others.length === 0 ? (first?.id ?? '') : `${first?.kind ?? ''} (${others.length + 1} rules)`
}
