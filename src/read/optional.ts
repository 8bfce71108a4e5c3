import {codeOf} from './problem.js'

/** A package that only few need is not installed. */
class MissingPackageError extends Error {
  override readonly name = 'MissingPackageError'
}

/**
 * A package that only few need.
 *
 * @throws {MissingPackageError} It is not installed: the message says how to install it.
 */
export async function optional<T>(load: () => Promise<T>, what: string, packages: string): Promise<T> {
  try {
    return await load()
  } catch (error) {
    if (codeOf(error) !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new MissingPackageError(
      `Unexpected ${what} without the packages for it, expected them: npm install ${packages}`,
      {cause: error}
    )
  }
}
