import * as z from 'zod'

/** A regular expression as a rule file writes it. */
export function pattern() {
  return z.string().check(context => {
    try {
      new RegExp(context.value, 'u')
    } catch (error) {
      context.issues.push({
        code: 'custom',
        input: context.value,
        message: `Unexpected pattern: ${(error as Error).message}`
      })
    }
  })
}
