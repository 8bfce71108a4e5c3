/**
 * A rule file or pack that cannot be used. The message names file, line, field and what was expected.
 *
 * @example new RuleError('house/a.yml:3: …').name // => 'RuleError'
 */
export class RuleError extends Error {
  override readonly name = 'RuleError'
}
