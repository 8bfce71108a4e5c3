import type {Paragraph} from '../../parse/document.js'

/** A double quotation mark as it stands. Offsets count in the whole text. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly text: string
  /** What the glyph itself says: straight marks say nothing. */
  readonly glyph: 'open' | 'close' | 'neutral'
  /** What the neighbours say: `“We`, `go.”`, ` ” ` or `a”b`. */
  readonly spacing: 'open' | 'close' | 'detached' | 'glued'
  /** A sentence has ended before it, inside or outside marks. */
  readonly afterStop: boolean
  /** No word stands between it and the mark before it. */
  readonly adjacent: boolean
}

const pattern = /[“”„"]|``|(?<!')''(?!')|(?<=[^\s']')''(?!')|(?<=\s|^)''(?='(?!'))|(?<!’)’’(?!’)|(?<!‘)‘‘(?!‘)/gu

const glyphs: Readonly<Record<string, Mark['glyph']>> = {
  '“': 'open',
  '„': 'open',
  '``': 'open',
  '‘‘': 'open',
  '”': 'close',
  '’’': 'close'
}

/** Marks that their own language uses so; `„…“` closes with what opens elsewhere. */
const foreignPair = /„[^„“”"\n]{1,400}[“”]|”[^“”"\n]{1,80}”(?=\))/gu

/** `6'2"`, `5 ft 11"`, `a 12" pipe` */
const inches = /\p{Nd}\s?['’′]\s?\p{Nd}{1,2}(?:½|\.\p{Nd})?$/u

/** Marks of one paragraph, in order. */
export function* marks({text, start: offset}: Paragraph): Generator<Mark> {
  const foreign = Array.from(text.matchAll(foreignPair), match => [match.index, match.index + match[0].length] as const)
  let previous: Mark | undefined
  let next = 0
  for (const match of text.matchAll(pattern)) {
    const start = match.index
    while ((foreign[next]?.[1] ?? Infinity) <= start) next++
    const [from, to] = foreign[next] ?? [Infinity, Infinity]
    if (start >= from && start < to) continue
    const glyph = glyphs[match[0]] ?? 'neutral'
    if ((match[0] === '"' || match[0] === '”') && inches.test(text.slice(Math.max(0, start - 9), start))) continue
    const before = text.slice(Math.max(0, start - 40), start)
    previous = {
      start: offset + start,
      end: offset + start + match[0].length,
      text: match[0],
      glyph,
      spacing: spacingOf(before, text.slice(start + match[0].length, start + match[0].length + 12)),
      afterStop: isAfterStop(before),
      adjacent: previous !== undefined && !/[\p{L}\p{N}]/u.test(text.slice(previous.end - offset, start).slice(0, 80))
    }
    yield previous
  }
}

function spacingOf(before: string, after: string): Mark['spacing'] {
  const free = before === '' || /[\s([{‘'—–/-]$/u.test(before)
  const loose = after === '' || /^[\s)\]}.,;:!?…'’—–/-]/u.test(after)
  if (!free) return loose ? 'close' : 'glued'
  if (!loose || /[([{]$/u.test(before)) return 'open'
  if (/^(?:\.\.|…|[-'’‘.]?[\p{L}\p{N}])/u.test(after)) return 'open' // “…and, “’90s, “.50
  return /[—–-]$/u.test(before) ? 'close' : 'detached' // “I never—”
}

const abbreviation =
  /(?:^|[\s“"(])(?:(?:\p{Lu}\.){1,4}\p{Lu}|(?<=\p{Lu}[\p{L}’-]{1,20} )\p{Lu}|Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Prof|Rev|Jr|Sr|Mt|No|vs|Inc|Corp|Co|Ltd|etc|[Uu]\.[Ss]|[Aa]\.m|[Pp]\.m|e\.g|i\.e)\.$/u

function isAfterStop(before: string): boolean {
  const rest = before.replace(/[\s”"’')\]“]{1,6}$/u, '')
  return rest === '' || (/[.!?…․:]$/u.test(rest) && !abbreviation.test(rest))
}
