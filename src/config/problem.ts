/** A configuration that cannot be used. The message names file, line, key and what was expected. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}
