/** Figures and charts, of the report and of the review page. */
export const chartStyle = `
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: 1px; margin-top: 1.5rem;
  border: 1px solid var(--line); border-radius: 6px; overflow: hidden; background: var(--line); }
.figures div { display: flex; flex-direction: column-reverse; padding: .9rem 1.1rem; background: var(--card); }
.figures dd { font: 600 1.75rem/1.2 var(--sans); font-variant-numeric: tabular-nums; }
.figures dt { color: var(--muted); font-size: .875rem; }
header > .certificate { margin-top: .75rem; }
.figures .alert { background: var(--alert-soft); }
.figures .alert dd, .figures .alert dt { color: var(--alert); }
.panels { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 2rem 3rem;
  align-items: start; margin-top: 2rem; }
.panel h2 { font: 600 1rem/1.4 var(--sans); }
.panel summary { padding: .3rem .4rem; color: var(--muted); font-size: .875rem; cursor: pointer; }
.panel svg { display: block; width: 100%; height: .5rem; border-radius: 2px; background: var(--track); }
.panel .name { overflow-wrap: anywhere; }
.panel .number { text-align: right; font-variant-numeric: tabular-nums; color: var(--muted); }
.held li { padding: .6rem 0; border-top: 1px solid var(--line); font-size: .9375rem; }
.held ul { margin-top: .5rem; max-height: 24rem; overflow: auto; }
.held p { color: var(--alert); font-size: .875rem; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; color: var(--muted); font-size: .8125rem; margin: .25rem 0; }
.legend > [class]::before { content: ''; display: inline-block; width: .7em; height: .7em; margin-right: .4em; border-radius: 2px;
  background: var(--swatch); }
.legend b { color: var(--ink); }
.apply { --swatch: var(--accent); }
.suggest, .publish { --swatch: var(--faint); }
.skip { --swatch: var(--skip); }
.fixed { --swatch: var(--accent); }
.hold { --swatch: var(--alert); }
rect { fill: var(--swatch); }
.rules button, .sources .line { display: grid; grid-template-columns: minmax(0, 13rem) minmax(2rem, 1fr) 3rem; gap: .75rem;
  align-items: center; width: 100%; padding: .3rem .4rem; font-size: .875rem; }
.rules button { border: 0; border-radius: 4px; background: none; color: inherit; font: inherit; font-size: .875rem; text-align: left;
  cursor: pointer; }
.rules button:hover { background: var(--track); }
.rules button[aria-pressed=true] { background: var(--accent-soft); box-shadow: inset 3px 0 var(--accent); font-weight: 600; }
.sources .line { grid-template-columns: minmax(0, 13rem) minmax(2rem, 1fr) 3rem 3rem; }
.panel.verdicts svg { height: 1.25rem; margin-top: .6rem; }
.panel.time svg { height: 8rem; border-bottom: 1px solid var(--skip); border-radius: 0; background: none; }
.panel.rules { grid-row: span 3; }
.axis { display: flex; justify-content: space-between; color: var(--muted); font-size: .8125rem; font-variant-numeric: tabular-nums; }
.panel table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
.panel th, .panel td { padding: .15rem .9rem .15rem 0; text-align: right; font-weight: 400; }
.panel thead th { color: var(--muted); }
@media (max-width: 30rem) {
  .figures { grid-template-columns: repeat(2, 1fr); }
  .rules button { grid-template-columns: minmax(0, 1fr) 4rem 2.5rem; }
  .sources .line { grid-template-columns: minmax(0, 1fr) 2.5rem 2.5rem; }
  .sources .line svg { display: none; }
}
`
