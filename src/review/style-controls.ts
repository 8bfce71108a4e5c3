/** Buttons, fields and windows. */
export const controlStyle = `
.review button, .review input, .review select { font: inherit; font-size: .9375rem; color: inherit; }
.tools input:not([type=checkbox]), .tools select { width: 100%; min-height: 2.25rem; padding: .25rem .5rem; border: 1px solid var(--skip);
  border-radius: 4px; background: var(--card); }
.bar button, .actions button, .choices button, main footer button, main .primary, .command button { min-height: 2.1rem; padding: .2rem .8rem;
  border: 1px solid var(--skip); border-radius: 4px; background: var(--card); cursor: pointer; }
.bar button:hover, .actions button:hover, .choices button:hover, main footer button:hover { border-color: var(--accent);
  color: var(--accent); }
.review button.primary { border-color: var(--accent); background: var(--accent); color: var(--card); font-weight: 600; }
.review button.primary:hover { color: var(--card); text-decoration: underline; }
.review button[aria-disabled=true] { opacity: .5; cursor: default; }
.review button.plain { min-height: 1.75rem; padding: .1rem .3rem; border-color: transparent; border-width: 0; background: none;
  color: var(--muted); font-size: .8125rem; text-decoration: underline; text-underline-offset: .15em; cursor: pointer; }
.check { display: flex; align-items: center; gap: .5rem; font-size: .875rem; }
.tools .check > span { color: inherit; font-size: inherit; }
.check input { width: 1.05rem; height: 1.05rem; accent-color: var(--accent); }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: .35rem; margin-top: .4rem; }
.review .actions button { min-height: 1.75rem; padding: .05rem .6rem; font-size: .8125rem; }
.actions button[aria-pressed=true] { border-color: var(--accent); background: var(--accent-soft); color: var(--accent); font-weight: 600; }
.actions button[aria-pressed=true]::before { content: '✓ ' / ''; }
.actions .reject[aria-pressed=true] { border-color: var(--out); background: var(--out-soft); color: var(--out); }
.actions .reject[aria-pressed=true]::before { content: '✕ ' / ''; }
.choices { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: .5rem; margin-top: 1rem; }
dialog { width: min(34rem, calc(100vw - 2rem)); padding: 1.25rem 1.5rem 1.5rem; border: 1px solid var(--line); border-radius: 8px;
  background: var(--card); color: var(--ink); overflow-wrap: anywhere; }
dialog::backdrop { background: rgb(0 0 0 / .45); }
dialog > header { display: flex; justify-content: space-between; align-items: start; gap: 1rem; margin-bottom: .7rem; }
dialog h2 { font: 600 1.25rem/1.3 var(--serif); }
dialog h3 { font: 600 1rem/1.4 var(--sans); }
dialog p { margin-top: .5rem; }
.keys div { display: grid; grid-template-columns: 5rem 1fr; padding: .2rem 0; }
kbd { display: inline-block; min-width: 1.7rem; padding: 0 .4rem; border: 1px solid var(--skip); border-radius: 4px; text-align: center;
  font: 600 .875rem/1.5rem var(--sans); }
dialog .command { margin-top: 1.1rem; }
dialog .check { margin-top: .9rem; }
.result { margin-top: 1rem; padding: .8rem 1rem; border-left: 3px solid var(--accent); background: var(--accent-soft); }
.problem { color: var(--alert); }
.toast { position: fixed; right: 1.25rem; bottom: 1rem; z-index: 3; max-width: calc(100vw - 2rem); padding: .45rem 1rem; border-radius: 99px;
  background: var(--ink); color: var(--paper); font-size: .875rem; overflow-wrap: anywhere; }
.toast:empty { opacity: 0; padding: 0; }
`
