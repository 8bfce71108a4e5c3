const causes: Readonly<Record<string, string>> = {
  EACCES: 'Unexpected refusal of access, expected permission: check owner and mode, or run as another user',
  EPERM: 'Unexpected refusal of access, expected permission: check owner and mode, or run as another user',
  ENOENT: 'Unexpected path, expected a file or folder that exists',
  EEXIST: 'Unexpected file in the place of a folder, expected none',
  EISDIR: 'Unexpected folder, expected a file',
  ENOTDIR: 'Unexpected file in the middle of the path, expected a folder',
  ELOOP: 'Unexpected circle of links, expected a file or folder',
  ENOSPC: 'Unexpected full disk, expected room for the output',
  EDQUOT: 'Unexpected end of the disk quota, expected room for the output',
  EROFS: 'Unexpected read-only file system, expected one that can be written',
  EFBIG: 'Unexpected limit on file sizes, expected room for the output',
  EMFILE: 'Unexpected limit on open files, expected a larger one (`ulimit -n`)',
  EIO: 'Unexpected failure of the disk, expected one that can be read and written'
}

/** What a failed call to the operating system means, in one sentence. */
export function describe(error: unknown): string {
  const code = codeOf(error)
  const cause = code === undefined ? undefined : causes[code]
  if (cause) return `${cause} (${code})`
  return error instanceof Error ? error.message : String(error)
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
