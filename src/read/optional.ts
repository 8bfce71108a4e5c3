import {codeOf} from './problem.js'

/**
 * A package that only few need.
 *
 * @throws {Error} It is not installed: the message says how to install it.
 */
export async function optional<T>(load: () => Promise<T>, what: string, packages: string): Promise<T> {
  try {
    return await load()
  } catch (error) {
    if (codeOf(error) !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new Error(`Unexpected ${what} without the packages for it, expected them: npm install ${packages}`, {
      cause: error
    })
  }
}
