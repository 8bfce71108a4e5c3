/** Lays out the bodies of articles that wait in a template, when a reader comes near them. */
export class Layout {
  readonly #stories: readonly HTMLElement[]
  readonly #observer: IntersectionObserver
  #rule = ''

  constructor(stories: readonly HTMLElement[]) {
    this.#stories = stories
    this.#observer = new IntersectionObserver(entries => this.#meet(entries), {rootMargin: '150% 0px'})
    for (const story of stories) if (templateOf(story)) this.#observer.observe(story)
  }

  show(story: HTMLElement): void {
    const template = templateOf(story)
    if (!template) return
    this.#observer.unobserve(story)
    template.replaceWith(template.content)
    this.#markIn(story)
  }

  showAll(): void {
    for (const story of this.#stories) this.show(story)
  }

  /** Mark the notes of one rule; `''`: of none. */
  mark(rule: string): void {
    this.#rule = rule
    for (const story of this.#stories) this.#markIn(story)
  }

  #meet(entries: readonly IntersectionObserverEntry[]): void {
    for (const {isIntersecting, target} of entries) if (isIntersecting) this.show(target as HTMLElement)
  }

  #markIn(story: HTMLElement): void {
    for (const note of story.querySelectorAll<HTMLElement>('.note')) {
      note.classList.toggle('match', this.#rule !== '' && note.dataset['rule'] === this.#rule)
    }
  }
}

function templateOf(story: HTMLElement): HTMLTemplateElement | undefined {
  const last = story.lastElementChild
  return last instanceof HTMLTemplateElement ? last : undefined
}
