import type {Entry, EntryKey} from '../decisions/entry.js'
import {keyText} from '../decisions/key.js'
import type {Choice} from '../types.js'

/** One choice of an action, and what was chosen before. */
interface Change {
  readonly key: EntryKey
  readonly fingerprint: string
  readonly rule: string
  readonly before: Choice | null
  readonly after: Choice | null
}

/** What a person did at once. */
export interface Action {
  readonly id: string
  readonly changes: Change[]
}

/** Actions that can be undone, the last one first: also those of another tab, and those before a restart. */
export class History {
  #actions: Action[] = []

  add({path, id, line, record, field, fingerprint, rule, choice, action, undoes}: Entry, before: Choice | null): void {
    if (undoes !== undefined) {
      this.#actions = this.#actions.filter(one => one.id !== undoes)
      return
    }
    const change = {key: keyIn({path, id, line, record, field}), fingerprint, rule, before, after: choice}
    const last = this.#actions.at(-1)
    if (last?.id === action) last.changes.push(change)
    else this.#actions.push({id: action, changes: [change]})
  }

  /** The last action that is about any of these articles. */
  last(isKnown: (key: string) => boolean): Action | undefined {
    return this.#actions.findLast(({changes}) => changes.some(({key}) => isKnown(keyText(key))))
  }
}

function keyIn({path, id, line, record, field}: {[Name in keyof EntryKey]: EntryKey[Name] | undefined}): EntryKey {
  return {
    path: path ?? '',
    ...(id !== undefined && {id}),
    ...(line !== undefined && {line}),
    ...(record !== undefined && {record}),
    ...(field !== undefined && {field})
  }
}
