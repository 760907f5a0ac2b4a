/** What a day's list shows: not everything that is open, but no more than somebody can do. */
import { byUrgency } from "./evaluate.ts"
import type { Reminder } from "./Reminder.ts"

/** New reminders a day, unless the user chose otherwise. */
export const DAILY_LIMIT = 5

/** How many of rank 0 show at once: those that opened last, since a log may hold years of what nobody settled. */
export const FIXED_LIMIT = 20

export interface Surfaced {
  readonly shown: ReadonlyArray<Reminder>
  /** How many more are open, and wait for another day; nothing of it is lost. */
  readonly waiting: number
}

/**
 * Of rank 0 the latest show, and take nobody's place. Of the others, the most urgent, as many as the day has left: what
 * was settled today counts, so that finishing the list does not fill it again.
 *
 * @param open the reminders open now, in any order
 */
export const surface = (
  open: ReadonlyArray<Reminder>,
  settledToday: number,
  dailyLimit = DAILY_LIMIT,
  fixedLimit = FIXED_LIMIT
): Surfaced => {
  const left = Math.max(0, dailyLimit - settledToday)
  const inOrder = open.toSorted(byUrgency)
  const fixed = inOrder.filter(({ rank }) => rank === 0)
  const latest = new Set(fixed.toSorted(byOpening).slice(Math.max(0, fixed.length - fixedLimit)))
  const shown = [...fixed.filter((one) => latest.has(one)), ...inOrder.slice(fixed.length, fixed.length + left)]
  return { shown, waiting: open.length - shown.length }
}

const byOpening = (a: Reminder, b: Reminder): number => a.opens - b.opens || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
