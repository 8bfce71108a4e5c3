import {defineConfig} from 'vitest/config'

/** The tests that say in exact values what the mutated code does, and no others: each change of the code runs them again. */
export default defineConfig({
  test: {include: ['tests/{decide,edit,guard,speech,speech-*}.test.ts'], testTimeout: 60_000}
})
