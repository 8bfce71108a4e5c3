import {certify} from './certify/certificate.js'
import {applyEdits, invertEdits} from './edit/apply.js'
import type {Kinds} from './detect/kinds.js'
import {findMessages} from './pipeline.js'
import {loadPack} from './rules/load.js'
import type {Example, Rule} from './rules/rule.js'
import type {Certificate, FixTier, Message} from './types.js'

/** As vitest, `node:test`, Mocha and Jest have it. */
type Test = (name: string, run: () => void) => unknown

/**
 * Register a test for each example of each rule of a pack.
 *
 * @param folder Of the pack.
 * @param test Of the test runner; a test fails by throwing.
 * @param kinds Those that its rules name besides the built-in ones.
 * @throws {RuleError} A rule of the pack is no rule.
 * @example testPack('rules/residue', test)
 */
export function testPack(folder: string, test: Test, kinds?: Kinds): void {
  for (const rule of loadPack(folder, kinds)) {
    for (const example of rule.examples) {
      test(`${rule.id} ${nameOf(example)}`, () => {
        const problems = checkExample(rule, example, kinds)
        if (problems.length > 0) throw new Error(problems.join('\n'))
      })
    }
  }
}

/**
 * A name for the test of an example.
 *
 * @example nameOf({keep: 'Fine.'}) // => 'keeps "Fine."'
 */
export function nameOf(example: Example): string {
  return 'keep' in example ? `keeps ${JSON.stringify(example.keep)}` : `repairs ${JSON.stringify(example.before)}`
}

/**
 * What is wrong with an example, each in a sentence; nothing where it holds.
 *
 * What it keeps has no message. What it repairs has one, at the marked place, with every placeholder filled, which repairs it, leaves
 * nothing to repair and can be undone; it keeps the words of the article as its certificate asks, or no article with it would be
 * cleaned.
 *
 * @example checkExample(builtinRules[0], {keep: 'Fine.'}) // => []
 */
export function checkExample(rule: Rule, example: Example, kinds?: Kinds): string[] {
  const find = (text: string) => findMessages(text, [rule], kinds)
  if ('keep' in example) return unexpected(find(example.keep), 'in what stays')
  const messages = find(example.before)
  const [message] = messages
  if (!message) return ['Unexpected example without a message, expected one']
  if (messages.length > 1) return unexpected(messages.slice(1), 'beside the first')
  return repairProblems(rule, example, message, find)
}

function repairProblems(
  rule: Rule,
  {before, after, at, fix: lower}: Extract<Example, {before: string}>,
  message: Message,
  find: (text: string) => readonly Message[]
): string[] {
  const {edits, range, reason, actual, ruleId, fix} = message
  const tier = lower ?? (rule.status === 'nursery' && rule.fix === 'safe' ? 'suggest' : rule.fix)
  const made = applyEdits(before, edits)
  const undone = applyEdits(made, invertEdits(before, edits))
  return [
    ...differences('place', before.slice(...range), at ?? before.slice(...range)),
    ...differences('rule', ruleId, rule.id),
    ...differences('tier', fix, tier),
    ...differences('result', made, after),
    ...differences('text after undoing', undone, before),
    ...(fix === 'none' ? [] : breachesOf(fix, certify(before, made, edits))),
    ...(/^Unexpected [^{}\n]*$/u.test(reason.replaceAll(actual, '…'))
      ? []
      : [
          `Unexpected message \`${reason}\`, expected one that begins with \`Unexpected\` and has every placeholder filled`
        ]),
    ...(rule.fix === 'none' ? [] : unexpected(find(after), 'after the repair'))
  ]
}

/** What somebody has asked for may drop words of speech, and the certificate says so. */
function breachesOf(fix: FixTier | undefined, {breaches, added}: Certificate): readonly string[] {
  return fix === 'safe' || added > 0 ? breaches : []
}

function differences(what: string, found: string, expected: string): string[] {
  return found === expected ? [] : [`Unexpected ${what} ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`]
}

function unexpected(messages: readonly Message[], where: string): string[] {
  return messages.map(({reason}) => `Unexpected message ${where}, expected none: ${reason}`)
}
