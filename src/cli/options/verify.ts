import type {Command} from 'commander'
import type {ReadOptions} from './reading.js'

export interface VerifyOptions extends ReadOptions {
  readonly in?: string
  readonly out?: string
}

export function withSides(command: Command): Command {
  return command
    .option('--in <folder>', 'where the originals are (default: as the report names them, below this folder)')
    .option('--out <folder>', 'where the outputs are (default: as the report names them, below this folder)')
}
