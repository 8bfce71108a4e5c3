import * as z from 'zod'

/** A regular expression as a rule file writes it. Of rules that are no built-in ones, it must be linear. */
export function pattern() {
  return z
    .string()
    .check(context => {
      try {
        new RegExp(context.value, 'u')
      } catch (error) {
        context.issues.push({
          code: 'custom',
          input: context.value,
          message: `Unexpected pattern, expected a regular expression: ${(error as Error).message}`
        })
      }
    })
    .meta({format})
}

const format = 'regex'

/** The expression of an option that may be left out. */
export function expressionOf(source: string | undefined, flags = 'u'): RegExp | undefined {
  return source === undefined ? undefined : new RegExp(source, flags)
}

/**
 * The regular expressions among the options of a rule, and where they stand.
 *
 * A kind of one’s own may check its options with another library, of which nothing is known: none are found.
 */
export function patternsIn(options: z.ZodType, value: unknown): [where: PropertyKey[], pattern: string][] {
  if (!('_zod' in options)) return []
  return found(z.toJSONSchema(options, {io: 'input', unrepresentable: 'any'}), value, [])
}

function found(schema: unknown, value: unknown, where: PropertyKey[]): [PropertyKey[], string][] {
  if (!isObject(schema)) return []
  if (typeof value === 'string') return schema['format'] === format ? [[where, value]] : []
  if (Array.isArray(value)) return value.flatMap((one, index) => found(schema['items'], one, [...where, index]))
  const {properties} = schema
  if (!isObject(value) || !isObject(properties)) return []
  return Object.entries(value).flatMap(([key, one]) => found(properties[key], one, [...where, key]))
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
