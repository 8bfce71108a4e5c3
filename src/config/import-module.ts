import {fileURLToPath} from 'node:url'
import {optional} from '../read/optional.js'
import {codeOf} from '../read/problem.js'

/** How Node refuses TypeScript: before 22.18, below `node_modules`, and where types are more than remarks. */
const refusals: readonly unknown[] = [
  'ERR_UNKNOWN_FILE_EXTENSION',
  'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING',
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX'
]

/**
 * What a module of the user exports. TypeScript that Node does not read is read by jiti.
 *
 * @param url Of a file.
 * @param edition Of its content: another one is read anew.
 */
export async function importModule(url: string, edition: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return (await import(`${url}?${edition}`)) as Record<string, unknown>
  } catch (error) {
    if (!refusals.includes(codeOf(error))) throw error
    const {createJiti} = await optional(() => import('jiti'), 'TypeScript', 'jiti')
    return createJiti(import.meta.url, {fsCache: false, moduleCache: false}).import(fileURLToPath(url))
  }
}
