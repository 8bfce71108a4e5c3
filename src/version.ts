import {readFileSync} from 'node:fs'

/** Of the package. The build puts the text in place of this module. */
export function version(): string {
  const {version} = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {version: string}
  return version
}
