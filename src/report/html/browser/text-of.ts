/** What a search looks at: the name and the text of an article, laid out or not. */
export function textOf(story: HTMLElement): string {
  const body = story.querySelector('template')?.content ?? story
  const texts = [...body.querySelectorAll('.text')].map(one => one.textContent)
  return [story.querySelector('h2')?.textContent ?? '', ...texts].join(' ')
}
