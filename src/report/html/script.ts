/** Runs in the reader's browser: filters, and the overview where reading starts. Everything else works without it. */
export const script = `
(() => {
  'use strict'
  const byId = id => document.getElementById(id)
  const main = byId('stories')
  const tools = byId('tools')
  document.body.prepend(byId('overview'), tools)
  document.body.classList.add('ready')

  const stories = [...main.children].map(element => ({
    element,
    verdict: element.dataset.verdict,
    rules: new Set(JSON.parse(element.dataset.rules)),
    text: undefined
  }))
  const query = byId('query')
  const verdict = byId('verdict')
  const rule = byId('rule')
  const bars = [...document.querySelectorAll('#overview button[data-rule]')]

  const fill = (select, values) => {
    for (const value of values) select.add(new Option(value, value))
  }
  fill(verdict, new Set(stories.map(story => story.verdict)))
  fill(rule, bars.map(bar => bar.dataset.rule).filter(name => stories.some(story => story.rules.has(name))))

  const fold = text => text.normalize('NFKC').toLowerCase()
  const textOf = story =>
    (story.text ??= fold([...story.element.querySelectorAll('h2, .text')].map(one => one.textContent).join(' ')))

  const matches = (story, words) =>
    (verdict.value === '' || story.verdict === verdict.value) &&
    (rule.value === '' || story.rules.has(rule.value)) &&
    (words === '' || textOf(story).includes(words))

  const update = () => {
    const words = fold(query.value.trim())
    let shown = 0
    for (const story of stories) {
      const visible = matches(story, words)
      if (visible) shown++
      if (story.element.hidden === visible) story.element.hidden = !visible
    }
    for (const bar of bars) bar.setAttribute('aria-pressed', String(bar.dataset.rule === rule.value))
    main.dataset.rule = rule.value
    for (const note of document.querySelectorAll('.note.match')) note.classList.remove('match')
    if (rule.value !== '')
      for (const note of document.querySelectorAll('.note')) note.classList.toggle('match', note.dataset.rule === rule.value)
    byId('shown').value = shown + ' of ' + stories.length + ' shown'
  }

  let timer
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
      rule.value = rule.value === bar.dataset.rule ? '' : bar.dataset.rule
      update()
    })
  }
  addEventListener('hashchange', () => {
    const target = byId(location.hash.slice(1))
    if (target && target.closest('[hidden]')) {
      tools.reset()
      setTimeout(() => target.scrollIntoView())
    }
  })
  update()
})()
`
