import {bundle} from '../../bundle.js'

/** Runs in the reader’s browser: filters, and what is laid out late. */
export function script(): string {
  return bundle('report/html/browser/main.ts')
}
