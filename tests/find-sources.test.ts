import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {findSources} from '../src/read/find-sources.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'copydesk-'))
  for (const name of ['feed', 'other']) await mkdir(path.join(folder, name))
  await writeFile(path.join(folder, 'other/y.md'), 'Ana left.\n')
})
afterEach(() => rm(folder, {recursive: true}))

test('a file that is named in two ways is taken once', async () => {
  const file = path.join(folder, 'other/y.md')
  const outside = path.relative('.', file)
  for (const paths of [
    [`${folder}/other/*.md`, file],
    [outside, file],
    [outside, `${path.dirname(outside)}/../other/y.md`]
  ]) {
    const {sources} = await findSources(paths)
    expect(sources).toHaveLength(1)
  }
})

test('a link leads out of what is named or not, whatever comes first', async () => {
  await symlink('../other/y.md', path.join(folder, 'feed/y.md'))
  const paths = [path.join(folder, 'feed'), `${folder}/other/*.md`]
  for (const given of [paths, paths.toReversed()]) {
    const {sources, problems} = await findSources(given, {use: 'write'})
    expect(sources).toHaveLength(1)
    expect(problems).toEqual([])
  }
  const {problems} = await findSources(paths.slice(0, 1), {use: 'write'})
  expect(problems).toEqual([expect.objectContaining({path: path.join(folder, 'feed/y.md')})])
})
