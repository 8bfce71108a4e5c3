/** The script of a report: puts the overview first, filters, and lays articles out when a reader comes near them. */
import {Layout} from './layout.js'
import {textOf} from './text-of.js'

const main = byId('stories')
const tools = byId('tools') as HTMLFormElement
document.body.prepend(byId('overview'), tools)
document.body.classList.add('ready')

const stories = [...main.children].map(element => ({
  element: element as HTMLElement,
  verdict: (element as HTMLElement).dataset['verdict'] ?? '',
  rules: new Set(JSON.parse((element as HTMLElement).dataset['rules'] ?? '[]') as string[]),
  text: undefined as string | undefined
}))
const layout = new Layout(stories.map(story => story.element))
const query = byId('query') as HTMLInputElement
const verdict = byId('verdict') as HTMLSelectElement
const rule = byId('rule') as HTMLSelectElement
const bars = [...document.querySelectorAll<HTMLButtonElement>('#overview button[data-rule]')]

fill(
  verdict,
  stories.map(story => story.verdict)
)
fill(
  rule,
  bars.map(bar => bar.dataset['rule'] ?? '').filter(name => stories.some(story => story.rules.has(name)))
)

let timer: ReturnType<typeof setTimeout>
query.addEventListener('input', () => {
  clearTimeout(timer)
  timer = setTimeout(update, 120)
})
verdict.addEventListener('change', update)
rule.addEventListener('change', update)
tools.addEventListener('submit', event => event.preventDefault())
tools.addEventListener('reset', () => setTimeout(update))
for (const bar of bars) {
  bar.addEventListener('click', () => {
    rule.value = rule.value === bar.dataset['rule'] ? '' : (bar.dataset['rule'] ?? '')
    update()
  })
}
addEventListener('hashchange', goToTarget)
addEventListener('beforeprint', () => layout.showAll())
update()
if (location.hash !== '') goToTarget()

function byId(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`Unexpected page without \`${id}\``)
  return element
}

function fill(select: HTMLSelectElement, values: readonly string[]): void {
  for (const value of new Set(values)) select.add(new Option(value, value))
}

function update(): void {
  const words = fold(query.value.trim())
  let shown = 0
  for (const story of stories) {
    const isShown =
      (verdict.value === '' || story.verdict === verdict.value) &&
      (rule.value === '' || story.rules.has(rule.value)) &&
      (words === '' || (story.text ??= fold(textOf(story.element))).includes(words))
    if (isShown) shown++
    if (story.element.hidden === isShown) story.element.hidden = !isShown
  }
  for (const bar of bars) bar.setAttribute('aria-pressed', String(bar.dataset['rule'] === rule.value))
  layout.mark(rule.value)
  ;(byId('shown') as HTMLOutputElement).value = `${shown} of ${stories.length} listed`
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** A change of an article that is not laid out yet, or is filtered away. */
function goToTarget(): void {
  const id = location.hash.slice(1)
  const story = document.getElementById(id.replace(/m\d+$/u, ''))
  if (!story?.classList.contains('story')) return
  if (story.hidden) {
    tools.reset()
    setTimeout(update)
  }
  layout.show(story)
  setTimeout(() => (document.getElementById(id) ?? story).scrollIntoView())
}
