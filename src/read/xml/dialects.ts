import type {TextField} from '../fields.js'

/** A kind of feed: what its items are called and where their texts stand. */
export interface Dialect {
  readonly item: string
  readonly texts: readonly TextField[]
  /** Elements that name an item, the best one first. */
  readonly ids: readonly string[]
  /** Elements that date it, the best one first. */
  readonly dates: readonly string[]
}

const rss: Dialect = {
  item: 'item',
  texts: [{name: 'title'}, {name: 'description', type: 'html'}, {name: 'content:encoded', type: 'html'}],
  ids: ['guid', 'link'],
  dates: ['pubDate', 'dc:date']
}

const atom: Dialect = {
  item: 'entry',
  texts: [{name: 'title'}, {name: 'summary', type: 'html'}, {name: 'content', type: 'html'}],
  ids: ['id'],
  dates: ['published', 'updated']
}

/** An export of WordPress, which is RSS with elements of its own. */
const wxr: Dialect = {
  item: 'item',
  texts: [{name: 'title'}, {name: 'content:encoded', type: 'html'}, {name: 'excerpt:encoded', type: 'html'}],
  ids: ['wp:post_id', 'guid'],
  dates: ['wp:post_date', 'pubDate']
}

/** @throws {Error} No articles are looked for in such a file. */
export function dialectOf(root: string, attributes: Readonly<Record<string, unknown>>): Dialect {
  if (root === 'rss') return Object.hasOwn(attributes, 'xmlns:wp') ? wxr : rss
  if (root === 'rdf:RDF') return rss
  if (root === 'feed') return atom
  throw new Error(`Unexpected root \`${root}\`, expected an RSS or Atom feed or an export of WordPress`)
}
