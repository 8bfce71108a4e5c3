/** Writes values into a JSON array one after the other, each on a line of its own, with the commas between them. */
export function listed(): (values: readonly object[]) => string {
  let isFirst = true
  return values => {
    const text = values.map((value, index) => `${isFirst && index === 0 ? '' : ','}\n${JSON.stringify(value)}`).join('')
    if (values.length > 0) isFirst = false
    return text
  }
}
