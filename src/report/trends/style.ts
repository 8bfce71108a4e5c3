/** On top of the style of the HTML report: tables, and a row of bars for each source. */
export const trendsStyle = `
body { display: block; }
header.top { padding: 2.5rem 0 0; }
section { margin-top: 2.75rem; }
section > h2 { font: 600 1.125rem/1.4 var(--sans); }
section > p { margin-top: .35rem; max-width: 46rem; color: var(--muted); font-size: .9375rem; }
.scroll { margin-top: .9rem; overflow-x: auto; }
.scroll:focus-visible { outline-offset: 0; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
caption { padding: .3rem 0; color: var(--muted); font-size: .8125rem; text-align: left; }
th, td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { color: var(--muted); font-weight: 500; font-size: .8125rem; white-space: nowrap; }
tbody th { font-weight: 600; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.direction { display: inline-block; padding: .05rem .55rem; border-radius: 99px; font-weight: 600; font-size: .8125rem; white-space: nowrap; }
.direction.rose { color: var(--alert); background: var(--alert-soft); }
.direction.fell { color: var(--accent); background: var(--accent-soft); }
.when { white-space: nowrap; }
.about { display: block; color: var(--muted); font-size: .8125rem; }
.sources { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); gap: 1.25rem; align-items: start; margin-top: .9rem; }
.source { min-width: 0; padding: 1.1rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: 6px; }
.source h3 { margin: 0; font: 600 1rem/1.4 var(--sans); overflow-wrap: anywhere; }
.source .meta { margin-top: .1rem; }
.source .news { margin-top: .4rem; font-size: .875rem; }
.source .news li { overflow-wrap: anywhere; }
.chart { margin: .9rem 0 0; }
.chart svg { display: block; width: 100%; height: 5.5rem; border-bottom: 1px solid var(--skip); }
.chart .bar { fill: var(--accent); }
.chart .rose { fill: var(--alert); }
.chart .change { stroke: var(--ink); stroke-width: 1.5px; stroke-dasharray: 4 3; vector-effect: non-scaling-stroke; }
.chart .most { display: block; color: var(--muted); font-size: .75rem; font-variant-numeric: tabular-nums; }
.chart .axis { display: flex; justify-content: space-between; gap: 1rem; color: var(--muted); font-size: .75rem; font-variant-numeric: tabular-nums; }
.source details { margin-top: .7rem; font-size: .875rem; }
.source summary { color: var(--muted); cursor: pointer; }
.source table { font-size: .8125rem; }
.source th { overflow-wrap: break-word; }
.source thead th { white-space: normal; }
.key { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
.key span::before { content: ''; display: inline-block; width: .7em; height: .7em; margin-right: .4em; border-radius: 2px; background: var(--accent); }
.key .rose::before { background: var(--alert); }
.key .change::before { width: 0; height: .9em; border-left: 1.5px dashed var(--ink); border-radius: 0; background: none; vertical-align: -.1em; }
footer { margin-top: 3rem; color: var(--muted); font-size: .8125rem; max-width: 46rem; }
footer p + p { margin-top: .5rem; }
@media (max-width: 40rem) {
  .news-table thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .news-table, .news-table tbody, .news-table tr, .news-table th, .news-table td { display: block; border: 0; padding: 0; text-align: left; }
  .news-table tr { padding: .8rem 0; border-bottom: 1px solid var(--line); }
  .news-table td.number { text-align: left; }
  .news-table td::before { content: attr(data-name) ' '; color: var(--muted); font-size: .8125rem; }
}
@media print {
  .source, tr { break-inside: avoid; }
  .source { padding: .6rem; }
  .bar, .rose, .change { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
