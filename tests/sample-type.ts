import type {TextType} from '../src/types.js'

/** How a sample is written, by its name. */
export function sampleType(name: string): TextType {
  if (name.endsWith('.html')) return 'html'
  return name.endsWith('.md') ? 'markdown' : 'text'
}
