import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** The file of one rule in a pack of its own, as long as `check` takes. */
export function withRuleFile(id: string, lines: readonly string[], check: (file: string) => void): void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-pack-'))
  try {
    mkdirSync(path.join(folder, 'house'))
    const file = path.join(folder, 'house', `${id}.yml`)
    writeFileSync(file, lines.join('\n'))
    check(file)
  } finally {
    rmSync(folder, {recursive: true})
  }
}
