const checked = new WeakSet<object>()

/** Note that options have passed the schema of their kind, gaps filled in: plugins take them as they are, at every start. */
export function asChecked<Options extends object>(options: Options): Options {
  checked.add(options)
  return options
}

export function isChecked(options: unknown): boolean {
  return typeof options === 'object' && options !== null && checked.has(options)
}
