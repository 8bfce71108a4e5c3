import {readdirSync, readFileSync} from 'node:fs'
import {beforeAll, describe, expect, test} from 'vitest'
import {applyEdits, invertEdits} from '../src/edit/apply.js'
import {loadViews} from '../src/parse/views/load.js'
import {createCleaner} from '../src/pipeline.js'
import {builtinRules} from '../src/rules/builtin.js'
import {sampleType} from './sample-type.js'

const clean = createCleaner({rules: builtinRules})
beforeAll(loadViews)

describe('dirty samples become their gold, and gold stays', () => {
  test.each(readdirSync('samples/dirty'))('%s', name => {
    const dirty = read(`samples/dirty/${name}`)
    const type = sampleType(name)
    const result = clean(dirty, type)
    expect(result.output).toBe(read(`samples/gold/${name}`))
    expect(clean(result.output, type).output).toBe(result.output)
    expect(applyEdits(dirty, result.ledger.edits)).toBe(result.output)
    expect(applyEdits(result.output, invertEdits(dirty, result.ledger.edits))).toBe(dirty)
  })
})

describe('clean samples do not change, and pass a gate', () => {
  test.each(readdirSync('samples/clean'))('%s', name => {
    const text = read(`samples/clean/${name}`)
    const result = clean(text, sampleType(name))
    expect(result.output).toBe(text)
    expect(result.fatal).toBeUndefined()
    expect(result.ledger.decisions.filter(one => one.message.severity !== 'info')).toEqual([])
  })
})

describe('articles in other languages lose their leftovers and nothing else', () => {
  const names = readdirSync('samples/languages').filter(name => name.endsWith('.dirty.txt'))
  test.each(names)('%s', name => {
    const language = name.split('.')[1] ?? ''
    const cleanOther = createCleaner({rules: builtinRules, language})
    const gold = read(`samples/languages/${name.replace('.dirty.', '.gold.')}`)
    expect(cleanOther(read(`samples/languages/${name}`)).output).toBe(gold)
    expect(cleanOther(gold).output).toBe(gold)
  })
})

describe('known failures are still failures; move one that is mended to dirty and gold', () => {
  const names = readdirSync('samples/known-failures').filter(name => name.endsWith('.dirty.txt'))
  test.each(names)('%s', name => {
    const gold = read(`samples/known-failures/${name.replace('.dirty.', '.gold.')}`)
    expect(clean(read(`samples/known-failures/${name}`)).output).not.toBe(gold)
  })
})

function read(file: string): string {
  return readFileSync(file, 'utf8').replace(/^\uFEFF/u, '')
}
