import {decoys, fill, planted, type Place, standing, type Template} from './lines.js'
import {paragraph, title} from './prose.js'
import type {Random} from '../random.js'

/** A template that a site has, and in which share of its articles. */
export interface Recurring extends Template {
  readonly share: number
}

export interface Site {
  readonly name: string
  readonly planted: readonly Recurring[]
  readonly standing: readonly Recurring[]
  readonly decoys: readonly Recurring[]
}

const words = 'Harbour|Courier|Northern|Meridian|Valley|Evening|Republic|Observer|Steppe|Lantern|Delta|Tribune'.split(
  '|'
)

/** Shares are spread evenly over their logarithm: rare ones are as many as frequent ones. */
export function makeSite(index: number, random: Random): Site {
  const share = (low: number, high: number) => low * (high / low) ** random.next()
  const name = `${words[index % words.length]} ${words[(index * 5 + Math.floor(index / words.length) + 1) % words.length]} ${index + 1}`
  const fixed = planted.filter(one => !isVaried(one))
  const varied = planted.filter(isVaried)
  const drawn = [...draw(fixed, {head: 2, tail: 6, inside: 2}), ...draw(varied, {head: 2, tail: 4, inside: 1})]
  function draw(from: readonly Template[], counts: Readonly<Record<Place, number>>): Template[] {
    return (['head', 'tail', 'inside'] as const).flatMap(place =>
      random.some(
        from.filter(one => one.place === place),
        counts[place]
      )
    )
  }
  return {
    name,
    planted: drawn.map(one => ({...one, share: one.place === 'inside' ? share(0.03, 0.9) : share(0.015, 0.9)})),
    standing: random.some(standing, 1).map(one => ({...one, share: share(0.1, 0.8)})),
    decoys: decoys.map(one => ({
      ...one,
      share: share(0.002, one.place === 'inside' ? 0.04 : one.place === 'head' ? 0.6 : 0.02)
    }))
  }
}

export function isVaried({text}: Template): boolean {
  return /\{(?:number|date|name)\}/u.test(text)
}

export function makeArticle(site: Site, random: Random): string {
  const drawn = [...site.decoys, ...site.standing, ...site.planted].filter(({share}) => random.chance(share))
  const at = (place: Place) => drawn.filter(one => one.place === place).map(({text}) => fill(text, site.name, random))
  const body = Array.from({length: random.between(4, 14)}, () => paragraph(random))
  for (const line of at('inside')) body.splice(random.between(1, body.length - 1), 0, line)
  const head = random.chance(0.5) ? [title(random), ...at('head')] : [...at('head'), title(random)]
  return [...head, ...body, ...at('tail')].join(random.chance(0.5) ? '\n\n' : '\n')
}
