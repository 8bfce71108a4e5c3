/**
 * Changes the code of what decides, edits, guards and reads speech, one change at a time, and tells which changes no test
 * notices: `npm run mutation`.
 */
export default {
  mutate: [
    'src/decide/*.ts',
    'src/edit/*.ts',
    'src/parse/protected-ranges.ts',
    'src/parse/white-space.ts',
    'src/pipeline/held.ts',
    'src/detect/speech/*.ts'
  ],
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: {configFile: 'vitest.mutation.config.ts'},
  // What the vitest runner does, whatever is asked for: a change is tried on the tests that were seen to run what is changed, or on all
  // where that was run outside of tests. So tests/speech/load.ts loads there what is run once.
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // Long, so that a busy machine is not taken for a loop without an end.
  timeoutMS: 30_000,
  reporters: ['clear-text', 'progress-append-only', 'html', 'json'],
  clearTextReporter: {logTests: false, reportTests: false},
  htmlReporter: {fileName: 'out/mutation/index.html'},
  jsonReporter: {fileName: 'out/mutation/report.json'},
  incremental: true,
  incrementalFile: 'out/mutation/incremental.json',
  tempDirName: 'out/mutation/sandbox',
  ignorePatterns: ['/out', '/dist'],
  thresholds: {high: 95, low: 90, break: 85},
  warnings: {slow: false}
}
