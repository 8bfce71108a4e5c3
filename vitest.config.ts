import {availableParallelism} from 'node:os'
import {defineConfig} from 'vitest/config'

// Vitest by itself leaves one processor out, which is half of two.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 60_000
  }
})
