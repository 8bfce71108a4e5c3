/** What keys do. Letters are compared as typed: `A` is with Shift. */
export const keys = [
  {key: 'j', name: 'next', label: 'Next change'},
  {key: 'k', name: 'previous', label: 'Previous change'},
  {key: 'a', name: 'accept', label: 'Accept'},
  {key: 'r', name: 'reject', label: 'Reject'},
  {key: 'o', name: 'otherwise', label: 'Take the other reading'},
  {key: 'A', name: 'rule', label: 'All of this rule…'},
  {key: 'u', name: 'undo', label: 'Undo'},
  {key: 'Enter', name: 'approve', label: 'Approve the article as shown, and go to the next open one'},
  {key: 'n', name: 'nextArticle', label: 'Next article'},
  {key: 'p', name: 'previousArticle', label: 'Previous article'},
  {key: '/', name: 'search', label: 'Search'},
  {key: 'f', name: 'finish', label: 'Finish'},
  {key: '?', name: 'help', label: 'This list'}
] as const

export type KeyName = (typeof keys)[number]['name']

const place = 'copydesk-keys'

/** Single keys can be switched off, for those who dictate. */
export function areKeysOn(): boolean {
  return stored() !== 'off'
}

export function switchKeys(isOn: boolean): void {
  try {
    localStorage.setItem(place, isOn ? 'on' : 'off')
  } catch {
    // Without storage they are on again with the next page.
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(place)
  } catch {
    return null
  }
}

/** What a key press means; nothing where it goes to a field, a button or the browser. */
export function meaningOf(event: KeyboardEvent): KeyName | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return undefined
  const target = event.target as HTMLElement
  if (target.closest('input, select, textarea, dialog')) return undefined
  if (event.key === 'Enter' && target.closest('a, button, summary')) return undefined
  if (event.key !== '?' && !areKeysOn()) return undefined
  return keys.find(one => one.key === event.key)?.name
}
