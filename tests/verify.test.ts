import {createHash} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {checkOriginal, checkOutput, checkOutputAlone, type ReportedArticle} from '../src/cli/verify-article.js'
import {createCleaner} from '../src/pipeline.js'
import {toJsonArticle} from '../src/report/json-article.js'
import {builtinRules} from '../src/rules/builtin.js'

const clean = createCleaner({rules: builtinRules})
const samples = readdirSync('samples/dirty')
  .filter(name => name.endsWith('.txt'))
  .map(name => readFileSync(`samples/dirty/${name}`, 'utf8').replace(/^\uFEFF/u, ''))

function reported(text: string) {
  const result = clean(text)
  const article = toJsonArticle({type: 'cleaned', article: {id: 'a', path: 'a', text}, result})
  return {input: text, output: result.output, article}
}

/** All that is wrong with an article, from both its files and from its output alone. */
function problems(input: string, output: string, article: ReportedArticle): string[] {
  return [
    ...checkOriginal(input, article, 'text'),
    ...checkOutput(output, article),
    ...checkOutputAlone(output, article, 'text')
  ]
}

const sample = fc.constantFrom(...samples).map(reported)

test('what was not touched is proved, from either side', () => {
  for (const text of samples) {
    const {input, output, article} = reported(text)
    expect(problems(input, output, article)).toEqual([])
  }
})

describe('a change is found', () => {
  test('of any character of the original or the output', () => {
    fc.assert(
      fc.property(sample, fc.nat(), fc.boolean(), ({input, output, article}, at, isOutput) => {
        const change = (text: string) => `${text.slice(0, at % text.length)}#${text.slice((at % text.length) + 1)}`
        const found = isOutput ? problems(input, change(output), article) : problems(change(input), output, article)
        expect(found).not.toEqual([])
      }),
      {numRuns: 50}
    )
  })

  test('of any edit of the report, even with a hash that fits', () => {
    fc.assert(
      fc.property(
        sample,
        fc.nat(),
        fc.constantFrom('text', 'original', 'range'),
        ({input, output, article}, at, what) => {
          const made = article.decisions.filter(one => one.decision === 'apply' && one.edit)
          const chosen = made[at % made.length]
          const edit = chosen?.edit
          if (!edit) return
          const forged =
            what === 'range'
              ? {...edit, range: [edit.range[0] + 1, edit.range[1] + 1] as [number, number]}
              : {...edit, [what]: `${edit[what]}x`}
          const decisions = article.decisions.map(one => (one === chosen ? {...one, edit: forged} : one))
          expect(problems(input, output, {...article, decisions})).not.toEqual([])
        }
      ),
      {numRuns: 100}
    )
  })

  test('of a word, though output, hashes and edits were all forged to fit', () => {
    const text = 'In Kyiv , he lost the vote.\n'
    const {article} = reported(text)
    const output = 'In Kyiv, he won the vote.\n'
    const decisions = article.decisions.concat({
      ...(article.decisions[0] as ReportedArticle['decisions'][number]),
      cause: 1,
      edit: {range: [13, 17], text: 'won', original: 'lost'}
    })
    const forged = {...article, decisions, output: {sha256: createHash('sha256').update(output).digest('hex')}}
    expect(checkOriginal(text, forged, 'text')).toEqual([
      'Unexpected `won` after the repairs, expected only words of the original, in their order',
      'Unexpected certificate, expected what the texts say: the report was changed'
    ])
  })

  test('of the certificate', () => {
    const {input, article} = reported('He lost the the vote.')
    const {certificate} = article
    if (!certificate) throw new Error('Unexpected article without a certificate')
    const forged = {...article, certificate: {...certificate, removed: 0, share: 0}}
    expect(checkOriginal(input, forged, 'text')).toHaveLength(1)
  })
})
