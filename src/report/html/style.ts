import {articleStyle} from './style-article.js'
import {baseStyle} from './style-base.js'
import {chartStyle} from './style-charts.js'

const pageStyle = `
html { scroll-padding-top: 5.5rem; }
body { display: flex; flex-direction: column; margin: 0 auto; max-width: 70rem; padding: 0 1.25rem 4rem; }
#overview, #tools { order: -1; }
body > * { min-width: 0; }
#overview { padding: 2.5rem 0 1.5rem; }
.title { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .25rem 1.5rem; }
.story { content-visibility: auto; contain-intrinsic-size: auto 36rem; margin-top: 1.75rem; }
.story[hidden] { display: none; }
.note.match { box-shadow: -3px 0 var(--card), -5px 0 var(--accent); }
#tools { display: flex; flex-wrap: wrap; gap: .6rem .9rem; align-items: end; padding: .8rem 0; background: var(--paper);
  border-bottom: 1px solid var(--line); }
body:not(.ready) #tools { display: none; }
#tools label { flex: 0 1 13rem; min-width: 8rem; }
#tools .search { flex: 1 1 15rem; }
#tools span { display: block; color: var(--muted); font-size: .8125rem; }
#tools input, #tools select, #tools button { width: 100%; min-height: 2.4rem; padding: .3rem .6rem; border: 1px solid var(--skip);
  border-radius: 4px; background: var(--card); color: inherit; font: inherit; font-size: .9375rem; }
#tools button { width: auto; cursor: pointer; }
#shown { flex: 0 0 auto; align-self: center; margin-left: auto; padding-top: 1.2rem; color: var(--muted); font-size: .875rem;
  font-variant-numeric: tabular-nums; }
@media (min-width: 52rem) { #tools { position: sticky; top: 0; z-index: 2; } }
@media (max-width: 30rem) {
  body { padding: 0 .9rem 3rem; }
  #overview { padding-top: 1.5rem; }
  .story { margin-left: -.9rem; margin-right: -.9rem; border-width: 1px 0; border-radius: 0; }
  #tools label { flex: 1 1 45%; }
  #tools .search { flex-basis: 100%; }
  #shown { padding-top: 0; }
}
@media print {
  html { font-size: 10pt; }
  body { display: block; max-width: none; padding: 0; }
  #tools, .verb { display: none; }
  .story { content-visibility: visible; padding: 1rem 0; border-width: 1px 0 0; border-radius: 0; }
  .row { grid-template-columns: minmax(0, 1fr) 15rem; break-inside: avoid; }
  .notes { padding: 0; border: 0; background: none; }
  .fold summary { border: 0; padding: 0; list-style: none; }
  .held ul { max-height: none; }
}
`

/** Of a report. */
export const style = baseStyle + chartStyle + articleStyle + pageStyle
