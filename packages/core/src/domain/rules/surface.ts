/** What a day's list shows: not everything that is open, but no more than somebody can do. */
import { byUrgency } from "./evaluate.ts"
import type { Reminder } from "./Reminder.ts"

/** New reminders a day, unless the user chose otherwise. */
export const DAILY_LIMIT = 5

export interface Surfaced {
  readonly shown: ReadonlyArray<Reminder>
  /** How many more are open, and wait for another day; nothing of it is lost. */
  readonly waiting: number
}

/**
 * Rank 0 always shows, and takes nobody's place. Of the others, the most urgent, as many as the day has left: what was
 * settled today counts, so that finishing the list does not fill it again.
 *
 * @param open the reminders open now, in any order
 */
export const surface = (open: ReadonlyArray<Reminder>, settledToday: number, dailyLimit = DAILY_LIMIT): Surfaced => {
  const left = Math.max(0, dailyLimit - settledToday)
  const inOrder = open.toSorted(byUrgency)
  const fixed = inOrder.filter(({ rank }) => rank === 0)
  const others = inOrder.slice(fixed.length)
  return { shown: [...fixed, ...others.slice(0, left)], waiting: Math.max(0, others.length - left) }
}
