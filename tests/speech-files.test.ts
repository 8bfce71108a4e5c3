import {readdirSync, readFileSync} from 'node:fs'
import {expect, test} from 'vitest'

test('docs/design.md names each file of the quotation model once', () => {
  const design = readFileSync('docs/design.md', 'utf8')
  const section = design.slice(design.indexOf('## The quotation model'), design.indexOf('### Costs'))
  const cells = Array.from(section.matchAll(/^\| (`[^|]*)\|/gmu), ([, cell = '']) => cell)
  const named = cells.flatMap(cell => Array.from(cell.matchAll(/`([^`]+)`/gu), ([, file]) => file))
  expect(named.sort()).toEqual(readdirSync('src/detect/speech').sort())
})
