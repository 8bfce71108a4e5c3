/** Colours, letters and elements that all pages share. One accent; contrast is AA in both schemes. */
export const baseStyle = `
:root {
  color-scheme: light dark;
  --paper: #f7f6f3; --card: #fff; --ink: #1c1c1a; --muted: #5d5b56; --line: #dedbd3; --accent: #0b5c7d;
  --accent-soft: #e3eff4; --out: #8f1d17; --out-soft: #fbe3df; --in: #0c5429; --in-soft: #dbf0e1;
  --alert: #7d4300; --alert-soft: #ffeed0; --track: #eceae4; --skip: #8b8880; --faint: #7fb2c8;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  --serif: Charter, 'Bitstream Charter', 'Iowan Old Style', Georgia, 'Liberation Serif', 'Times New Roman', serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #141618; --card: #1c1f22; --ink: #e9e7e2; --muted: #a9a69e; --line: #363a3e; --accent: #82c7e6;
    --accent-soft: #173440; --out: #ffb3aa; --out-soft: #4b1f1b; --in: #9fe3b4; --in-soft: #163c26;
    --alert: #ffcf87; --alert-soft: #3f2d0d; --track: #2a2e32; --skip: #85827a; --faint: #3f7d9b;
  }
}
* { box-sizing: border-box; }
html { font: 16px/1.5 var(--sans); background: var(--paper); color: var(--ink); }
h1, h2, h3, p, dl, dd, ul, ol { margin: 0; padding: 0; }
ul, ol { list-style: none; }
a { color: var(--accent); text-underline-offset: .15em; }
bdi, h1, h2 { overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.meta, .rest { color: var(--muted); font-size: .875rem; }
.rest { margin-top: 2rem; text-align: center; }
h1 { font: 600 1.75rem/1.2 var(--serif); letter-spacing: -.01em; }
code { padding: 0 .2em; border-radius: 3px; background: var(--track); font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
`
