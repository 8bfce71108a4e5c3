import path from 'node:path'
import {optional} from '../read/optional.js'

/** Serve an editor over standard input and output, until it says goodbye. */
export async function lsp({config}: {readonly config?: string}): Promise<number> {
  const {serve} = await optional(
    () => import('../lsp/server.js'),
    'language server',
    'vscode-languageserver vscode-languageserver-textdocument'
  )
  serve(config === undefined ? undefined : path.resolve(config))
  return new Promise(() => undefined)
}
