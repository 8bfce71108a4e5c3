import {type ChangeObject, diffLines} from 'diff'
import {readdirSync, readFileSync} from 'node:fs'
import {Random} from '../scripts/random.js'

/** Articles to measure with, always the same. */
interface Corpus {
  readonly name: string
  readonly articles: readonly string[]
}

/** One line in so many is damaged in clean-heavy news. */
const oneIn = 20

/** Texts of translated articles in `samples`, by name. */
function samples(folder: string): Map<string, string> {
  const place = new URL(`../samples/${folder}/`, import.meta.url)
  const names = readdirSync(place).filter(name => name.endsWith('.txt'))
  return new Map(names.sort().map(name => [name, readFileSync(new URL(name, place), 'utf8')]))
}

/** Where a sample that was approved and the same as it came differ, and where they do not. */
type Parts = readonly ChangeObject<string>[]

/**
 * Whole samples: approved ones and such that must not change. Of what was damaged in the former so much stands as it came that it is
 * about one line in twenty of all.
 */
export function cleanHeavy(count: number): Corpus {
  const random = new Random(1)
  const dirty = samples('dirty')
  const gold = Array.from(samples('gold'), ([name, text]) => diffLines(text, dirty.get(name) ?? text))
  const clean = Array.from(samples('clean').values(), text => diffLines(text, text))
  const all = [...gold, ...clean]
  const wanted = lines(all.flat().filter(part => !part.added)) / oneIn
  const chance = wanted / lines(all.flat().filter(part => part.added))
  const articles = Array.from({length: count}, () => partlyAsItCame(random.pick(all), () => random.chance(chance)))
  return {name: 'clean-heavy', articles}
}

function lines(parts: Parts): number {
  return parts.reduce((sum, {value}) => sum + value.split('\n').filter(line => line.trim()).length, 0)
}

/** @param isDamaged Asked once for each difference: what is removed and what is added there stand next to each other. */
function partlyAsItCame(parts: Parts, isDamaged: () => boolean): string {
  let text = ''
  let asItCame: boolean | undefined
  for (const {added, removed, value} of parts) {
    if (!added && !removed) {
      asItCame = undefined
      text += value
    } else {
      asItCame ??= isDamaged()
      if (asItCame === added) text += value
    }
  }
  return text
}

/** The damaged samples as they are, again and again. */
export function allDamaged(count: number): Corpus {
  const dirty = [...samples('dirty').values()]
  return {name: 'all damaged', articles: Array.from({length: count}, (_, index) => dirty[index % dirty.length] ?? '')}
}
