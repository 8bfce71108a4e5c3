import {once} from 'node:events'
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {builtinRules, createCleaner} from '../src/index.js'
import {Client} from './lsp/client.js'

interface Place {
  readonly line: number
  readonly character: number
}

interface TextEdit {
  readonly range: {readonly start: Place; readonly end: Place}
  readonly newText: string
}

interface Action {
  readonly title: string
  readonly kind: string
  readonly isPreferred?: boolean
  readonly edit: {readonly documentChanges: readonly {readonly edits: TextEdit[]}[]}
}

const damaged = 'The minister lost the the vote.\n\n“We won, he said.\n'
const whole = {start: {line: 0, character: 0}, end: {line: 99, character: 0}}

let folder = ''
let client: Client
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'copydesk-test-'))
  client = new Client(folder)
})
afterEach(async () => {
  client.process.kill()
  await rm(folder, {recursive: true})
})

const uriOf = (name: string) => `file://${folder}/${name}`
const codes = (diagnostics: unknown) => (diagnostics as {code: string}[]).map(({code}) => code)

async function actions(uri: string, only?: string[]): Promise<Action[]> {
  const context = {diagnostics: [], ...(only && {only})}
  return (await client.request('textDocument/codeAction', {textDocument: {uri}, range: whole, context})) as Action[]
}

function applied(text: string, {edit}: Action): string {
  const edits = edit.documentChanges.flatMap(one => one.edits)
  return TextDocument.applyEdits(TextDocument.create('file:///a', 'plaintext', 1, text), edits)
}

describe('a document that is opened', () => {
  test.each([
    ['plaintext', 'a.txt', damaged],
    ['markdown', 'a.md', `# Vote\n\n${damaged}`],
    ['html', 'a.html', '<p>The minister lost the <b>the</b> vote.</p>\n<p>“We won, he said.</p>\n'],
    ['unknown', 'a.html', '<p title="the the">The minister lost the the vote.</p>\n<p>“We won, he said.</p>\n']
  ])('as %s has diagnostics', async (language, name, text) => {
    await client.initialize(folder)
    expect(codes(await client.open(uriOf(name), language, text))).toEqual([
      'doubled-word',
      'unclosed-before-attribution'
    ])
  })

  test('has places in UTF-16 code units', async () => {
    await client.initialize(folder)
    const [first] = (await client.open(
      uriOf('a.txt'),
      'plaintext',
      'All 𝒜𝒜 is lost.\n\nHe 𝒜 lost the the vote.\n'
    )) as TextEdit[]
    expect(first?.range).toEqual({start: {line: 2, character: 11}, end: {line: 2, character: 18}})
  })
})

test('each message has a quick fix, and where two readings are close the other one', async () => {
  await client.initialize(folder)
  await client.open(uriOf('a.txt'), 'plaintext', damaged)
  const found = await actions(uriOf('a.txt'), ['quickfix'])
  expect(found.filter(one => one.isPreferred).map(one => applied(damaged, one))).toEqual([
    damaged.replace('the the', 'the'),
    damaged.replace('won,', 'won,”')
  ])
  expect(found.find(({title}) => title.startsWith('Instead: '))).toBeDefined()
})

test('everything safe is fixed at once, as clean does it', async () => {
  await client.initialize(folder)
  await client.open(uriOf('a.txt'), 'plaintext', damaged)
  const [all, ...others] = await actions(uriOf('a.txt'), ['source.fixAll'])
  expect(others).toEqual([])
  expect(all && applied(damaged, all)).toBe(createCleaner({rules: builtinRules})(damaged).output)
})

test('hovering explains', async () => {
  await client.initialize(folder)
  await client.open(uriOf('a.txt'), 'plaintext', damaged)
  const hover = (position: Place) =>
    client.request('textDocument/hover', {textDocument: {uri: uriOf('a.txt')}, position})
  expect(JSON.stringify(await hover({line: 0, character: 20}))).toContain('Machine translation loops')
  expect(await hover({line: 0, character: 2})).toBeNull()
})

test('after many edits the diagnostics are those of a fresh server', async () => {
  await client.initialize(folder)
  let document = TextDocument.create(uriOf('a.txt'), 'plaintext', 1, damaged.repeat(3))
  await client.open(document.uri, 'plaintext', document.getText())
  const typed = ['\n\n“It is ours,” ', 'of of ', 'she said.', ' He said.', '”', 'the the ', '\n\nSource link\n']
  for (const [index, text] of typed.entries()) {
    const start = document.positionAt((index * 53) % document.getText().length)
    const end = document.positionAt(document.offsetAt(start) + (index % 3))
    const version = index + 2
    const contentChanges = [{range: {start, end}, text}]
    document = TextDocument.update(document, contentChanges, version)
    client.notify('textDocument/didChange', {textDocument: {uri: document.uri, version}, contentChanges})
  }
  const told = await client.diagnostics(document.uri, document.version)
  const fresh = new Client(folder)
  await fresh.initialize(folder)
  expect(told).toEqual(await fresh.open(document.uri, 'plaintext', document.getText()))
  expect(await fresh.end()).toBe(0)
})

test('what is closed has no diagnostics any more', async () => {
  await client.initialize(folder)
  await client.open(uriOf('a.txt'), 'plaintext', damaged)
  const told = client.diagnostics(uriOf('a.txt'))
  client.notify('textDocument/didClose', {textDocument: {uri: uriOf('a.txt')}})
  expect(await told).toEqual([])
})

describe('the configuration', () => {
  test('of the folder counts, and is read again when it changes', async () => {
    await writeFile(path.join(folder, 'copydesk.config.yml'), 'rules: {doubled-word: off}\n')
    await client.initialize(folder)
    expect(codes(await client.open(uriOf('a.txt'), 'plaintext', damaged))).toEqual(['unclosed-before-attribution'])
    await writeFile(path.join(folder, 'copydesk.config.yml'), 'rules: {}\n')
    const told = client.diagnostics(uriOf('a.txt'))
    client.notify('workspace/didChangeWatchedFiles', {changes: [{uri: uriOf('copydesk.config.yml'), type: 2}]})
    expect(codes(await told)).toEqual(['doubled-word', 'unclosed-before-attribution'])
  })

  test('that is given on the command line lies where the server was started', async () => {
    await mkdir(path.join(folder, 'wire'))
    await writeFile(path.join(folder, 'house.yml'), 'rules: {doubled-word: off}\n')
    client.process.kill()
    client = new Client(folder, '--config', 'house.yml')
    await client.initialize(path.join(folder, 'wire'))
    expect(codes(await client.open(uriOf('wire/a.txt'), 'plaintext', damaged))).toEqual(['unclosed-before-attribution'])
  })

  test('is read again where the editor watches no files', async () => {
    await client.initialize(folder)
    expect(codes(await client.open(uriOf('a.txt'), 'plaintext', damaged))).toHaveLength(2)
    for (const [setting, found] of [
      ['off', ['unclosed-before-attribution']],
      ['{severity: error}', ['doubled-word', 'unclosed-before-attribution']]
    ] as const) {
      const told = client.diagnostics(uriOf('a.txt'))
      await writeFile(path.join(folder, 'copydesk.config.yml'), `rules: {doubled-word: ${setting}}\n`)
      expect(codes(await told)).toEqual(found)
    }
  })

  test('in JavaScript is read again as well', async () => {
    const write = (rules: string) =>
      writeFile(path.join(folder, 'copydesk.config.mjs'), `export default {rules: ${rules}}\n`)
    await write("{'doubled-word': 'off'}")
    await client.initialize(folder)
    expect(codes(await client.open(uriOf('a.txt'), 'plaintext', damaged))).toEqual(['unclosed-before-attribution'])
    const told = client.diagnostics(uriOf('a.txt'))
    await write('{}')
    expect(codes(await told)).toEqual(['doubled-word', 'unclosed-before-attribution'])
  })

  test('that is broken is told about, and the server goes on', async () => {
    await writeFile(path.join(folder, 'copydesk.config.yml'), 'ruels: {}\n')
    await client.initialize(folder)
    const message = client.next(({method}) => method === 'window/showMessage')
    client.notify('textDocument/didOpen', {
      textDocument: {uri: uriOf('a.txt'), languageId: 'plaintext', version: 1, text: damaged}
    })
    expect(JSON.stringify(await message)).toContain('Unexpected key `ruels`, expected `rules`')
    await writeFile(path.join(folder, 'copydesk.config.yml'), '')
    const told = client.diagnostics(uriOf('a.txt'))
    client.notify('workspace/didChangeWatchedFiles', {changes: [{uri: uriOf('copydesk.config.yml'), type: 2}]})
    expect(codes(await told)).toHaveLength(2)
  })
})

describe('the server ends', () => {
  test('when it is told to', async () => {
    await client.initialize(folder)
    expect(await client.end()).toBe(0)
  })

  test('when the editor is gone', async () => {
    await client.initialize(folder)
    client.process.stdin.end()
    await once(client.process, 'exit')
  })
})
