import {certify} from '../../src/certify/certificate.js'
import {answerOrders} from '../../src/run/orders.js'
import type {Cleaner} from '../../src/pipeline.js'

/** A cleaner that adds a mark to every text, and comes to harm on some words. `ONCE`: only beside other texts. */
let texts = 0
const clean: Cleaner = input => {
  texts++
  if (input.includes('EXIT')) process.exit(3)
  if (input.includes('ONCE') && texts > 1) process.exit(4)
  if (input.includes('THROW')) throw new Error('no way')
  if (input.includes('LATER')) setTimeout(() => process.exit(5))
  if (input.includes('LOOP')) for (;;) texts++
  if (input.includes('MEMORY')) fillMemory()
  const edits = [{range: [input.length, input.length] as const, text: '!'}]
  return {
    input,
    output: `${input}!`,
    ledger: {decisions: [], edits},
    verdict: 'publish',
    reasons: [],
    certificate: certify(input, input, [])
  }
}

function fillMemory(): void {
  const kept: object[] = []
  for (;;) kept.push({number: kept.length})
}

await answerOrders(() => () => clean)
