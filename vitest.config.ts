import {availableParallelism} from 'node:os'
import {defineConfig} from 'vitest/config'

// Vitest by itself leaves one processor out, which is half of two, and loads everything anew for each file, where no test changes what
// others see.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    maxWorkers: availableParallelism(),
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000
  }
})
