import {readdirSync, readFileSync} from 'node:fs'

const paragraphs = readdirSync('samples/dirty')
  .filter(name => name.endsWith('.txt'))
  .flatMap(name => readFileSync(`samples/dirty/${name}`, 'utf8').split(/\n{2,}/u))

/** A damaged article that says which one it is: from one paragraph to 60. */
export function textOf(number: number): string {
  const length = number % 50 === 0 ? 60 : 1 + (number % 9)
  const some = Array.from({length}, (_, index) => paragraphs[(number * 7 + index) % paragraphs.length])
  return [markOf(number), ...some].join('\n\n')
}

export function markOf(number: number): string {
  return `Report number ${number} reached the desk on Monday morning.`
}
