import {createRequire} from 'node:module'
import {fileURLToPath} from 'node:url'
import type * as esbuild from 'esbuild'

/**
 * A script for browsers, with all that it imports. Only in a clone: the package holds the bundles themselves, see
 * `scripts/build.ts`.
 *
 * @param entry Below `src`.
 */
export function bundle(entry: string): string {
  const {buildSync} = createRequire(import.meta.url)('esbuild') as typeof esbuild
  const {outputFiles} = buildSync({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact'
  })
  return outputFiles[0]?.text ?? ''
}
