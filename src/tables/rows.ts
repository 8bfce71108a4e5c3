/** The rows of a TSV file, wherever it was written: blank lines and lines that begin with `#` left out. */
export function rowsOf(text: string): string[][] {
  const lines = withoutMark(text).split(/\r?\n/u)
  const rows = lines.filter(line => line !== '' && !line.startsWith('#'))
  return rows.map(line => line.split('\t'))
}

/** Editors on Windows put a byte-order mark before what they save. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/u, '')
}
