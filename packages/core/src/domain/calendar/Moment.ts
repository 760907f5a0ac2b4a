/**
 * When something happened, as a person recorded it, for the events that carry it and the
 * rules that count from it: a date, or a time on a wall clock, with the clock's zone or
 * without. The text form is what the log holds, and a subset of RFC 9557.
 *
 * | text | means |
 * | --- | --- |
 * | `2026-03-02` | on that day; nobody noted the time |
 * | `2026-03-02T15:00` | at three, on the workspace's clock |
 * | `2026-03-02T15:00[America/Toronto]` | at three, on Toronto's clock |
 */
import { type Day, dayOf, isoOf } from "./CivilDay.ts"
import { type Instant, instantOf, localOf, makeZone, type Zone } from "./Zone.ts"

export type Moment = DateOnly | WallTime

/** A day, and no time. */
export interface DateOnly {
  readonly day: Day
  readonly minute?: never
  readonly zone?: never
}

/** Minutes since midnight (0 to 1439) on the clock of `zone`, or of the workspace when absent. */
export interface WallTime {
  readonly day: Day
  readonly minute: number
  readonly zone?: string
}

/**
 * Reads the text form. Undefined for any other form, an impossible date or time, and a zone
 * that this platform does not know. A time that a clock change skipped is accepted: people do
 * write it, and `instantOfMoment` moves it forward.
 */
export const parseMoment = (text: string): Moment | undefined => {
  // The form of nearly all that is said of the past, read without taking it apart.
  if (text.length === 10) {
    const day = dayOf(text)
    return day === undefined ? undefined : { day }
  }
  const parts = FORM.exec(text)
  if (parts === null) return undefined
  const day = dayOf(parts[1]!)
  if (day === undefined) return undefined
  if (parts[2] === undefined) return { day }
  const minute = Number(parts[2]) * 60 + Number(parts[3])
  const zone = parts[4]
  if (zone === undefined) return { day, minute }
  return makeZone(zone) === undefined ? undefined : { day, minute, zone }
}

/** The text form; `parseMoment` reads it back to an equal moment. */
export const formatMoment = (moment: Moment): string => {
  if (moment.minute === undefined) return isoOf(moment.day)
  const hour = String(Math.floor(moment.minute / 60)).padStart(2, "0")
  const minute = String(moment.minute % 60).padStart(2, "0")
  return `${isoOf(moment.day)}T${hour}:${minute}${moment.zone === undefined ? "" : `[${moment.zone}]`}`
}

/**
 * The instant to count from.
 *
 * @param zone the workspace's, for a moment that names none
 * @param minuteWhenOnlyDate the minute of the day to take for a date without a time
 */
export const instantOfMoment = (moment: Moment, zone: Zone, minuteWhenOnlyDate: number): Instant =>
  instantOf(clockOf(moment, zone), moment.day, moment.minute ?? minuteWhenOnlyDate)

/** The day on the workspace's calendar: a call at 20:00 in Vancouver was on the next day in St John's. */
export const dayOfMoment = (moment: Moment, zone: Zone): Day => {
  if (moment.zone === undefined || moment.zone === zone.name) return moment.day
  return localOf(zone, instantOf(clockOf(moment, zone), moment.day, moment.minute)).day
}

/** Date, time of day, zone; `dayOf` and `makeZone` say whether the date and the zone exist. */
const FORM = /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):([0-5]\d)(?:\[([^\]]+)\])?)?$/

/** A moment built elsewhere may name a zone unknown here; the workspace's clock is then the nearest. */
const clockOf = (moment: Moment, zone: Zone): Zone =>
  moment.zone === undefined ? zone : (makeZone(moment.zone) ?? zone)
