import '../source.js'

await import('./faulty-cleaner.ts')
