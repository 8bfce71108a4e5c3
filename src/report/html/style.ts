import {articleStyle} from './style-article.js'

const base = `
:root {
  color-scheme: light dark;
  --paper: #f7f6f3; --card: #fff; --ink: #1c1c1a; --muted: #5d5b56; --line: #dedbd3; --accent: #0b5c7d;
  --accent-soft: #e3eff4; --out: #8f1d17; --out-soft: #fbe3df; --in: #0c5429; --in-soft: #dbf0e1;
  --alert: #7d4300; --alert-soft: #ffeed0; --track: #eceae4; --skip: #8b8880;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  --serif: Charter, 'Bitstream Charter', 'Iowan Old Style', Georgia, 'Liberation Serif', 'Times New Roman', serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #141618; --card: #1c1f22; --ink: #e9e7e2; --muted: #a9a69e; --line: #363a3e; --accent: #82c7e6;
    --accent-soft: #173440; --out: #ffb3aa; --out-soft: #4b1f1b; --in: #9fe3b4; --in-soft: #163c26;
    --alert: #ffcf87; --alert-soft: #3f2d0d; --track: #2a2e32; --skip: #85827a;
  }
}
* { box-sizing: border-box; }
html { font: 16px/1.5 var(--sans); background: var(--paper); color: var(--ink); scroll-padding-top: 5.5rem; }
body { display: flex; flex-direction: column; margin: 0 auto; max-width: 70rem; padding: 0 1.25rem 4rem; }
#overview, #tools { order: -1; }
body > * { min-width: 0; }
h1, h2, p, dl, dd, ul, ol { margin: 0; padding: 0; }
ul, ol { list-style: none; }
a { color: var(--accent); text-underline-offset: .15em; }
bdi, h2 { overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.meta, .rest { color: var(--muted); font-size: .875rem; }
.rest { margin-top: 2rem; text-align: center; }

#overview { padding: 2.5rem 0 1.5rem; }
.title { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .25rem 1.5rem; }
h1 { font: 600 1.75rem/1.2 var(--serif); letter-spacing: -.01em; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: 1px; margin-top: 1.5rem;
  border: 1px solid var(--line); border-radius: 6px; overflow: hidden; background: var(--line); }
.figures div { display: flex; flex-direction: column-reverse; padding: .9rem 1.1rem; background: var(--card); }
.figures dd { font: 600 1.75rem/1.2 var(--sans); font-variant-numeric: tabular-nums; }
.figures dt { color: var(--muted); font-size: .875rem; }
.figures .alert { background: var(--alert-soft); }
.figures .alert dd, .figures .alert dt { color: var(--alert); }
.certificate { margin-top: .75rem; }
.panels { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 2rem 3rem;
  align-items: start; margin-top: 2rem; }
.panel h2 { font: 600 1rem/1.4 var(--sans); }
.held li { padding: .6rem 0; border-top: 1px solid var(--line); font-size: .9375rem; }
.held ul { margin-top: .5rem; max-height: 24rem; overflow: auto; }
.held p { color: var(--alert); font-size: .875rem; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; color: var(--muted); font-size: .8125rem; margin: .25rem 0; }
.legend span::before { content: ''; display: inline-block; width: .7em; height: .7em; margin-right: .4em; border-radius: 2px; }
.legend .apply::before { background: var(--accent); }
.legend .suggest::before { background: var(--accent); opacity: .45; }
.legend .skip::before { background: var(--skip); }
.rules summary { padding: .3rem .4rem; color: var(--muted); font-size: .875rem; cursor: pointer; }
code { padding: 0 .2em; border-radius: 3px; background: var(--track); font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
.rules button { display: grid; grid-template-columns: minmax(0, 13rem) minmax(2rem, 1fr) 3rem; gap: .75rem; align-items: center;
  width: 100%; padding: .3rem .4rem; border: 0; border-radius: 4px; background: none; color: inherit; font: inherit;
  font-size: .875rem; text-align: left; cursor: pointer; }
.rules button:hover { background: var(--track); }
.rules button[aria-pressed=true] { background: var(--accent-soft); box-shadow: inset 3px 0 var(--accent); font-weight: 600; }
.rules .name { overflow-wrap: anywhere; }
.rules .number { text-align: right; font-variant-numeric: tabular-nums; color: var(--muted); }
.rules svg { width: 100%; height: .5rem; border-radius: 2px; background: var(--track); }
rect.apply { fill: var(--accent); }
rect.suggest { fill: var(--accent); opacity: .45; }
rect.skip { fill: var(--skip); }

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
  .figures { grid-template-columns: repeat(2, 1fr); }
  .rules button { grid-template-columns: minmax(0, 1fr) 4rem 2.5rem; }
  #tools label { flex: 1 1 45%; }
  #tools .search { flex-basis: 100%; }
  #shown { padding-top: 0; }
}
`

export const style = base + articleStyle
