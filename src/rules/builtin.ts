import {fileURLToPath} from 'node:url'
import {loadTrustedPacks} from './load.js'
import type {Rule} from './rule.js'

/**
 * The rules that come with Copydesk.
 *
 * In the published package the build has put the rules themselves in place of this module, so that the library reads no
 * files and runs in a browser.
 *
 * @example builtinRules.find(({id}) => id === 'doubled-word')?.pack // => 'repeats'
 */
export const builtinRules: readonly Rule[] = loadTrustedPacks(fileURLToPath(new URL('../../rules', import.meta.url)))
