/** The page without its articles: they are asked for. */
export const page = `<!doctype html>
<html lang="en" translate="no">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Copydesk review</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="app.css">
<script src="app.js" defer></script>
</head>
<body class="review">
<div id="app"><p class="waiting">Loading …</p></div>
<noscript><p class="waiting">This page needs scripts: allow them for this address</p></noscript>
</body>
</html>
`
