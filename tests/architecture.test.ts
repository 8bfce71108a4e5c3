import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'

/** What each room may open the door to, besides itself, `types` and packages. docs/design.md shows it as a table. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  types: [],
  version: [],
  place: [],
  mismatch: [],
  read: ['place'],
  parse: [],
  edit: ['parse'],
  tables: [],
  language: ['parse'],
  certify: ['parse', 'edit', 'language'],
  rules: ['detect', 'mismatch', 'tables'],
  detect: ['parse', 'edit', 'rules', 'tables', 'language'],
  learn: ['detect'],
  decide: ['parse', 'edit'],
  pipeline: ['mismatch', 'parse', 'rules', 'detect', 'decide', 'edit', 'certify'],
  write: ['read', 'edit'],
  trends: [],
  report: ['edit', 'decide', 'parse', 'trends', 'bundle', 'place'],
  config: ['mismatch', 'read', 'rules', 'decide', 'pipeline', 'report', 'detect'],
  decisions: ['mismatch', 'read', 'place'],
  run: ['read', 'config', 'pipeline', 'decide', 'rules', 'edit', 'certify', 'write', 'report', 'place'],
  lsp: ['parse', 'read', 'config', 'rules', 'decide', 'edit', 'pipeline', 'run'],
  serve: ['mismatch', 'read', 'config', 'report', 'run', 'reports'],
  cluster: ['read', 'config', 'report', 'run', 'write', 'serve', 'place'],
  review: ['decisions', 'decide', 'pipeline', 'report', 'run', 'serve', 'bundle', 'place'],
  bundle: [],
  cli: [
    'mismatch',
    'read',
    'rules',
    'detect',
    'learn',
    'decide',
    'edit',
    'certify',
    'pipeline',
    'trends',
    'write',
    'report',
    'config',
    'decisions',
    'run',
    'lsp',
    'serve',
    'cluster',
    'review',
    'place',
    'version'
  ],
  kinds: ['detect'],
  library: ['rules', 'detect', 'decide', 'pipeline'],
  reports: ['report', 'run', 'version'],
  'rule-tester': ['rules', 'detect', 'edit', 'certify', 'pipeline'],
  index: ['library', 'parse', 'rules', 'detect', 'decide', 'edit', 'certify', 'pipeline', 'report', 'config']
}

const files = readdirSync('src', {recursive: true, encoding: 'utf8'}).filter(
  name => /\.tsx?$/u.test(name) && name !== 'types.ts'
)

describe('a folder imports only what the map allows', () => {
  test.each(files)('%s', file => {
    const room = roomOf(file)
    const foreign = importsOf(file)
      .map(roomOf)
      .filter(one => one !== room && one !== 'types')
    expect(foreign.filter(one => !mayImport[room]?.includes(one))).toEqual([])
  })
})

test('docs/design.md has a row for each room, and no other', () => {
  const page = readFileSync('docs/design.md', 'utf8')
  const [, table = ''] = /^\| room .*\n\| -.*\n((?:\|.*\n)+)/mu.exec(page) ?? []
  const rows = table.split('\n').flatMap(row => {
    const [, room, what, imported = ''] = row.split('|').map(cell => cell.trim())
    return room && what ? [[room.replaceAll('`', ''), imported === '–' ? [] : imported.split(', ')] as const] : []
  })
  expect(Object.fromEntries(rows)).toEqual(mayImport)
  expect(rows.map(([room]) => room).sort()).toEqual([...new Set(readdirSync('src').map(roomOf))].sort())
})

test('no room loads itself by way of others: detect knows rules as types only', () => {
  const rooms = Object.keys(mayImport)
  const loads = new Map(rooms.map(room => [room, roomsLoadedBy(room)]))
  const reached = (room: string): Set<string> => {
    const found = new Set(loads.get(room))
    for (const one of found) for (const next of loads.get(one) ?? []) found.add(next)
    return found
  }
  expect(rooms.filter(room => reached(room).has(room))).toEqual([])
})

test('no file loads itself by way of others', () => {
  expect(files.filter(file => loadedBy(...valuesOf(file)).includes(file))).toEqual([])
})

describe('what lies between reading and writing is pure', () => {
  const pure = files.filter(file =>
    ['parse', 'edit', 'decide', 'certify', 'detect', 'learn', 'pipeline', 'trends'].includes(roomOf(file))
  )
  test.each(pure)('%s', file => {
    expect(readFileSync(path.join('src', file), 'utf8')).not.toMatch(
      /from 'node:|process\.|Date\.now|new Date\(\)|Math\.random/u
    )
  })
})

test('the library loads no command-line code', () => {
  const loaded = loadedBy('index.ts')
  expect(loaded.filter(file => ['cli', 'run', 'read', 'write', 'config'].includes(roomOf(file)))).toEqual([])
})

test('plain text waits for no parser of markup', () => {
  const loaded = loadedBy('index.ts', 'run/batch.ts')
  expect(loaded.filter(file => file.startsWith('parse/views/'))).toEqual(['parse/views/load.ts'])
})

/** Files that are loaded at once with others. */
function loadedBy(...files: readonly string[]): string[] {
  const seen = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    valuesOf(file).forEach(visit)
  }
  files.forEach(visit)
  return [...seen]
}

/** Files of which one has more than types: what it imports on demand is not loaded with it. */
function valuesOf(file: string): string[] {
  const source = readFileSync(path.join('src', file), 'utf8').replaceAll(/^(?:im|ex)port type .*$/gmu, '')
  const targets = Array.from(source.matchAll(/from '(\.{1,2}\/[^']+)\.js'/gu), match => match[1] ?? '')
  return targets.map(target => sourceFile(file, target))
}

function roomsLoadedBy(room: string): Set<string> {
  const others = files
    .filter(file => roomOf(file) === room)
    .flatMap(valuesOf)
    .map(roomOf)
  return new Set(others.filter(one => one !== room))
}

function roomOf(file: string): string {
  return (file.split('/')[0] ?? '').replace(/\.tsx?$/u, '')
}

/** Files below `src` that a file imports. */
function importsOf(file: string): string[] {
  const source = readFileSync(path.join('src', file), 'utf8')
  const targets = Array.from(source.matchAll(/(?:from|import\()\s*'(\.{1,2}\/[^']+)\.js'/gu), match => match[1] ?? '')
  return targets.map(target => sourceFile(file, target))
}

function sourceFile(importer: string, target: string): string {
  const file = path.posix.join(path.posix.dirname(importer), `${target}.ts`)
  return files.includes(file) || file === 'types.ts' ? file : `${file}x`
}
