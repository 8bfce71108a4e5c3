import {Validator} from '@seriousme/openapi-schema-validator'
import {expect, test} from 'vitest'
import {createApp} from '../../src/serve/app.js'
import {usualLimits} from '../../src/serve/limits.js'
import {openapi} from '../../src/serve/openapi.js'

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
