import {spawnSync} from 'node:child_process'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {located} from '../../src/report/gate/located.js'
import {visible} from '../../src/report/visible.js'
import {hostile, outcomes, written} from './outcomes.js'

const commands = {error: 'error', warning: 'warning', info: 'notice'}

/** Has GitHub’s own toolkit write what it reads as JSON. */
const toolkit = `
import * as core from '@actions/core'
import {text} from 'node:stream/consumers'
for (const {command, message, places} of JSON.parse(await text(process.stdin))) core[command](message, places)`

test('commands are those that the toolkit of GitHub writes, whatever names and texts hold', () => {
  const all = [...outcomes, ...fc.sample(hostile, 500)]
  const asked = all
    .flatMap(one => located(one))
    .map(({rule, severity, message, path, line, region}) => ({
      command: commands[severity],
      message,
      places: {
        title: rule,
        file: path.replaceAll(/(?![\r\n])\p{Cc}/gu, visible),
        startLine: line,
        ...(region && {endLine: region.end.line}),
        ...(region && region.start.line === region.end.line
          ? {startColumn: region.start.column, endColumn: region.end.column}
          : {})
      }
    }))
  const args = ['--input-type=module', '--eval', toolkit]
  const {stdout, stderr} = spawnSync(process.execPath, args, {input: JSON.stringify(asked), encoding: 'utf8'})
  expect(stderr).toBe('')
  expect(asked.length).toBeGreaterThan(500)
  expect(Buffer.from(written('github', all)).toString().split('\n')).toEqual(stdout.split('\n'))
})
