import type {Block, Element, Segment} from './element.js'

/** Stands for what is no text inside a line, so that what is around it does not look adjacent. */
const placeholder = '\uFFFC'

type Waiting = Omit<Segment, 'at' | 'length'> & {readonly kind: 'space' | 'break' | 'paragraph' | 'media'}

/** The view of a source while it is made, from its start to its end. */
export class Canvas {
  readonly segments: Segment[] = []
  readonly blocks: Block[] = []
  readonly #texts: string[] = []
  #length = 0
  #blockStart = -1
  /** Space, breaks and images: they count only between text. */
  #waiting: Waiting[] = []
  #element: Element

  constructor() {
    this.#element = this.#create(undefined, 0, {isInline: false, isRemovable: false})
  }

  get text(): string {
    return this.#texts.join('')
  }

  get element(): Element {
    return this.#element
  }

  enter(start: number, kind: {readonly isInline: boolean; readonly isRemovable: boolean}): Element {
    if (!kind.isInline) this.endBlock()
    return (this.#element = this.#create(this.#element, start, kind))
  }

  /** @param end -1: nothing closes it. */
  leave(end: number): void {
    const {parent, isInline} = this.#element
    if (!parent) return
    if (!isInline) this.endBlock()
    this.#element.end = end
    this.#element.lastBlock = this.blocks.length + (this.#blockStart === -1 ? 0 : 1)
    parent.held += this.#element.held
    parent.to = Math.max(parent.to, this.#element.to)
    this.#element = parent
  }

  /** What stands here must stay, whatever becomes of the text around it. */
  hold(): void {
    this.#element.held++
  }

  /** Text that stands in the source as it is. */
  run(text: string, start: number): void {
    this.#add(text, start, start + text.length, 'run')
  }

  /** Text that the source writes otherwise. */
  unit(text: string, start: number, end: number): void {
    this.#add(text, start, end, 'unit')
  }

  /** Code, a formula: no text, but part of its sentence. */
  object(start: number, end: number): void {
    this.#add(placeholder, start, end, 'object')
  }

  /** An image, a form: no part of a sentence. */
  media(start: number, end: number): void {
    this.hold()
    this.#wait('media', start, end)
  }

  space(start: number, end: number): void {
    this.#wait('space', start, end)
  }

  lineBreak(start: number, end: number): void {
    this.#wait('break', start, end)
  }

  /** A blank line where blank lines part paragraphs. */
  paragraphBreak(start: number, end: number): void {
    this.#wait('paragraph', start, end)
  }

  /** Whether no block stands around what comes. */
  get isOutside(): boolean {
    return (this.#element.block ?? this.#element).parent === undefined
  }

  endBlock(): void {
    this.#waiting = []
    if (this.#blockStart === -1) return
    this.blocks.push({from: this.#blockStart, to: this.#length, element: this.#element.block ?? this.#element})
    this.#blockStart = -1
  }

  #create(parent: Element | undefined, start: number, kind: Pick<Element, 'isInline' | 'isRemovable'>): Element {
    const depth = kind.isInline ? (parent?.depth ?? 0) + 1 : 0
    const level = (parent?.level ?? -1) + 1
    const block = kind.isInline ? (parent?.block ?? parent) : undefined
    const firstBlock = this.blocks.length
    return {
      parent,
      level,
      block,
      start,
      end: -1,
      ...kind,
      depth,
      held: 0,
      from: -1,
      to: -1,
      firstBlock,
      lastBlock: firstBlock
    }
  }

  #wait(kind: Waiting['kind'], start: number, end: number): void {
    const type = kind === 'media' ? 'media' : 'unit'
    this.#waiting.push({kind, start, end, type, element: this.#element})
  }

  #add(text: string, start: number, end: number, type: Segment['type']): void {
    if (this.#blockStart !== -1) this.#settle()
    else {
      if (this.blocks.length > 0) this.#write('\n\n')
      this.#blockStart = this.#length
      this.#waiting = []
    }
    this.#emit(text, {start, end, element: this.#element, type})
  }

  /** One space of several, none beside a line break; at the ends of a line no image shows, as at those of a block. */
  #settle(): void {
    const waiting = this.#waiting
    this.#waiting = []
    const endsLine = lineEnds(waiting)
    const isInLine = waiting.every(one => one.kind !== 'break' && one.kind !== 'paragraph')
    let isSpaced = false
    for (const [index, one] of waiting.entries()) {
      if (one.kind === 'media') this.#emit(isInLine ? placeholder : '', one)
      else if (one.kind === 'break') this.#emit('\n', one)
      else if (one.kind === 'paragraph') this.#emit('\n\n', one)
      else this.#emit(isSpaced || endsLine[index] ? '' : ' ', one)
      isSpaced = one.kind !== 'media'
    }
  }

  #emit(text: string, {start, end, element, type}: Omit<Segment, 'at' | 'length'>): void {
    this.segments.push({at: this.#length, length: text.length, start, end, element, type})
    if (text === '') return
    for (let one: Element | undefined = element; one && one.from === -1; one = one.parent) one.from = this.#length
    this.#write(text)
    element.to = this.#length
  }

  #write(text: string): void {
    this.#texts.push(text)
    this.#length += text.length
  }
}

/** Of each whether nothing but space stands between it and a line break. */
function lineEnds(waiting: readonly Waiting[]): boolean[] {
  let isBefore = false
  return waiting
    .toReversed()
    .map(({kind}) => (isBefore = kind === 'break' || kind === 'paragraph' || (kind === 'space' && isBefore)))
    .reverse()
}
