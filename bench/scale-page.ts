import os from 'node:os'

/** What a step took, in seconds. */
export interface Cost {
  readonly wall: number
  /** Of all its processes. */
  readonly processor: number
}

interface ScaleFigures {
  readonly count: number
  readonly bytes: number
  readonly date: Date
  /** Of the machine when it began: what else runs there takes processors away from two workers before it does from one. */
  readonly load: number
  readonly alone: Cost
  readonly one: Cost
  readonly two: Cost
  readonly plan: Cost
  readonly collect: Cost
  readonly collectWithReport: Cost
}

/** The figures of docs/scale.md. */
export function scaleFigures(figures: ScaleFigures): string {
  const {count, bytes, date, load, alone, one, two} = figures
  const model = os.cpus()[0]?.model ?? 'unknown processor'
  return `Measured on ${date.toISOString().slice(0, 10)}: ${count.toLocaleString('en')} articles, ${(bytes / 1e6).toFixed(0)} MB of clean-heavy news, ${os.cpus().length} × ${model}, Node ${process.version}, ${os.type()}.
The load of the machine was ${load.toFixed(1)} when it began. All three outputs have the same SHA-256.

| | seconds | processor seconds | articles a second | core hours per million |
| --- | --: | --: | --: | --: |
${row('the same shards without a queue, one worker', alone, count)}
${row('queue, one worker', one, count)}
${row('queue, two workers', two, count)}

Two workers are ${(one.wall / two.wall).toFixed(2)} times as fast as one. The queue takes ${share(alone.wall, one.wall)} of the time and ${share(alone.processor, one.processor)} of the processor time.

${serial(figures)}

${projection(figures)}`
}

function row(name: string, {wall, processor}: Cost, count: number): string {
  const rate = Math.round(count / wall).toLocaleString('en')
  return `| ${name} | ${wall.toFixed(1)} | ${processor.toFixed(1)} | ${rate} | ${coreHours(processor, count).toFixed(2)} |`
}

function coreHours(processor: number, count: number): number {
  return (processor / count) * (1e6 / 3600)
}

function share(without: number, withIt: number): string {
  return `${(((withIt - without) / without) * 100).toFixed(1)} %`
}

function serial({count, plan, collect, collectWithReport}: ScaleFigures): string {
  const perMillion = ({wall}: Cost) => `${((wall / count) * 1e6).toFixed(0)} s`
  return `One process takes per million articles: \`plan\` ${perMillion(plan)}, \`collect\` ${perMillion(collect)}, \`collect --report\` ${perMillion(collectWithReport)}.`
}

const sizes = [
  [1e6, 2],
  [1e7, 16],
  [1e8, 100],
  [1e9, 1000]
] as const

/** An assumption: what an hour of a rented core costs, in US$. */
const price = 0.04

/** The model: what is measured, in proportion. */
function projection({count, bytes, one, collect}: ScaleFigures): string {
  const perArticle = one.processor / count
  const collected = collect.wall / count
  const rows = sizes.map(([articles, cores]) => {
    const work = (articles * perArticle) / cores
    const traffic = (cores * bytes) / count / perArticle / 1e6
    const cost = (coreHours(one.processor, count) * articles * price) / 1e6
    return `| ${articles.toLocaleString('en')} | ${cores.toLocaleString('en')} | ${duration(work)} | ${duration(articles * collected)} | ${Math.ceil(traffic).toLocaleString('en')} MB/s | ${cost.toFixed(cost < 10 ? 2 : 0)} US$ |`
  })
  return `| articles | cores | work | collect, one process | input read | work at ${price} US$ a core hour |
| --: | --: | --: | --: | --: | --: |
${rows.join('\n')}

From ${Math.ceil(perArticle / collected).toLocaleString('en')} cores on, \`collect\` of one plan takes longer than the work.`
}

function duration(seconds: number): string {
  if (seconds < 120) return `${Math.ceil(seconds)} s`
  return seconds < 7200 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}
