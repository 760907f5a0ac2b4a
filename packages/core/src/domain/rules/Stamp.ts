/** When something happened, on the workspace's calendar; for the rules, which compare and count from such times. */
import type { Calendar } from "../calendar/Calendar.ts"
import type { Day } from "../calendar/CivilDay.ts"
import { instantOfMoment, parseMoment } from "../calendar/Moment.ts"
import { type Instant, instantOf } from "../calendar/Zone.ts"

export interface Stamp {
  readonly day: Day
  /** `undefined`: nobody noted the time. */
  readonly instant: Instant | undefined
}

/** `undefined` for what is no moment, whatever it is. */
export const stampOf = (text: unknown, calendar: Calendar): Stamp | undefined => {
  const moment = typeof text === "string" ? parseMoment(text) : undefined
  if (moment === undefined) return undefined
  if (moment.minute === undefined) return { day: moment.day, instant: undefined }
  const instant = instantOfMoment(moment, calendar.zone, 0)
  return { day: calendar.dayOfInstant(instant), instant }
}

export const laterBy = (stamp: Stamp, ms: number, calendar: Calendar): Stamp => {
  if (stamp.instant === undefined) return stamp
  const instant = stamp.instant + ms
  return { day: calendar.dayOfInstant(instant), instant }
}

/** The time that was noted, or `minute` of that day. */
export const instantAt = ({ day, instant }: Stamp, minute: number, calendar: Calendar): Instant =>
  instant ?? instantOf(calendar.zone, day, minute)

/** Above 0 when `a` was later; 0 when they are on one day and nobody can tell. */
export const compareStamps = (a: Stamp, b: Stamp): number =>
  a.instant !== undefined && b.instant !== undefined ? a.instant - b.instant : a.day - b.day

/** A total order that never contradicts the days: of one day, what has no time comes first. */
export const byStamp = (a: Stamp, b: Stamp): number =>
  a.day - b.day || (a.instant ?? Number.NEGATIVE_INFINITY) - (b.instant ?? Number.NEGATIVE_INFINITY) || 0
