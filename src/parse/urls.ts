/** A URL, to be put into an expression with the flags `iu`. It ends at a space or a mark of quotation. */
export const url = String.raw`\b(?:https?|ftp):\/\/[^\s<>"“”«»„]+|\bwww\.[^\s<>"“”«»„]+`

/** No URL can be without one of these. */
export const urlCues = ['://', 'ww.', 'wW.', 'Ww.', 'WW.'] as const
