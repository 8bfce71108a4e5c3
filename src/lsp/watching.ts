import {watchFile} from 'node:fs'
import path from 'node:path'
import {configurationFiles} from '../config/load.js'

/** How often a folder is looked at, in milliseconds. */
const interval = 1000

/** Watch for a configuration in a folder, also for one that is not there yet. The process may end all the same. */
export function watchConfiguration(folder: string, changed: () => void): void {
  for (const name of configurationFiles) {
    watchFile(path.join(folder, name), {interval, persistent: false}, () => changed())
  }
}
