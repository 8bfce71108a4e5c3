import {randomUUID} from 'node:crypto'
import {ChoiceBook} from '../decisions/choices.js'
import type {Entry} from '../decisions/entry.js'
import type {DecisionsFile} from '../decisions/file.js'
import {entryKeyOf, keyText} from '../decisions/key.js'
import {namedPlace} from '../place.js'
import {nameOf} from '../report/placed.js'
import {type CleanerFor, cleanSafely} from '../run/clean-safely.js'
import type {Article, Choice, Choices, Decision, Outcome, Severity, Unreadable} from '../types.js'
import {type Action, History} from './history.js'
import {approval, isAcceptable, isOpen} from './open.js'
import type {Answer, ApproveRequest, DecideRequest, Item, Opened, Problem, RuleRequest} from './protocol.js'
import {fold, Reviewed} from './reviewed.js'

/** A choice that somebody wants to make. */
interface Wish {
  readonly reviewed: Reviewed
  readonly fingerprint: string
  readonly rule: string
  readonly choice: Choice | null
}

/** After so many articles cleaned in a row, others have their turn. */
const articlesInARow = 8

/**
 * The articles under review, and what was chosen about them.
 *
 * The decisions file is the one truth: a choice is written there first, and counts once it is read back. So choices outlive
 * the process, and neither a second tab nor a second review of the same file can overwrite another one’s unseen.
 */
export class Review {
  readonly unreadable: Problem[] = []
  readonly #cleanerFor: CleanerFor
  readonly #file: DecisionsFile
  readonly #failOn: Severity
  readonly #book = new ChoiceBook()
  readonly #history = new History()
  readonly #articles: Reviewed[] = []
  /** Records of one name share their choices. */
  readonly #byKey = new Map<string, Reviewed[]>()
  readonly #listeners = new Set<(items: readonly Item[]) => void>()
  #queue: Promise<unknown> = Promise.resolve()

  /**
   * @param failOn The mildest severity on which a gate fails.
   * @throws {DecisionsError} The file cannot be read.
   */
  constructor(file: DecisionsFile, cleanerFor: CleanerFor, failOn: Severity = 'warning') {
    this.#file = file
    this.#failOn = failOn
    this.#cleanerFor = cleanerFor
    this.#readNew()
  }

  get items(): readonly Item[] {
    return this.#articles.map(one => one.item)
  }

  /** What was chosen about an article, in this review or before. */
  choicesFor(article: Article): Choices {
    return this.#book.choicesOf(keyText(entryKeyOf(article, this.#file.folder)))
  }

  /** Take an article in, cleaned with its choices. */
  add(outcome: Outcome): void {
    if (outcome.type === 'unreadable') {
      this.unreadable.push(problemOf(outcome.unreadable))
      return
    }
    const reviewed = new Reviewed(outcome, this.#articles.length, this.#file.folder, this.#failOn)
    this.#articles.push(reviewed)
    const namesakes = this.#byKey.get(reviewed.keyText)
    if (namesakes) namesakes.push(reviewed)
    else this.#byKey.set(reviewed.keyText, [reviewed])
  }

  /** @param listener Is told which articles have changed, whoever changed them. */
  listen(listener: (items: readonly Item[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  open(index: number): Opened | undefined {
    return this.#articles[index]?.opened
  }

  /** Articles whose name or text has these words, by their index. */
  search(query: string): number[] {
    const words = fold(query.trim())
    return this.#articles.flatMap((one, index) => (one.matches(words) ? [index] : []))
  }

  /** What was decided about an article that is written, and whether it still is the one that was shown. */
  describe({article, result}: Extract<Outcome, {type: 'cleaned'}>) {
    const shown = this.#byKey.get(keyText(entryKeyOf(article, this.#file.folder))) ?? []
    const chosen = result.ledger.decisions.flatMap(one => one.choice ?? [])
    const rejected = chosen.filter(choice => choice === 'reject').length
    return {
      name: nameOf(article),
      accepted: chosen.length - rejected,
      rejected,
      open: result.ledger.decisions.filter(one => isOpen(one, this.#failOn)).length,
      isAsShown: shown.some(one => one.article.text === article.text)
    }
  }

  /** Decide about one change, unless somebody else has decided otherwise meanwhile. */
  decide({article, fingerprint, choice, before}: DecideRequest): Promise<Answer> {
    return this.#inTurn(async () => {
      const reviewed = this.#articles[article]
      const decision = reviewed?.decisions.find(one => one.fingerprint === fingerprint)
      const isOverruled = decision && (decision.choice ?? null) !== before
      if (!reviewed || !decision || isOverruled) return this.#answer(reviewed, {made: 0, conflicts: 1})
      await this.#make([{reviewed, fingerprint, rule: decision.message.ruleId, choice}])
      return this.#answer(reviewed, {made: 1})
    })
  }

  /** Decide about all open changes of one rule. */
  decideRule({rule, choice, article, opened}: RuleRequest): Promise<Answer> {
    return this.#inTurn(async () => {
      const among = article === undefined ? this.#articles : this.#articles.slice(article, article + 1)
      const meant = (one: Decision) =>
        one.message.ruleId === rule && isOpen(one, this.#failOn) && (choice === 'reject' || isAcceptable(one))
      const wishes = among.flatMap(one => wishesAbout(one, meant, () => choice))
      await this.#make(wishes)
      return this.#answer(this.#articles[opened], {made: wishes.length})
    })
  }

  /** Approve an article as it is shown, unless it is shown otherwise by now. */
  approve({article, version}: ApproveRequest): Promise<Answer> {
    return this.#inTurn(async () => {
      const reviewed = this.#articles[article]
      if (!reviewed || reviewed.version !== version) return this.#answer(reviewed, {made: 0, conflicts: 1})
      const wishes = wishesAbout(reviewed, one => isOpen(one, this.#failOn), approval)
      await this.#make(wishes)
      return this.#answer(reviewed, {made: wishes.length})
    })
  }

  /** Take back what was done last. What was decided anew since stays. */
  undo(): Promise<Answer> {
    return this.#inTurn(async () => {
      const action = this.#history.last(key => this.#byKey.has(key))
      if (!action) return {made: 0, conflicts: 0}
      // Records of one name share their choices: what a later one was made of is what an earlier one left.
      const wishes = action.changes.toReversed().flatMap(({key, fingerprint, rule, before, after}): Wish[] => {
        const [reviewed] = this.#byKey.get(keyText(key)) ?? []
        const current = this.#book.choicesOf(keyText(key))[fingerprint] ?? null
        return reviewed && current === after ? [{reviewed, fingerprint, rule, choice: before}] : []
      })
      await this.#make(wishes, action.id)
      const first = wishes.at(-1)
      const at = first && {
        article: this.#articles.indexOf(first.reviewed),
        fingerprint: first.fingerprint,
        what: describeAction(action, first.reviewed)
      }
      return {...this.#answer(first?.reviewed, {made: wishes.length}), ...(at && {at})}
    })
  }

  /** Take in what another review has added to the file. */
  refresh(): Promise<void> {
    return this.#inTurn(() => this.#takeNew())
  }

  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(step)
    this.#queue = done.catch(() => undefined)
    return done
  }

  #answer(reviewed: Reviewed | undefined, {made, conflicts = 0}: {made: number; conflicts?: number}): Answer {
    return {made, conflicts, ...(reviewed && {opened: reviewed.opened})}
  }

  async #make(wishes: readonly Wish[], undoes?: string): Promise<void> {
    if (wishes.length === 0) return
    const action = randomUUID()
    const entries = wishes.map(({reviewed, fingerprint, rule, choice}): Entry => {
      return {...reviewed.key, fingerprint, rule, choice, action, ...(undoes !== undefined && {undoes})}
    })
    this.#file.append(entries)
    await this.#takeNew()
  }

  #readNew(): Set<string> {
    const touched = new Set<string>()
    for (const entry of this.#file.readNew()) {
      this.#history.add(entry, this.#book.put(entry))
      touched.add(keyText(entry))
    }
    return touched
  }

  async #takeNew(): Promise<void> {
    const touched = [...this.#readNew()].flatMap(key => this.#byKey.get(key) ?? [])
    for (const [index, reviewed] of touched.entries()) {
      if (index % articlesInARow === articlesInARow - 1) await new Promise(resolve => setImmediate(resolve))
      const article = {...reviewed.article, choices: this.#book.choicesOf(reviewed.keyText)}
      reviewed.take(cleanSafely(this.#cleanerFor, article))
    }
    if (touched.length > 0) for (const listener of this.#listeners) listener(touched.map(one => one.item))
  }
}

/** What could not be read or written, and why. */
export function problemOf(unreadable: Unreadable): Problem {
  return {name: namedPlace(unreadable), problem: unreadable.problem}
}

/** Only an approval is about several rules at once. */
function describeAction({changes}: Action, {article}: Reviewed): string {
  const isApproval = new Set(changes.map(one => one.rule)).size > 1
  return isApproval ? `approval of ${nameOf(article)}` : `${changes[0]?.after ?? 'open'} ${changes[0]?.rule}`
}

function wishesAbout(
  reviewed: Reviewed,
  isMeant: (decision: Decision) => boolean,
  choiceOf: (decision: Decision) => Choice
): Wish[] {
  const meant = reviewed.decisions.filter(isMeant)
  return meant.map(one => ({reviewed, fingerprint: one.fingerprint, rule: one.message.ruleId, choice: choiceOf(one)}))
}
