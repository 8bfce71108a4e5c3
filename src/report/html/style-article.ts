/** One article: text on the left, notes in the margin, below the paragraph where there is no room. */
export const articleStyle = `
.story { container-type: inline-size; padding: 1.5rem 1.75rem 1.75rem; background: var(--card); border: 1px solid var(--line);
  border-radius: 6px; }
.story > header { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .25rem 1.5rem;
  margin-bottom: 1rem; }
.story h2 { font: 600 1.0625rem/1.4 var(--sans); }
.verdict { display: inline-block; padding: .05rem .6rem; border-radius: 99px; font-weight: 600; font-size: .8125rem; }
.verdict.go { color: var(--accent); background: var(--accent-soft); }
.verdict.hold { color: var(--alert); background: var(--alert-soft); }
.reasons { margin-bottom: 1.25rem; padding: .7rem 1rem; border-left: 3px solid var(--alert); background: var(--alert-soft);
  color: var(--alert); font-size: .9375rem; }
.reasons code { background: none; }
.row { display: grid; grid-template-columns: minmax(0, 40rem) 17rem; gap: 0 1.75rem; margin-top: .9rem; }
.text { max-width: 40rem; font: 1.125rem/1.65 var(--serif); overflow-wrap: anywhere; unicode-bidi: plaintext; }
.quiet .text { color: var(--muted); }
del, ins { padding: .05em .15em; border-radius: 3px; }
del { color: var(--out); background: var(--out-soft); text-decoration: line-through 1.5px; }
ins { color: var(--in); background: var(--in-soft); text-decoration: underline 2px; text-underline-offset: .2em; }
.offered, .offer { padding: .05em .15em; border: 2px dotted var(--accent); border-radius: 3px; }
.offered { text-decoration: line-through 1px; }
.offer { color: var(--accent); background: var(--accent-soft); }
.rejected:is(span):not(.done) { border-bottom: 2px dotted var(--skip); }
del.doubted { border: 2px dotted var(--accent); }
mark { background: none; color: inherit; text-decoration: underline wavy 1px var(--alert); text-underline-offset: .25em; }
.sign { display: inline-block; margin: 0 .1em; font: 600 .75em/1 var(--sans); text-decoration: none; vertical-align: .08em; }
[data-note]::after { content: attr(data-note); display: inline-block; margin-left: .15em; color: var(--muted); vertical-align: super;
  font: 600 .6875rem/1 var(--sans); text-decoration: none; }
.text del::before, .text ins::before, .offered::before, .offer::before { position: absolute; clip-path: inset(50%); width: 1px;
  height: 1px; overflow: hidden; white-space: nowrap; }
.text del::before { content: ' [taken out: '; }
.text ins::before { content: ' [put in: '; }
.offered::before { content: ' [suggested to take out: '; }
.offer::before { content: ' [suggested to put in: '; }
:target { outline: 3px solid var(--accent); outline-offset: 2px; }
.notes { display: grid; gap: .8rem; align-content: start; font-size: .875rem; line-height: 1.4; }
.note { position: relative; min-width: 0; padding-left: 2rem; overflow-wrap: anywhere; }
.note .number { position: absolute; left: 0; top: 0; min-width: 1.5rem; padding: 0 .25rem; border: 1px solid var(--line);
  border-radius: 4px; text-align: center; text-decoration: none; font-weight: 600; font-size: .75rem; line-height: 1.45rem; }
.note .rule { font-weight: 600; overflow-wrap: anywhere; }
.note .rule a { color: inherit; text-decoration-color: var(--line); }
.note .done { color: var(--muted); font-size: .8125rem; }
.note .done.suggested { padding: 0 .3rem; border: 1px dotted var(--accent); border-radius: 3px; color: var(--accent); }
.note .done.withheld { color: var(--alert); }
.note .detail { color: var(--muted); font-size: .8125rem; }
.note .other { margin: .3rem 0; padding-left: .6rem; border-left: 2px solid var(--line); }
.note .excerpt { font: .9375rem/1.5 var(--serif); }
.fold { margin-top: .9rem; }
.fold summary { display: inline-block; padding: .25rem .7rem; border: 1px solid var(--line); border-radius: 4px; color: var(--muted);
  font-size: .875rem; cursor: pointer; }
.fold summary:hover { border-color: var(--accent); color: var(--accent); }
.verb::before { content: 'Show'; }
.fold[open] .verb::before { content: 'Hide'; }
@container (min-width: 64rem) { .row { grid-template-columns: minmax(0, 40rem) minmax(19rem, 28rem); gap: 0 3rem; } }
@container (max-width: 43rem) {
  .row { grid-template-columns: minmax(0, 1fr); }
  .text { max-width: none; }
  .notes { margin: .7rem 0 .4rem; padding: .7rem .8rem; border-left: 2px solid var(--line); background: var(--paper); }
}
@media (max-width: 30rem) {
  .story { padding: 1.1rem .9rem; }
  .text { font-size: 1.0625rem; }
}
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --muted: #444; --line: #bbb; --accent: #0b5c7d; --accent-soft: #fff; --out: #8f1d17;
    --out-soft: #fff; --in: #0c5429; --in-soft: #fff; --alert: #7d4300; --alert-soft: #fff; --track: #eee; --skip: #888; }
}
`
