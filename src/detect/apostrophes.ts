/** How a text writes apostrophes inside words. Left out: both ways, or none. */
export function apostropheStyle(text: string): 'curly' | 'straight' | undefined {
  const curly = /’(?<=\p{L}’)(?=\p{L})/u.test(text)
  const straight = /'(?<=\p{L}')(?=\p{L})/u.test(text)
  if (curly === straight) return undefined
  return curly ? 'curly' : 'straight'
}
