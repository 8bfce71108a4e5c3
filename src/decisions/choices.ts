import type {Article, Choice, Choices} from '../types.js'
import type {Entry} from './entry.js'
import type {DecisionsFile} from './file.js'
import {entryKeyOf, keyText} from './key.js'

/** What persons chose, by article and fingerprint. */
export class ChoiceBook {
  readonly #articles = new Map<string, Map<string, Choice>>()

  /** @returns What was chosen before. */
  put(entry: Entry): Choice | null {
    const key = keyText(entry)
    let choices = this.#articles.get(key)
    if (!choices) this.#articles.set(key, (choices = new Map<string, Choice>()))
    const before = choices.get(entry.fingerprint) ?? null
    if (entry.choice === null) choices.delete(entry.fingerprint)
    else choices.set(entry.fingerprint, entry.choice)
    return before
  }

  /** @param key As `keyText` gives it. */
  choicesOf(key: string): Choices {
    return Object.fromEntries(this.#articles.get(key) ?? [])
  }
}

/**
 * The choices of a decisions file, article by article.
 *
 * @throws {DecisionsError} It cannot be read.
 */
export function readChoices(file: DecisionsFile): (article: Article) => Choices {
  const book = new ChoiceBook()
  for (const entry of file.readNew()) book.put(entry)
  return article => book.choicesOf(keyText(entryKeyOf(article, file.folder)))
}
