/**
 * Which clock a calendar's times are on: a zone by its name, or one whose rules the file brings along. For reading
 * meetings.
 */
import type { Day } from "@kith/core/domain/calendar/CivilDay"
import { instantOf, makeZone } from "@kith/core/domain/calendar/Zone"
import { windowsZones } from "./windowsZones.ts"

export interface CalendarClock {
  /** By which a moment names it; undefined for one that nobody else knows. */
  readonly name: string | undefined
  /** When it shows that minute (0 to 1439) of that day. */
  readonly instantOf: (day: Day, minute: number) => number
}

/** A stretch of a zone of the file's own, from its onset on. */
export interface Observance {
  /** When it begins, for the first time or at all, in ms on the clock before it. */
  readonly start: number
  /** ms ahead of UTC, before and from then on. */
  readonly from: number
  readonly to: number
  /** Every year until then on that day: of `month`, the `nth` of that weekday, or -1 for the last. */
  readonly yearly?: { readonly onset: (year: number) => number; readonly until: number }
}

export const UTC: CalendarClock = { name: "UTC", instantOf: (day, minute) => day * MS_PER_DAY + minute * MS_PER_MINUTE }

/** By which a zone of the file's own is found again: some writers quote its name, some escape it, some do neither. */
export const zoneKey = (written: string): string => written.trim().replace(/^"|"$/g, "").replace(/,\s+/g, ",")

/** By IANA's name, Windows' or one of several programs' own; undefined for a name that says nothing by itself. */
export const clockNamed = (written: string): CalendarClock | undefined => {
  const name = written.trim().replace(/^\/+/, "")
  if (/^(z|gmt|etc\/utc|tzone:\/\/microsoft\/utc)$/i.test(name)) return UTC
  const iana = windowsZones.get(name.toLowerCase()) ?? windowsZones.get(name.toLowerCase().replace(/ \d+$/, ""))
  if (iana !== undefined) return zoneClock(iana)
  const parts = name.split("/")
  // Thunderbird and Evolution put their own address before it: `mozilla.org/20050126_1/America/Toronto`.
  for (const length of [parts.length, 3, 2]) {
    const clock = length > parts.length ? undefined : zoneClock(parts.slice(-length).join("/"))
    if (clock !== undefined) return clock
  }
  return undefined
}

/** Offsets such as `+05:00` are no names, although some platforms take them for one. */
const zoneClock = (name: string): CalendarClock | undefined => {
  const zone = /^[A-Za-z][A-Za-z0-9_+/-]*$/.test(name) ? makeZone(name) : undefined
  return zone === undefined ? undefined : { name, instantOf: (day, minute) => instantOf(zone, day, minute) }
}

/** By the rules that the file brings along, as of the last observance that has begun. */
export const clockOf = (observances: ReadonlyArray<Observance>): CalendarClock | undefined => {
  const first = observances.toSorted((a, b) => a.start - b.start)[0]
  if (first === undefined) return undefined
  const offsetAt = (local: number): number => {
    const year = new Date(local).getUTCFullYear()
    let latest = Number.NEGATIVE_INFINITY
    let offset = first.from
    const consider = (onset: number, to: number): void => {
      if (onset <= local && onset > latest) {
        latest = onset
        offset = to
      }
    }
    for (const { start, to, yearly } of observances) {
      consider(start, to)
      if (yearly === undefined) continue
      for (const near of [year - 1, year]) {
        const onset = yearly.onset(near)
        if (onset >= start && onset <= yearly.until) consider(onset, to)
      }
    }
    return offset
  }
  return {
    name: undefined,
    instantOf: (day, minute) => {
      const local = day * MS_PER_DAY + minute * MS_PER_MINUTE
      return local - offsetAt(local)
    }
  }
}

const MS_PER_DAY = 86_400_000
const MS_PER_MINUTE = 60_000
