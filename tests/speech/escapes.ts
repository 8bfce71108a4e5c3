const escapes: readonly (readonly [plain: string, written: string])[] = [
  ['\n', '\\n'],
  ['\t', '\\t'],
  ['\u00A0', '\\u00A0']
]

export function escaped(text: string): string {
  const visible = escapes.reduce((all, [plain, written]) => all.replaceAll(plain, written), text)
  return visible.replace(/^ | $/gu, '\\u0020')
}

export function unescaped(line: string): string {
  return escapes.reduce((all, [plain, written]) => all.replaceAll(written, plain), line).replaceAll('\\u0020', ' ')
}
