function names(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}

export const empty = names('area base br col embed hr img input link meta param source track wbr')

/** All others stand inside a line. */
export const blocks = names(
  'address article aside blockquote body caption center colgroup dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav ol p plaintext pre search ' +
    'section summary table tbody td tfoot th thead title tr ul xmp'
)

/** What they hold is no text of the article. */
export const opaque = names(
  'audio button canvas code datalist dialog form head iframe kbd listing map math meter nav noembed noframes noscript ' +
    'object plaintext pre progress rp rt samp script select style svg template textarea title video xmp'
)

/** They stand for a word of their sentence. */
export const objects = names('code kbd math samp')

/** Nothing is to be seen of them between two words. */
export const unseen = names('head noembed noframes noscript rp rt script style template title')

/** The frame of a whole page. */
export const frames = names('aside footer header')

/** Where a page has one, its article is there. */
export const bodies = names('article main')

/** Even when empty, they shape what stands around them. */
export const lasting = names('body caption colgroup dd dt html main summary td th')

/** Elements whose end tag may be left out. */
export const endless = names('body colgroup dd dt html li p tbody td tfoot th thead tr')

/** No tag closes an element beyond these. */
export const walls = names('caption table td th')

interface Closing {
  readonly closed: ReadonlySet<string>
  /** It closes nothing beyond these. */
  readonly until: ReadonlySet<string>
}

const paragraph: Closing = {closed: names('p'), until: walls}
const section: Closing = {closed: names('tbody tfoot thead'), until: names('table')}
const cell: Closing = {closed: names('td th'), until: names('table tr')}
const term: Closing = {closed: names('dd dt'), until: names('caption dl table td th')}
const closings = new Map<string, Closing>([
  ['li', {closed: names('li'), until: names('caption menu ol table td th ul')}],
  ['dd', term],
  ['dt', term],
  ['td', cell],
  ['th', cell],
  ['tr', {closed: names('tr'), until: names('table tbody tfoot thead')}],
  ['tbody', section],
  ['tfoot', section]
])

/** The open element that a start tag closes, with all in it. */
export function closedBy(name: string): Closing | undefined {
  return closings.get(name) ?? (blocks.has(name) ? paragraph : undefined)
}
