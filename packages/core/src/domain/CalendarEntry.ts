/** What goes into somebody's calendar: what `workspace/CalendarFeed.ts` makes, and the iCalendar format writes. */

export interface CalendarEntry {
  /** The same for the same reminder on every device and in every export: what a calendar knows the entry by. */
  readonly id: string
  /** Grows whenever the entry changes; of two versions a calendar keeps the one with the higher number. */
  readonly sequence: number
  readonly title: string
  /** Why it is there. */
  readonly description?: string
  readonly location?: string
  /** A day, YYYY-MM-DD, or a moment, ms since 1970. */
  readonly start: string | number
  /** How long it takes; for a moment, and 15 unless given. */
  readonly minutes?: number
  /**
   * When to sound, in minutes from the start: -15 is a quarter of an hour before, 540 on a day is nine in the morning.
   * Absent: silent.
   */
  readonly alarm?: number
  readonly url?: string
  /** `confirmed` unless given. */
  readonly status?: "tentative" | "confirmed" | "cancelled" | "done"
  /** It takes the time: the calendar shows it as busy. Reminders do not. */
  readonly busy?: boolean
}

/** Behind the UIDs that Kith gives its entries: importing meetings passes over what came from Kith. */
export const OWN_UID_ENDS = "@kith"
