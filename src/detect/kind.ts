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
    /** Told how long each rule takes, its messages included. */
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
}

/** Which rules could find something in a document, asked before they look; cheap, and never wrong about one that would. */
type Choose<Options> = (rules: readonly RuleSettings<Options>[]) => (document: Document) => (rule: number) => boolean

/** What is told of a document. */
type Tell = (rule: RuleSettings<unknown>, finding: Finding) => void

/** Rules that are detected together, or one by itself. */
interface Detector {
  readonly name: string
  detect(document: Document, tell: Tell): void
}

/**
 * A kind whose rules do not know of each other.
 *
 * @example typeof defineKind({options, *detect({text}, {least}) { yield {range: [0, least]} }}) // => 'function'
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
 * @example typeof definePreparedKind({options, prepare: ({least}) => least, *detect() {}}) // => 'function'
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
    detectors: rules =>
      rules.map(rule => {
        let own: Prepared | undefined
        const detect = (document: Document, tell: Tell) => {
          for (const finding of definition.detect(document, (own ??= prepared(rule.options)))) tell(rule, finding)
        }
        return {name: rule.id ?? '', detect}
      })
  })
}

/**
 * A kind whose rules are detected together: lines that back each other up, readings of one passage.
 *
 * @example typeof defineSharedKind({options, *detect(document, rules) {}}) // => 'function'
 */
export function defineSharedKind<Options>({
  options,
  detect
}: {
  readonly options: z.ZodType<Options>
  detect(
    document: Document,
    rules: readonly RuleSettings<Options>[]
  ): Iterable<readonly [RuleSettings<Options>, Finding]>
}): Kind<Options> {
  return toKind({
    options,
    detectors: rules => [
      {
        name: nameOf(rules),
        detect: (document, tell) => {
          for (const [rule, finding] of detect(document, rules)) tell(rule, finding)
        }
      }
    ]
  })
}

function toKind<Options>({
  options,
  detectors,
  choose
}: {
  readonly options: z.ZodType<Options>
  readonly detectors: (rules: readonly RuleSettings<Options>[]) => readonly Detector[]
  /** Of rules that are detected one by one. */
  readonly choose?: Choose<Options>
}): Kind<Options> {
  const plugin: KindPlugin<Options> = (rules = []) => {
    const checked = rules.map(rule => ({...rule, options: checkedWith(options, rule.options)}))
    const all = detectors(checked)
    const chosenIn = choose?.(checked)
    return (tree: Root, file: VFile) => {
      const document = documentOf(tree, file)
      const {clock} = file.data
      const tell: Tell = (rule, finding) => report(file, rule, finding)
      const isChosen = document.thorough ? undefined : chosenIn?.(document)
      for (let index = 0; index < all.length; index++) {
        if (isChosen?.(index) === false) continue
        const one = all[index] as Detector
        if (clock) clock.time(one.name, () => one.detect(document, tell))
        else one.detect(document, tell)
      }
    }
  }
  return Object.assign(plugin, {options})
}

function checkedWith<Options>(schema: z.ZodType<Options>, options: unknown): Options {
  return isChecked(options) ? (options as Options) : schema.parse(options)
}

function nameOf([first, ...others]: readonly RuleSettings<unknown>[]): string {
  return others.length === 0 ? (first?.id ?? '') : `${first?.kind ?? ''} (${others.length + 1} rules)`
}
