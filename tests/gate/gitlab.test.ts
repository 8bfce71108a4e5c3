import type {Issue} from 'codeclimate-types'
import {expect, test} from 'vitest'
import * as z from 'zod'
import {outcomes, written} from './outcomes.js'

/** What GitLab asks for, within what Code Climate describes. */
const issue = z.strictObject({
  type: z.literal('issue'),
  description: z.string().min(1),
  check_name: z.string(),
  categories: z.tuple([z.literal('Style')]),
  fingerprint: z.string().length(64),
  severity: z.enum(['info', 'minor', 'major', 'critical', 'blocker']),
  location: z.strictObject({path: z.string(), lines: z.strictObject({begin: z.int().min(1)})})
})

test('gitlab is an array of issues, each with a fingerprint of its own', () => {
  const issues = z.array(issue).parse(JSON.parse(written('gitlab', outcomes)))
  const described: readonly Omit<Issue, 'location'>[] = issues
  expect(described.length).toBeGreaterThan(20)
  expect(new Set(issues.map(one => one.fingerprint)).size).toBe(issues.length)
  expect(JSON.parse(written('gitlab', []))).toEqual([])
})
