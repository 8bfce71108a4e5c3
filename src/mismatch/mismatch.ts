import type {z} from 'zod'
import {explain} from './explain.js'

/** Goes along to `safeParse`, so that zod says what is wrong in our words. */
export const inWords = {error: explain}

/** What is wrong with a value, and where in it. */
export interface Mismatch {
  readonly path: readonly PropertyKey[]
  /** That is not known there. */
  readonly key?: string
  readonly problem: string
}

/** All that is wrong with a value. */
export function mismatchesIn(error: z.ZodError): Mismatch[] {
  return error.issues.map(toMismatch)
}

/** One thing that is: an unknown key first, since what it should have been called is missing as well. */
export function firstMismatch({issues}: z.ZodError): Mismatch {
  const issue = issues.find(isUnknownKey) ?? issues[0]
  return issue ? toMismatch(issue) : {path: [], problem: 'Unexpected value, expected another one'}
}

/** Down to the key. */
export function placeOfMismatch({path, key}: Mismatch): readonly PropertyKey[] {
  return key === undefined ? path : [...path, key]
}

/** @example describeMismatch({path: ['fix'], problem: 'Unexpected null'}) // => '`fix`: Unexpected null' */
export function describeMismatch({path, problem}: Mismatch): string {
  return path.length > 0 ? `\`${path.join('.')}\`: ${problem}` : problem
}

type Issue = z.core.$ZodIssue

function toMismatch(issue: Issue): Mismatch {
  const inner = innermost(issue)
  const {path, message} = inner
  return {path, ...(isUnknownKey(inner) && {key: inner.keys[0] ?? ''}), problem: message}
}

function isUnknownKey(issue: Issue): issue is z.core.$ZodIssueUnrecognizedKeys {
  return issue.code === 'unrecognized_keys'
}

/** Of a choice, what is wrong inside the branch that fits best. */
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue
  const inside = issue.errors.filter(branch => branch.some(one => isUnknownKey(one) || one.path.length > 0))
  const [nearest = []] = inside.toSorted((a, b) => a.length - b.length)
  const found = nearest.find(isUnknownKey) ?? nearest[0]
  return found ? innermost({...found, path: [...issue.path, ...found.path]}) : issue
}
