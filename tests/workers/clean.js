import '../source.js'

await import('../../src/run/worker.ts')
