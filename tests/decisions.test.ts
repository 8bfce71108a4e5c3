import {appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {readChoices} from '../src/decisions/choices.js'
import type {Entry} from '../src/decisions/entry.js'
import {DecisionsFile} from '../src/decisions/file.js'
import {entryKeyOf} from '../src/decisions/key.js'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-decisions-'))
  file = path.join(folder, 'copydesk.decisions')
})
afterEach(() => rmSync(folder, {recursive: true}))

const rejected: Entry = {path: 'in/a.txt', fingerprint: 'f1', rule: 'doubled-word', choice: 'reject', action: '1'}
const article = () => ({id: path.join(folder, 'in/a.txt'), path: path.join(folder, 'in/a.txt'), text: ''})

test('what is added is read back, once, by everyone who reads', () => {
  const [left, right] = [new DecisionsFile(file), new DecisionsFile(file)]
  left.append([rejected])
  right.append([{...rejected, fingerprint: 'f2'}])
  expect(left.readNew().map(one => one.fingerprint)).toEqual(['f1', 'f2'])
  expect(left.readNew()).toEqual([])
  expect(right.readNew()).toHaveLength(2)
  expect(readFileSync(file, 'utf8').split('\n')[0]).toBe('{"copydesk":"decisions","version":1}')
})

test('the last choice counts, and null takes it back', () => {
  const decisions = new DecisionsFile(file)
  decisions.append([rejected, {...rejected, choice: 'accept', action: '2'}, {...rejected, fingerprint: 'f2'}])
  expect(readChoices(new DecisionsFile(file))(article())).toEqual({f1: 'accept', f2: 'reject'})
  decisions.append([{...rejected, choice: null, action: '3', undoes: '2'}])
  expect(readChoices(new DecisionsFile(file))(article())).toEqual({f2: 'reject'})
})

test('a line that was cut off counts for nothing and goes with the next write', () => {
  new DecisionsFile(file).append([rejected])
  appendFileSync(file, '{"path":"in/a.txt","finger')
  expect(new DecisionsFile(file).readNew()).toHaveLength(1)
  new DecisionsFile(file).append([{...rejected, fingerprint: 'f2'}])
  expect(new DecisionsFile(file).readNew().map(one => one.fingerprint)).toEqual(['f1', 'f2'])
})

test.each([
  ['{"text":"an article"}\n', ':1: Unexpected first line'],
  ['{"copydesk":"decisions","version":9}\n', ':1: Unexpected version 9'],
  ['{"copydesk":"decisions","version":1}\nnonsense\n', ':2: '],
  [
    '{"copydesk":"decisions","version":1}\n{"path":"a","fingerprint":"f","rule":"r","action":"1","choice":"maybe"}\n',
    ':2: `choice`'
  ]
])('a broken file is told with its line: %s', (text, problem) => {
  writeFileSync(file, text)
  expect(() => new DecisionsFile(file).readNew()).toThrow(`${file}${problem}`)
})

test('an article is named from the folder of the file, by its id where it has one', () => {
  const at = (name: string) => path.join(folder, name)
  expect(entryKeyOf(article(), folder)).toEqual({path: 'in/a.txt'})
  expect(entryKeyOf({id: '17', path: at('x.jsonl'), line: 3, text: ''}, folder)).toEqual({path: 'x.jsonl', id: '17'})
  expect(entryKeyOf({id: `${at('x.jsonl')}:3`, path: at('x.jsonl'), line: 3, text: ''}, folder)).toEqual({
    path: 'x.jsonl',
    line: 3
  })
})
