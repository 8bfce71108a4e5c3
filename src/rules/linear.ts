import {createRequire} from 'node:module'
import type {AST} from '@eslint-community/regexpp'
import type * as Regexpp from '@eslint-community/regexpp'
import type * as Scslre from 'scslre'
import {isAmbiguous} from './ambiguity.js'

/** Loaded with the first pattern: most runs have none of their own. */
const require = createRequire(import.meta.url)

/** Repetitions inside each other that make so many together take as long as unbounded ones. */
const many = 50

/**
 * Why a pattern may take time beyond proportion to the length of a text; nothing where it may not.
 *
 * What is looked for are repetitions that can share the same text, or begin anywhere in it: `\s+$`, `(a+)+b`.
 *
 * @example slownessOf('^a{1,40}b') // => undefined
 */
export function slownessOf(pattern: string, flags = 'gmu'): string | undefined {
  const found = repetitionIn(pattern, flags)
  return (
    found &&
    `Unexpected ${found}, expected a pattern whose time grows with the length of the text only: bound the repetition, as in \`{1,40}\`, or say what may not stand before it, as in \`(?<!…)\``
  )
}

function repetitionIn(source: string, flags: string): string | undefined {
  const {analyse} = require('scslre') as typeof Scslre
  const {RegExpParser} = require('@eslint-community/regexpp') as typeof Regexpp
  const pattern = new RegExpParser().parsePattern(source, 0, source.length, {unicode: flags.includes('u')})
  const quantifiers = [...quantifiersIn(pattern)]
  const behind = quantifiers.find(one => one.max === Infinity && isInLookbehind(one))
  if (behind) return `repetition \`${behind.raw}\` without a bound in a lookbehind`
  const [report] = analyse({source, flags}).reports
  if (report) return told(report)
  const ambiguous = quantifiers.findLast(one => isAmbiguous(one, flags))
  if (ambiguous) return `repetition \`${ambiguous.raw}\`, which can match the same text in many ways`
  const nested = quantifiers.filter(one => quantifiers.some(other => isNested(one, other)))
  if (nested.length === 0) return undefined
  const [hidden] = analyse({source: unbounded(source, pattern, nested), flags}, {reportTypes: {Move: false}}).reports
  return hidden && `repetitions ${nested.map(one => `\`${one.raw}\``).join(', ')}, which can share the same text`
}

function told(report: Scslre.Report): string {
  if (report.type === 'Self') return `repetition \`${report.quant.raw}\`, which can match the same text in many ways`
  if (report.type === 'Move') return `repetition \`${report.quant.raw}\`, which can begin anywhere in the same text`
  return `repetitions \`${report.startQuant.raw}\` and \`${report.endQuant.raw}\`, which can share the same text`
}

function* quantifiersIn(node: AST.Node): Generator<AST.Quantifier> {
  if (node.type === 'Quantifier') {
    yield node
    yield* quantifiersIn(node.element)
  } else if ('alternatives' in node) {
    for (const one of node.alternatives) if (one.type === 'Alternative') yield* quantifiersIn(one)
  } else if (node.type === 'Alternative') {
    for (const one of node.elements) yield* quantifiersIn(one)
  }
}

function isInLookbehind(node: AST.Node): boolean {
  for (let one: AST.Node | null = node; one; one = one.parent) {
    if (one.type === 'Assertion' && one.kind === 'lookbehind') return true
  }
  return false
}

/** Whether one stands in the other, and they repeat a lot together. */
function isNested(one: AST.Quantifier, other: AST.Quantifier): boolean {
  if (one === other || Math.min(one.max, other.max) < 2 || one.max * other.max < many) return false
  const [outer, inner] = one.start <= other.start && other.end <= one.end ? [one, other] : [other, one]
  // A fixed length divides a text in one way.
  return outer.start <= inner.start && inner.end <= outer.end && inner.min < inner.max
}

/** The pattern with some repetitions unbounded. */
function unbounded(source: string, {start}: AST.Pattern, quantifiers: readonly AST.Quantifier[]): string {
  return quantifiers
    .toSorted((a, b) => b.end - a.end)
    .reduce((text, one) => {
      const [from, to] = [one.element.end - start, one.end - start]
      return `${text.slice(0, from)}{${one.min},}${text.slice(to)}`
    }, source)
}
