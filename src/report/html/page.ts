import {createHash} from 'node:crypto'
import {script} from './script.js'
import {style} from './style.js'

/** Nothing is loaded, and nothing runs but the one script: whatever an article holds. */
function policy(): string {
  return [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(script())}'`,
    "base-uri 'none'",
    "form-action 'none'"
  ].join('; ')
}

/** Until the first article. The overview is known last, so it comes last and is moved up. */
export function head(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Copydesk report</title>
<style>${style}</style>
</head>
<body>
<main id="stories" translate="no">
`
}

export const tools = `<form id="tools" role="search" aria-label="Filter articles">
<label class="search"><span>Search articles</span><input type="search" id="query" placeholder="Name or text" autocomplete="off"></label>
<label><span>Verdict</span><select id="verdict"><option value="">All</option></select></label>
<label><span>Rule</span><select id="rule"><option value="">All</option></select></label>
<button type="reset">Clear</button>
<output id="shown" aria-live="polite"></output>
</form>
<noscript><p class="rest">Without scripts only the first articles are shown in full</p></noscript>
`

export function foot(): string {
  return `<script>${script()}</script>
</body>
</html>
`
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
