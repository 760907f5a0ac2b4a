/** Whether single keys do something: a choice of this device, and never while somebody is typing. */

const KEY = "kith.shortcuts"

export const hasShortcuts = (): boolean => localStorage.getItem(KEY) !== "off"

export const keepShortcuts = (on: boolean): void =>
  on ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, "off")

/** Whether a key belongs to what it was typed into, or to a drawer that is open. */
export const isForText = ({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  ctrlKey ||
  metaKey ||
  altKey ||
  !(target instanceof Element) ||
  target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]") !== null
