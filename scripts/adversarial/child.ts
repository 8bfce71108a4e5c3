import {type Case, cases} from '../../tests/fire/adversarial/cases.js'
import {growthOf} from '../../tests/fire/adversarial/growth.js'
import {loadViews} from '../../src/parse/views/load.js'
import type {Answer, Task} from './measure-all.js'

const all: readonly Case[] = [...cases()]
await loadViews()
process.on('message', (task: Task) => void work(task))
process.on('disconnect', () => process.exit())
process.send?.('ready')

async function work({numbers, ...limits}: Task): Promise<void> {
  for (const number of numbers) {
    const {subject, text} = all[number] as Case
    const outcome = await growthOf(subject.run, text.make, limits).catch((error: unknown) => ({problem: String(error)}))
    process.send?.({number, outcome} satisfies Answer)
  }
  process.disconnect()
}
