import {statSync} from 'node:fs'

/** What tells one state of a file from the next: its size and the time of its last change. Nothing where there is no file. */
export function stampOf(file: string): string | undefined {
  try {
    const {size, mtimeNs} = statSync(file, {bigint: true})
    return `${size}-${mtimeNs}`
  } catch {
    return undefined
  }
}
