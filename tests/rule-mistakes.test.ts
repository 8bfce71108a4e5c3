import path from 'node:path'
import {expect, test} from 'vitest'
import {loadPack} from '../src/rules/load.js'
import {RuleError} from '../src/rules/rule-error.js'
import {withRuleFile} from './rule-file.js'

const empty = 'Unexpected pattern that matches the empty text, expected one that does not'

const cases: [line: number, given: {pattern?: string; replace?: string; message?: string}, problem: string][] = [
  [8, {pattern: "''"}, `\`options.pattern\`: ${empty}`],
  [8, {pattern: "'x*'"}, `\`options.pattern\`: ${empty}`],
  [8, {pattern: "'^|y'"}, `\`options.pattern\`: ${empty}`],
  [9, {replace: "'$1'"}, '`options.replace`: Unexpected `$1`, expected no such sign: the pattern has no groups'],
  [
    9,
    {pattern: "'(x)'", replace: "'$1$2'"},
    '`options.replace`: Unexpected `$2`, expected at most `$1`, the last group'
  ],
  [3, {message: 'Foo {bar}'}, '`message`: Unexpected placeholder `{bar}`, expected one of `{actual}`, `{expected}`']
]

test.for(cases)('a rule is refused at line %i for %o', ([line, given, problem]) => {
  const {pattern = 'x', message = 'Unexpected {actual}', replace = 'z'} = given
  const lines = [
    'id: odd',
    'kind: substitution',
    `message: '${message}'`,
    'why: Because.',
    'severity: warning',
    'fix: safe',
    'options:',
    `  pattern: ${pattern}`,
    `  replace: ${replace}`,
    'examples: [{before: x, after: z}, {keep: y}]'
  ]
  withRuleFile('odd', lines, file => {
    expect(() => loadPack(path.dirname(file))).toThrow(RuleError)
    expect(() => loadPack(path.dirname(file))).toThrow(`${file}:${line}: ${problem}`)
  })
})
