import {realpathSync, statSync} from 'node:fs'
import path from 'node:path'
import {describe} from '../read/problem.js'

/** With `--out` the output is another file. A report may be used in another folder than its run: then the end of the path tells. */
export function isInPlace(written: string, shown: string): boolean {
  try {
    return realpathSync(shown) === realpathSync(written)
  } catch {
    return path.resolve(written).endsWith(path.normalize(`/${shown}`))
  }
}

/** A file that a report names, or one sentence that says why it is not read. */
export type Located = {readonly file: string} | {readonly problem: string}

export function isThere(located: Located | undefined): located is {readonly file: string} {
  return located !== undefined && 'file' in located
}

/**
 * Find a file that a report names, without leaving the folders that the person has given.
 *
 * A report may come from anybody: a path in it is followed only below the working folder. With a folder given, the longest
 * end of the path that is a file there is taken, so that the folder may have been moved.
 *
 * @param option Names the folder, as in `--in`.
 */
export function locate(named: string, folder: string | undefined, option: string): Located {
  if (named === '-') return {problem: 'Unexpected standard input, expected a file: it cannot be read again'}
  if (folder !== undefined) return locateBelow(named, folder, option)
  const file = path.resolve(named)
  const below = path.relative(process.cwd(), file)
  if (below.split(path.sep)[0] === '..' || path.isAbsolute(below)) {
    return {problem: `Unexpected file \`${named}\` outside this folder, expected ${option} FOLDER to name its folder`}
  }
  return (
    regular(file) ?? {
      problem: `Unexpected path \`${named}\`, expected a file that exists (${option} FOLDER names another folder)`
    }
  )
}

function locateBelow(named: string, folder: string, option: string): Located {
  const parts = path
    .normalize(named)
    .split(/[\\/]/u)
    .filter(part => part !== '' && part !== '.' && part !== '..' && !/^[a-z]:$/iu.test(part))
  for (let first = 0; first < parts.length; first++) {
    const found = regular(path.join(folder, ...parts.slice(first)))
    if (found) return found
  }
  return {problem: `Unexpected path \`${named}\`, expected it below the ${option} folder \`${folder}\``}
}

/** Devices and pipes are no articles, and could be read for ever. */
function regular(file: string): Located | undefined {
  try {
    const stats = statSync(file, {throwIfNoEntry: false})
    if (!stats) return undefined
    return stats.isFile() ? {file} : {problem: `Unexpected \`${file}\`, expected a regular file`}
  } catch (error) {
    return {problem: `${file}: ${describe(error)}`}
  }
}
