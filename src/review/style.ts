import {articleStyle} from '../report/html/style-article.js'
import {baseStyle} from '../report/html/style-base.js'
import {chartStyle} from '../report/html/style-charts.js'
import {controlStyle} from './style-controls.js'

const pageStyle = `
body.review { margin: 0; }
#app { display: flex; flex-direction: column; height: 100dvh; }
.waiting { padding: 3rem 1.5rem; color: var(--muted); text-align: center; }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.5rem; padding: .6rem 1.25rem; background: var(--card);
  border-bottom: 1px solid var(--line); }
.brand { font: 600 1.125rem/1.4 var(--serif); }
.brand a { color: inherit; text-decoration: none; }
.progress { display: flex; flex: 1 1 16rem; flex-wrap: wrap; align-items: center; gap: .2rem .9rem; min-width: 0; color: var(--muted);
  font-size: .875rem; font-variant-numeric: tabular-nums; }
progress { flex: 1 1 8rem; max-width: 22rem; height: .5rem; border: 0; border-radius: 99px; appearance: none; overflow: hidden;
  background: var(--track); }
progress::-webkit-progress-bar { background: var(--track); }
progress::-webkit-progress-value { background: var(--accent); }
progress::-moz-progress-bar { background: var(--accent); }
.commands { display: flex; gap: .5rem; }
.unlinked { flex-basis: 100%; padding: .5rem .8rem; background: var(--alert-soft); color: var(--alert); border-radius: 4px; }
.panes { display: grid; flex: 1; grid-template-columns: minmax(17rem, 22rem) minmax(0, 1fr); min-height: 0; }
aside { display: flex; flex-direction: column; min-height: 0; border-right: 1px solid var(--line); }
main { position: relative; min-width: 0; overflow: auto; padding: 1.5rem clamp(1rem, 3vw, 3rem) 4rem; }
main > * { max-width: 76rem; margin-inline: auto; }
.home > p { margin-top: .8rem; }
.tools { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem .7rem; padding: .9rem 1.25rem; border-bottom: 1px solid var(--line); }
.tools label { min-width: 0; }
.tools label > span { display: block; color: var(--muted); font-size: .8125rem; }
.tools .search, .tools .shown { grid-column: 1 / -1; }
.tools .check { align-self: end; min-height: 2.25rem; }
.tools .check > span { line-height: 1.2; }
.tools .shown { display: flex; justify-content: space-between; min-height: 1.5rem; color: var(--muted); font-size: .8125rem;
  font-variant-numeric: tabular-nums; }
.list { position: relative; flex: 1; overflow-y: auto; min-height: 8rem; }
.list ol { position: relative; }
.list li { position: absolute; inset-inline: 0; height: 4rem; }
.list a { display: flex; flex-direction: column; justify-content: center; gap: .15rem; height: 100%; padding: 0 1.25rem;
  border-bottom: 1px solid var(--line); color: inherit; text-decoration: none; }
.list a:hover { background: var(--track); }
.list a[aria-current] { background: var(--accent-soft); box-shadow: inset 3px 0 var(--accent); }
.list a:focus-visible { outline-offset: -3px; }
.list .line { display: flex; gap: .7rem; }
.list .name { flex: 1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 600; font-size: .9375rem; }
.list .facts { display: flex; gap: .7rem; overflow: hidden; color: var(--muted); font-size: .8125rem; white-space: nowrap; }
.list .verdict { padding: 0 .5rem; font-size: .75rem; }
.list .state { color: var(--muted); font-size: .8125rem; line-height: 1.5rem; white-space: nowrap; }
main .story > header { display: block; margin-bottom: 1.25rem; }
main .story h1 { margin-bottom: .5rem; font-size: 1.5rem; }
main h1:focus { outline: none; }
main h1:focus-visible { outline: 3px solid var(--accent); outline-offset: 4px; }
.crumbs { display: flex; justify-content: space-between; margin-bottom: .4rem; color: var(--muted); font-size: .8125rem; }
.back { visibility: hidden; }
main .row { scroll-margin: 4rem; content-visibility: auto; contain-intrinsic-size: auto 9rem; }
main .text [data-notes] { cursor: pointer; }
main .text .current { outline: 2px solid var(--accent); outline-offset: 1px; }
main .note { padding: .4rem .6rem .5rem 2.6rem; border: 1px solid transparent; border-radius: 5px; }
main .note .number { left: .6rem; top: .4rem; }
main .note.current { border-color: var(--accent); background: var(--paper); }
main .note:focus { outline: none; }
main .note:focus-visible { outline: 3px solid var(--accent); outline-offset: -2px; }
main .notes { gap: .2rem; }
main .note .place { display: none; }
main .note[data-choice] .number { border-color: var(--accent); background: var(--accent-soft); color: var(--accent); }
main .note[data-choice=reject] .number { border-color: var(--out); background: var(--out-soft); color: var(--out); }
main .story > footer { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem 1rem; margin-top: 2rem; padding-top: 1.2rem;
  border-top: 1px solid var(--line); }
main .steps { display: flex; gap: .5rem; margin-left: auto; }
@media (max-width: 56rem) {
  #app { height: auto; min-height: 100dvh; }
  .bar { padding: .5rem .9rem; gap: .4rem .9rem; }
  .panes { grid-template-columns: minmax(0, 1fr); }
  main { overflow: visible; padding: .9rem .9rem 4rem; }
  aside { border-right: 0; }
  .list { height: 70dvh; flex: none; border-bottom: 1px solid var(--line); }
  .tools, .list a { padding-inline: .9rem; }
  .at-article aside { display: none; }
  .back { visibility: visible; }
  main .story { margin-inline: -.9rem; border-width: 1px 0; border-radius: 0; }
  .progress { order: 3; flex-basis: 100%; }
  .commands { margin-left: auto; }
}
@media (prefers-reduced-motion: no-preference) { progress::-webkit-progress-value { transition: inline-size .2s; } }
`

/** Of the review page. */
export const reviewStyle = baseStyle + chartStyle + articleStyle + pageStyle + controlStyle
