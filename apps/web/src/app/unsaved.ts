/**
 * What somebody typed and the log does not have yet, kept by the browser: so that a crash, a dead battery or a tab closed
 * by the phone loses no word. It goes as soon as the log has it.
 */
import { currentLog } from "./currentLog.ts"

const keyOf = (what: string): string => `kith.unsaved/${currentLog()}/${what}`

/** `what` names it within the log: `meeting/<id>/notes`. */
export const keepUnsaved = (what: string, value: unknown): void => {
  try {
    localStorage.setItem(keyOf(what), JSON.stringify(value))
  } catch {
    // Full, or switched off: what is typed still goes to the log at the next pause.
  }
}

/** What was kept, for its owner to say what it is; `undefined`: nothing. */
export const unsavedOf = (what: string): unknown => {
  try {
    const kept = localStorage.getItem(keyOf(what))
    return kept === null ? undefined : JSON.parse(kept)
  } catch {
    return undefined
  }
}

export const dropUnsaved = (what: string): void => localStorage.removeItem(keyOf(what))

/** What is kept under names that begin so, by name. */
export const unsavedUnder = (start: string): ReadonlyMap<string, unknown> => {
  const whole = keyOf(start)
  const found = Object.keys(localStorage).filter((key) => key.startsWith(whole))
  return new Map(found.map((key) => [key.slice(keyOf("").length), unsavedOf(key.slice(keyOf("").length))]))
}
