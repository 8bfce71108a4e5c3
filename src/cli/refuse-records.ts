import {closeSync, openSync, readSync, statSync} from 'node:fs'
import {formatOf} from '../read/containers/index.js'
import type {Fields} from '../read/fields.js'
import {UsageError} from './failure.js'

const head = 1 << 16

/**
 * A file that is named is read whatever it is called. Records in one whose name tells no format would be edited as one text, their syntax
 * included.
 *
 * @throws {UsageError} There is one.
 */
export function refuseRecords(paths: readonly string[], fields: Fields): void {
  for (const file of paths) {
    if (formatOf(file) !== undefined || statSync(file, {throwIfNoEntry: false})?.isFile() !== true) continue
    const found = recordsIn(headOf(file), fields)
    if (found === undefined) continue
    throw new UsageError(
      `${file}: Unexpected ${found} in a file whose name tells no format, expected --input-format, as \`jsonl\` or \`csv\`; \`text\` reads it as it stands`
    )
  }
}

function headOf(file: string): string {
  const bytes = Buffer.alloc(head)
  try {
    const descriptor = openSync(file, 'r')
    try {
      return bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, head, 0))
    } finally {
      closeSync(descriptor)
    }
  } catch {
    return '' // Who reads it tells why it cannot be read.
  }
}

/** No article starts like that. */
function recordsIn(start: string, {text = [{name: 'text'}]}: Fields): string | undefined {
  if (/^\uFEFF?\s*(?:\{\s*"|\[\s*\{\s*")/u.test(start)) return 'JSON'
  const [line = ''] = start.split(/\r?\n/u, 1)
  const names = line.split(/[,;\t]/u).map(name => name.trim().replaceAll(/^"|"$/gu, ''))
  return names.length > 1 && text.every(({name}) => names.includes(name)) ? 'table' : undefined
}
