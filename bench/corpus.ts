import {readdirSync, readFileSync} from 'node:fs'

/** Articles to measure with, always the same. */
interface Corpus {
  readonly name: string
  readonly articles: readonly string[]
}

/** One paragraph in so many is damaged in clean-heavy news. */
const oneIn = 20

/** Texts of translated articles in `samples`. */
function samples(folder: string): string[] {
  const place = new URL(`../samples/${folder}/`, import.meta.url)
  return readdirSync(place)
    .filter(name => name.endsWith('.txt'))
    .sort()
    .map(name => readFileSync(new URL(name, place), 'utf8'))
}

function paragraphsOf(texts: readonly string[]): string[] {
  return texts.flatMap(text => text.split(/\n{1,2}/u)).filter(text => text.trim().length > 40)
}

/** Numbers from 0 to below 1, the same in every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Articles made of paragraphs of the samples: approved ones and such that must not change, and about one in twenty as it came. */
export function cleanHeavy(count: number): Corpus {
  const random = randomNumbers(1)
  const pick = (all: readonly string[]): string => all[Math.floor(random() * all.length)] ?? ''
  const clean = paragraphsOf([...samples('gold'), ...samples('clean')])
  const damaged = paragraphsOf(samples('dirty'))
  const articles = Array.from({length: count}, () => {
    const length = 10 + Math.floor(random() * 20)
    const chosen = new Set<string>()
    while (chosen.size < length) chosen.add(pick(random() < 1 / oneIn ? damaged : clean))
    return `${[...chosen].join('\n\n')}\n`
  })
  return {name: 'clean-heavy', articles}
}

/** The damaged samples as they are, again and again. */
export function allDamaged(count: number): Corpus {
  const dirty = samples('dirty')
  return {name: 'all damaged', articles: Array.from({length: count}, (_, index) => dirty[index % dirty.length] ?? '')}
}
