import {bundle} from '../bundle.js'

/** The script of the page. */
export function script(): string {
  return bundle('review/app/main.tsx')
}
