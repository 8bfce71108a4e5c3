import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'

/**
 * What has to be said of the packages that a bundle holds: their names, versions and licences.
 *
 * @param files Of the bundle, as paths from here.
 * @throws {Error} A package says nothing of its licence.
 */
export function thirdPartyNotices(files: readonly string[]): string {
  const folders = new Set(files.flatMap(file => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(file)?.[0] ?? []))
  return [...folders].sort().map(notice).join('\n')
}

function notice(folder: string): string {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest
  const license = manifest.license ?? manifest.licenses?.map(({type, url}) => `${type}, ${url}`).join(' or ')
  const file = readdirSync(folder).find(one => /^licen[cs]e/iu.test(one))
  if (!license) throw new Error(`Unexpected package ${manifest.name} without a licence`)
  const text = file === undefined ? '' : `\n${readFileSync(path.join(folder, file), 'utf8').trim()}\n`
  return `# ${manifest.name} ${manifest.version} (${license})\n${text}`
}

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string
  /** As old packages have it. */
  readonly licenses?: readonly {readonly type: string; readonly url: string}[]
}
