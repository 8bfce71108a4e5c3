/** How a text writes apostrophes inside words. Left out: both ways, or none. */
export function apostropheStyle(text: string): 'curly' | 'straight' | undefined {
  const curly = /’(?<=\p{L}’)(?=\p{L})/u.test(text)
  const straight = /'(?<=\p{L}')(?=\p{L})/u.test(text)
  if (curly === straight) return undefined
  return curly ? 'curly' : 'straight'
}

/** The apostrophe that a text writes; where it does not tell, the one that goes with its quotation marks. */
export function apostropheOf(text: string): string {
  const style = apostropheStyle(text) ?? (text.includes('“') ? 'curly' : 'straight')
  return style === 'curly' ? '’' : "'"
}
