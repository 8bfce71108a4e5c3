import os from 'node:os'
import type {Run} from './measure.js'

interface Figures {
  readonly speeds: readonly {
    readonly name: string
    readonly size: number
    readonly times: Readonly<Record<'copydesk' | 'stock' | 'textlint' | 'harper', number>>
  }[]
  readonly runs: Readonly<Record<'floor' | 'one worker' | 'two workers' | 'node' | 'check', Run>>
  /** Of the JSONL file, in megabytes. */
  readonly size: number
  readonly date: Date
}

/** docs/benchmarks.md */
export function page({speeds, runs, size, date}: Figures): string {
  const cpu = os.cpus()[0]?.model ?? 'unknown processor'
  const names = {copydesk: 'Copydesk, all rules', stock: 'stock retext chain', textlint: 'textlint', harper: 'Harper'}
  const speedTables = speeds.map(({name, size: megabytes, times}) =>
    [
      `### ${capital(name)} news, ${megabytes.toFixed(1)} MB`,
      '',
      '| program | processor time per MB | Copydesk is |',
      '| --- | --: | --: |',
      ...(Object.keys(names) as (keyof typeof names)[]).map(
        key =>
          `| ${names[key]} | ${milliseconds(times[key])} | ${key === 'copydesk' ? '' : ratio(times[key], times.copydesk)} |`
      )
    ].join('\n')
  )
  const {floor, check, node} = runs
  const [one, two] = [runs['one worker'], runs['two workers']]
  return `# Benchmarks

Measured on ${date.toISOString().slice(0, 10)} with \`npm run bench\`, which writes this page: ${os.cpus().length} × ${cpu}, Node ${process.version}, ${os.type()}.
Every figure is the median of five; programs take turns in one run. Ratios are what to look at: the machine is shared, and absolute
times change from day to day.

## Throughput on one core

Articles are whole samples. In clean-heavy news they are approved ones and such that must not change, in which one line in
twenty stands as it came. Each program has a process of its own, and all are warm. The stock chain is retext-english,
retext-quotes and retext-repeated-words; textlint runs its rule \`no-unmatched-pair\`; Harper runs as it is installed.
They only report, and none looks for the same things.

${speedTables.join('\n\n')}

## A file of JSON lines, ${size.toFixed(1)} MB, clean-heavy

The floor is a program that reads, parses and writes the same file, and nothing else. Times are from start to end.

| program | seconds | processor time | memory at most |
| --- | --: | --: | --: |
${fileRow('floor', floor)}
${fileRow('`clean`, one worker', one)}
${fileRow('`clean`, two workers', two)}

Two workers are ${(one.wall / two.wall).toFixed(2)} times as fast as one; one has ${percent(floor.wall, one.wall)} of the floor’s speed, by processor time
${percent(floor.processor, one.processor)}. [memory.md](memory.md) has the memory that much larger inputs need.

## Many machines

[scale.md](scale.md) has the figures of \`npm run bench:cluster\`.

## Cold start

\`check\` of one short article takes ${check.wall.toFixed(2)} s, ${(check.wall / node.wall).toFixed(1)} times \`node -e 0\` (${node.wall.toFixed(2)} s); by processor time
${(check.processor / node.processor).toFixed(1)} times.
`
}

function fileRow(name: string, {wall, processor, memory}: Run): string {
  return `| ${name} | ${wall.toFixed(2)} | ${processor.toFixed(2)} s | ${memory.toFixed(0)} MB |`
}

function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(1)} %`
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function milliseconds(time: number): string {
  return `${time.toFixed(time < 10 ? 1 : 0)} ms`
}

function ratio(other: number, own: number): string {
  return `${(other / own).toFixed(other / own < 10 ? 2 : 0)} times as fast`
}
