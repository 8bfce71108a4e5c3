/**
 * Loads the model and compiles its words, before the first test.
 *
 * Stryker tries a change on the tests that were seen to run what is changed. What is run once would be seen in the first test only;
 * what is run outside of tests counts for all. Where the model cannot be loaded, it is the tests that fail.
 */
export async function loadModel(): Promise<void> {
  try {
    await import('./findings.js')
    const {lexiconOf} = await import('../../src/detect/speech/lexicon.js')
    lexiconOf('en')
  } catch {
    return
  }
}
