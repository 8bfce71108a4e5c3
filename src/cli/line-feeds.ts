/** Where a line ends for git and in tables. */
export function lineFeedsIn(text: string): number {
  return text.split('\n').length - 1
}
