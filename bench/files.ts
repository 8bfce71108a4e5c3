import {closeSync, mkdirSync, openSync, writeFileSync, writeSync} from 'node:fs'
import path from 'node:path'

/** A file of JSON lines. */
export function writeLines(file: string, texts: readonly string[], times = 1): void {
  const bytes = Buffer.from(texts.map((text, id) => `${JSON.stringify({id, text})}\n`).join(''))
  const descriptor = openSync(file, 'w')
  for (let time = 0; time < times; time++) writeSync(descriptor, bytes)
  closeSync(descriptor)
}

/** So many files of a few paragraphs, a thousand to a folder. */
export function writeFiles(folder: string, texts: readonly string[], count: number): void {
  for (let index = 0; index < count; index++) {
    const below = path.join(folder, String(Math.floor(index / 1000)))
    if (index % 1000 === 0) mkdirSync(below, {recursive: true})
    const text = texts[index % texts.length] ?? ''
    writeFileSync(path.join(below, `${index}.txt`), `${text.split('\n\n').slice(0, 3).join('\n\n')}\n\nNo. ${index}\n`)
  }
}
