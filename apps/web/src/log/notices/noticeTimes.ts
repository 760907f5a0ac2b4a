/**
 * When each reminder is told, for the weeks to come: as it opens, in working hours, and no more a day than somebody wants to
 * see. Pure; for notifications, which other devices and the relay have no part in.
 *
 * Notices come at full hours of UTC: a relay that wakes this device learns hours and nothing finer.
 */
import type { Calendar } from "@kith/core/domain/calendar/Calendar"
import { HOUR_MS } from "@kith/core/log/Wakes"

/** What of a reminder decides when it is told. */
export interface ToTell {
  /** Says which reminder and which opening of it: one that was put off is told again. */
  readonly key: string
  readonly opens: number
  /** Lower is more urgent; 0 is told whatever the limit. */
  readonly rank: number
  /** From then on there is nothing left to tell; `undefined`: never. */
  readonly lapses: number | undefined
}

export interface NoticeBounds {
  readonly calendar: Calendar
  readonly now: number
  /** How far ahead, ms: what would be told later is left out. */
  readonly until: number
  /** Of other ranks than 0, a day. */
  readonly dailyLimit: number
  /** When those known before are told, by key: that stays as it was, so that nothing is told twice. */
  readonly before: ReadonlyMap<string, number>
  /** How many were settled today: finishing the list does not fill it again. */
  readonly settledToday: number
}

/** By key, when each is told, ms. What finds no place on its day goes to the next working day. */
export const noticeTimes = (
  reminders: ReadonlyArray<ToTell>,
  { calendar, now, until, dailyLimit, before, settledToday }: NoticeBounds
): ReadonlyMap<string, number> => {
  const times = new Map<string, number>()
  const today = calendar.dayOfInstant(now)
  const taken = new Map([[today, settledToday]])
  const take = ({ key, rank }: ToTell, at: number): void => {
    times.set(key, at)
    const day = calendar.dayOfInstant(at)
    if (rank > 0) taken.set(day, (taken.get(day) ?? 0) + 1)
  }
  const soonest = fullHour(calendar, now)
  const waiting: Array<{ readonly one: ToTell; readonly at: number }> = []
  for (const one of reminders) {
    const known = before.get(one.key)
    // What was told, or is about to be while a device sleeps, keeps its time; what is still to come finds its place anew.
    if (known !== undefined && known <= now) take(one, known)
    else
      waiting.push({ one, at: one.opens > now ? fullHour(calendar, one.opens) : Math.min(soonest, known ?? soonest) })
  }
  const byDay = new Map<number, Array<ToTell & { readonly at: number }>>()
  const put = (one: ToTell, at: number): void => {
    if (at > until || (one.lapses !== undefined && at >= one.lapses)) return
    const day = calendar.dayOfInstant(at)
    const there = byDay.get(day)
    if (there === undefined) byDay.set(day, [{ ...one, at }])
    else there.push({ ...one, at })
  }
  for (const { one, at } of waiting) put(one, at)
  for (let day = today; byDay.size > 0; day = Math.min(...byDay.keys())) {
    const there = byDay.get(day) ?? []
    byDay.delete(day)
    const morning = fullHour(calendar, calendar.startOfDay(day + 1))
    for (const one of there.toSorted((a, b) => a.rank - b.rank || a.opens - b.opens || (a.key < b.key ? -1 : 1))) {
      if (one.rank === 0 || (taken.get(day) ?? 0) < dailyLimit) take(one, one.at)
      else put(one, morning)
    }
  }
  return times
}

/** The first full hour from then on in which work is on, after any absence. */
const fullHour = (calendar: Calendar, from: number): number => {
  let at = from
  for (let tries = 0; tries < LONGEST_SEARCH; tries++) {
    const working = calendar.pastAway(calendar.snap(at, "workingHours"))
    at = Math.ceil(working / HOUR_MS) * HOUR_MS
    if (calendar.pastAway(calendar.snap(at, "workingHours")) === at) return at
  }
  // Working hours without a full hour in them: the next one has to do.
  return at
}

/** Hours of work that hold no full hour are looked for no further. */
const LONGEST_SEARCH = 8
