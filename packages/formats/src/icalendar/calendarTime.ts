/** Dates, moments and lengths as iCalendar writes them. For reading meetings. */
import { type Day, dayFromParts, daysInMonth, isoOf } from "@kith/core/domain/calendar/CivilDay"
import { formatMoment } from "@kith/core/domain/calendar/Moment"
import type { Property } from "../contentLine/Property.ts"
import { type CalendarClock, clockNamed, UTC, zoneKey } from "./CalendarClock.ts"

/** A day, and on a clock (its own, or the reader's when undefined) a minute of it. */
export interface CalendarTime {
  readonly day: Day
  readonly minute?: number
  readonly clock?: CalendarClock | undefined
}

/** Clocks of the file's own, by `zoneKey` of the names that it gives them. */
export type Clocks = ReadonlyMap<string, CalendarClock>

/** `badDate`: it is none; otherwise the name of a zone that nothing is known of. */
export type NoTime = "badDate" | { readonly unknownZone: string }

/** The times of a property: `20260302`, `20260302T150000`, `20260302T200000Z`, several between commas. */
export const timesOf = (property: Property, clocks: Clocks): ReadonlyArray<CalendarTime> | NoTime => {
  const { zone, value } = zoneAndValue(property)
  const times: Array<CalendarTime> = []
  for (const written of value.split(",")) {
    const parts = FORM.exec(written.trim())
    const day = parts === null ? undefined : dayOfParts(Number(parts[1]), Number(parts[2]), Number(parts[3]))
    if (parts === null || day === undefined) return "badDate"
    if (parts[4] === undefined) {
      times.push({ day })
      continue
    }
    const minute = Number(parts[4]) * 60 + Number(parts[5])
    if (minute >= 1440) return "badDate"
    if (parts[6] !== undefined || zone === undefined) {
      times.push({ day, minute, clock: parts[6] === undefined ? undefined : UTC })
      continue
    }
    const clock = clockNamed(zone) ?? clocks.get(zoneKey(zone))
    if (clock === undefined) return { unknownZone: zone }
    times.push({ day, minute, clock })
  }
  return times
}

/** Seconds are passed over; some writers leave them out, and some separate the parts as ISO 8601 does. */
const FORM = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?([0-5]\d)(?::?[0-5]\d(?:\.\d+)?)?(Z)?)?$/i

const dayOfParts = (year: number, month: number, day: number): Day | undefined =>
  year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
    ? dayFromParts(year, month, day)
    : undefined

/** Outlook has written names with a colon without the quotes that they need: `TZID=(UTC-05:00) Eastern Time:2026…`. */
const zoneAndValue = ({ params, text }: Property): { readonly zone: string | undefined; readonly value: string } => {
  const zone = params.get("TZID")?.join(",")
  const colon = text.lastIndexOf(":")
  const isCut = zone !== undefined && colon > 0 && !/^\d{8}/.test(text.trim())
  return isCut ? { zone: `${zone}:${text.slice(0, colon)}`, value: text.slice(colon + 1) } : { zone, value: text }
}

/** In the notation of `Moment.ts`; on a clock that only the file knows, in UTC. */
export const momentOf = ({ day, minute, clock }: CalendarTime): string => {
  if (minute === undefined) return isoOf(day)
  if (clock === undefined) return formatMoment({ day, minute })
  if (clock.name !== undefined) return formatMoment({ day, minute, zone: clock.name })
  return momentInUtc({ day, minute, clock })
}

/** The same for the same time, however it was written: names an occurrence of a series. */
export const momentInUtc = (time: CalendarTime): string => {
  if (time.minute === undefined || time.clock === undefined) return momentOf(time)
  const minutes = Math.floor(time.clock.instantOf(time.day, time.minute) / MS_PER_MINUTE)
  const day = Math.floor(minutes / 1440)
  return formatMoment({ day, minute: minutes - day * 1440, zone: "UTC" })
}

/** From one to the other; negative when it is earlier. Between two on no clock, as if on one without changes. */
export const minutesBetween = (from: CalendarTime, until: CalendarTime): number =>
  (instantOfTime(until) - instantOfTime(from)) / MS_PER_MINUTE

export const instantOfTime = ({ day, minute = 0, clock = UTC }: CalendarTime): number => clock.instantOf(day, minute)

/** `PT1H30M`, `P1DT2H`, `-PT15M`, `P2W`, in minutes; undefined for what is none. */
export const durationMinutes = (text: string): number | undefined => {
  const parts = /^\s*([+-])?P(?=[\dT])(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?\s*$/i.exec(text)
  if (parts === null) return undefined
  const [weeks, days, hours, minutes, seconds] = parts.slice(2).map((part) => Number(part ?? 0))
  const total = ((weeks! * 7 + days!) * 24 + hours!) * 60 + minutes! + Math.floor(seconds! / 60)
  return parts[1] === "-" ? -total : total
}

/** `-0500`, `+053000`, in ms. */
export const offsetMs = (text: string): number | undefined => {
  const parts = /^\s*([+-])(\d{2}):?(\d{2})(?::?(\d{2}))?\s*$/.exec(text)
  if (parts === null) return undefined
  const seconds = (Number(parts[2]) * 60 + Number(parts[3])) * 60 + Number(parts[4] ?? 0)
  return (parts[1] === "-" ? -seconds : seconds) * 1000
}

const MS_PER_MINUTE = 60_000
