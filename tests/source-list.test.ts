import {expect, test} from 'vitest'
import type {Source} from '../src/read/source.js'
import {SourceList} from '../src/read/source-list.js'

function listOf(sources: readonly Source[]): SourceList {
  const list = new SourceList()
  for (const source of sources) list.add(source)
  return list
}

const below = (folder: string, file: string, format = 'text'): Source => ({
  path: `${folder}${file}`,
  below: file,
  format
})

test('sources come back as they were put in, in their order', () => {
  const sources: Source[] = [
    below('in/', 'a.txt'),
    below('in/', 'b/c.html', 'html'),
    {path: 'in/d.csv.gz', below: 'd.csv.gz', format: 'csv', compression: 'gzip'},
    below('other/', 'a.txt'),
    below('in/', 'named.txt', 'jsonl'),
    {path: '-', name: 'page.html', below: '-', format: 'html'},
    {path: 'in/e.jsonl', below: 'e.jsonl', format: 'jsonl', part: {from: 0, to: 10}},
    {path: '/articles/f.txt', below: '../../articles/f.txt', format: 'text'},
    ...Array.from({length: 2500}, (_, index) => below('in/', `many/${index} “é”.txt`))
  ]
  const list = listOf(sources)
  expect(list).toHaveLength(sources.length)
  expect([...list]).toEqual(sources)
  expect([...list.filter(one => one.format === 'html')]).toEqual(sources.filter(one => one.format === 'html'))
})

test('sources are one tree where all of them lie below one folder', () => {
  expect(listOf([below('in/', 'a.txt'), below('in/', 'b/c.txt')]).isOneTree).toBe(true)
  expect(listOf([below('in/', 'a.txt'), below('other/', 'a.txt')]).isOneTree).toBe(false)
  expect(new SourceList().isOneTree).toBe(true)
})
