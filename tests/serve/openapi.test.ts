import {Validator} from '@seriousme/openapi-schema-validator'
import {Ajv2020} from 'ajv/dist/2020.js'
import {afterEach, expect, test} from 'vitest'
import {createApp} from '../../src/serve/app.js'
import {usualLimits} from '../../src/serve/limits.js'
import {openapi} from '../../src/serve/openapi.js'
import {clearUp, linesOf, post, start} from './start.js'

afterEach(clearUp)

test.each([true, false])('the description is valid OpenAPI 3.1 (keys: %s)', async needsKey => {
  const validator = new Validator()
  const description: unknown = JSON.parse(JSON.stringify(openapi('1.0.0', usualLimits, needsKey)))
  expect(await validator.validate(description as Parameters<Validator['validate']>[0])).toEqual({valid: true})
  expect(validator.version).toBe('3.1')
})

test('the description has every route, and no other', () => {
  const cleaning = {width: 1, clean: async () => [], close: async () => undefined}
  const app = createApp({
    cleaning,
    settings: {version: '1.0.0', fix: 'safe'},
    limits: usualLimits,
    state: {isReady: true, isStopping: false},
    tell: () => undefined
  })
  const served = app.routes.filter(one => ['GET', 'POST'].includes(one.method)).map(one => `${one.method} ${one.path}`)
  const {paths} = openapi('1.0.0', usualLimits, false) as {paths: Record<string, object>}
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map(method => `${method.toUpperCase()} ${path}`)
  )
  expect(described.sort()).toEqual(served.sort())
})

test('answers are what the served description says', async () => {
  const {url} = await start()
  const description = (await (await fetch(`${url}/openapi.json`)).json()) as object
  const ajv = new Ajv2020({strict: false, validateFormats: false})
  ajv.addSchema(description, 'service')
  const problemsOf = (name: string, value: unknown) => {
    const validate = ajv.compile({$ref: `service#/components/schemas/${name}`})
    return validate(value) ? [] : validate.errors
  }
  const article = {id: 'a', text: 'In Kyiv , the the vote was held.'}
  const long = {text: 'In Kyiv , the the vote was held.\n\n'.repeat(20)}
  for (const [path, name] of [
    ['/v1/clean', 'Cleaned'],
    ['/v1/check', 'Checked']
  ] as const) {
    for (const one of [article, long]) expect(problemsOf(name, (await post(url + path, one)).json)).toEqual([])
    const {json} = await post(url + path, {articles: [article, long]})
    expect(problemsOf(`${name}Batch`, json)).toEqual([])
    const stream = `${JSON.stringify(article)}\nnonsense\n`
    const lines = linesOf(await post(url + path, stream, {'Content-Type': 'application/x-ndjson'}))
    expect(lines.flatMap(line => problemsOf(`${name}Line`, line))).toEqual([])
    expect(problemsOf('Problem', (await post(url + path, {txt: 1})).json)).toEqual([])
    expect(problemsOf(name, {})).not.toEqual([])
  }
})
