import type {MarkupType} from './view-of.js'
import type {View} from './view.js'

type ViewOf = (source: string, type: MarkupType) => View

let loaded: ViewOf | undefined

/**
 * Load the parsers of HTML and Markdown. Plain text never waits for them.
 *
 * @example await loadViews(), createCleaner({rules: builtinRules})('<p>The the vote.</p>', 'html').output // => '<p>The vote.</p>'
 */
export async function loadViews(): Promise<void> {
  loaded ??= (await import('./view-of.js')).viewOf
}

/** @throws {Error} The parsers are not loaded. */
export function viewOf(source: string, type: MarkupType): View {
  if (!loaded)
    throw new Error(`Unexpected text of type \`${type}\`, expected \`await loadViews()\` before the first one`)
  return loaded(source, type)
}
