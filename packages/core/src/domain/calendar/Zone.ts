/**
 * Time zones in plain numbers, for the calendar and for whatever turns a recorded local
 * time into a moment: which offset holds when, and back.
 *
 * The zone's rules come from the platform (`Intl`), asked once for each stretch of about
 * a year and remembered; no call on a hot path formats anything. Offsets are kept to the
 * second, as the zone database has them.
 */
import { type Day, dayFromParts, isoOf } from "./CivilDay.ts"

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

/** A time zone by its name in the zone database, `America/St_Johns`. Made by `makeZone` alone. */
export interface Zone {
  readonly name: string
  /** What the local clock is ahead of UTC at that instant, in ms. */
  readonly offsetAt: (instant: Instant) => number
}

/** A reading of the wall clock: the day, and the whole minutes since its midnight (0 to 1439). */
export interface LocalMinute {
  readonly day: Day
  readonly minute: number
}

/** The zone of that name; undefined where this platform knows none. The same name gives the same object. */
export const makeZone = (name: string): Zone | undefined => {
  const known = zones.get(name)
  if (known !== undefined) return known
  const probe = offsetProbe(name)
  if (probe === undefined) return undefined
  const zone: Zone = { name, offsetAt: rememberedOffsets(probe) }
  zones.set(name, zone)
  return zone
}

/**
 * For a platform that knows the offsets of its one zone, to the minute, more cheaply than through `Intl`, which alone
 * takes as long to start as a small program does. Does nothing for a zone that was made already.
 */
export const knowZone = (name: string, offsetAt: (instant: Instant) => number): void => {
  if (!zones.has(name)) zones.set(name, { name, offsetAt: rememberedOffsets(offsetAt) })
}

/**
 * When the clock of `zone` shows `minuteOfDay` on `day`. A time that a clock change skips
 * is moved forward by what was skipped; of a time that comes twice, the earlier: Temporal's
 * "compatible". A minute beyond the day's end counts on into the next day.
 */
export const instantOf = (zone: Zone, day: Day, minuteOfDay: number): Instant =>
  instantOfLocal(zone, day * MS_PER_DAY + minuteOfDay * MS_PER_MINUTE)

/** As `instantOf`, for a wall-clock reading given in ms since 1970-01-01T00:00 on that clock. */
export const instantOfLocal = (zone: Zone, local: number): Instant => {
  // No zone is a day away from UTC, and none has changed its clock twice in two days, so the
  // offsets a day before and a day after are the ones on the two sides of any change near by.
  const before = zone.offsetAt(local - MS_PER_DAY)
  const after = zone.offsetAt(local + MS_PER_DAY)
  if (before === after) return local - before
  if (zone.offsetAt(local - before) === before) return local - before
  if (zone.offsetAt(local - after) === after) return local - after
  return local - before
}

/** What the wall clock of `zone` shows. */
export const localOf = (zone: Zone, instant: Instant): LocalMinute => {
  const local = instant + zone.offsetAt(instant)
  const day = Math.floor(local / MS_PER_DAY)
  return { day, minute: Math.floor((local - day * MS_PER_DAY) / MS_PER_MINUTE) }
}

/** Minutes ahead of UTC, negative to the west: -300 in Toronto's winter, -210 in St John's. */
export const offsetMinutesAt = (zone: Zone, instant: Instant): number => zone.offsetAt(instant) / MS_PER_MINUTE

/**
 * `2026-03-03T15:00:00-05:00`: the instant to the second, read on the zone's clock. An offset
 * with seconds in it (Monrovia until 1972) is rounded to the minute, and the clock with it, so
 * that the text still names the same instant.
 */
export const isoWithOffset = (zone: Zone, instant: Instant): string => {
  const offset = Math.round(offsetMinutesAt(zone, instant))
  const local = Math.floor(instant / 1000) + offset * 60
  const day = Math.floor(local / SECONDS_PER_DAY)
  const second = local - day * SECONDS_PER_DAY
  const ahead = Math.abs(offset)
  return (
    `${isoOf(day)}T${twoDigits(Math.floor(second / 3600))}:${twoDigits(Math.floor(second / 60) % 60)}:${twoDigits(second % 60)}` +
    `${offset < 0 ? "-" : "+"}${twoDigits(Math.floor(ahead / 60))}:${twoDigits(ahead % 60)}`
  )
}

const MS_PER_MINUTE = 60_000
const MS_PER_DAY = 86_400_000
const SECONDS_PER_DAY = 86_400

/** Only names that the platform knows are kept, so the map is as small as the zones in use. */
const zones = new Map<string, Zone>()

// ── Offsets, remembered ──

/** A stretch of time with the offsets in it: `offsets[i]` holds from `from[i]` to `from[i + 1]`. */
interface Stretch {
  readonly from: ReadonlyArray<number>
  readonly offsets: ReadonlyArray<number>
}

/** 365.25 days: about a year, and found by one division. */
const STRETCH = 31_557_600_000

/**
 * How far apart the offset is asked for. Two changes closer together than this would be missed;
 * the closest since 1970 are 12 days apart (Tucumán, June 2004).
 */
const STEP = 4 * MS_PER_DAY

const rememberedOffsets = (probe: (instant: Instant) => number): ((instant: Instant) => number) => {
  const stretches = new Map<number, Stretch>()
  let lastIndex = Number.NaN
  let last: Stretch = { from: [], offsets: [] }
  return (instant) => {
    const index = Math.floor(instant / STRETCH)
    if (index !== lastIndex) {
      let stretch = stretches.get(index)
      if (stretch === undefined) {
        stretch = offsetsWithin(index * STRETCH, (index + 1) * STRETCH, probe)
        stretches.set(index, stretch)
      }
      last = stretch
      lastIndex = index
    }
    const { from, offsets } = last
    let at = from.length - 1
    while (at > 0 && instant < from[at]!) at--
    return offsets[at]!
  }
}

const offsetsWithin = (start: Instant, end: Instant, probe: (instant: Instant) => number): Stretch => {
  const from = [start]
  const offsets = [probe(start)]
  for (let left = start; left < end; left += STEP) {
    const right = Math.min(left + STEP, end)
    const before = offsets[offsets.length - 1]!
    if (probe(right) === before) continue
    const change = firstChange(left, right, before, probe)
    from.push(change)
    offsets.push(probe(change))
  }
  return { from, offsets }
}

/** The first whole second in `(left, right]` at which the offset is no longer `before`, by bisection. */
const firstChange = (left: Instant, right: Instant, before: number, probe: (instant: Instant) => number): Instant => {
  let unchanged = left / 1000
  let changed = right / 1000
  while (changed - unchanged > 1) {
    const middle = Math.floor((unchanged + changed) / 2)
    if (probe(middle * 1000) === before) unchanged = middle
    else changed = middle
  }
  return changed * 1000
}

/** Asks the platform for the offset at a whole second, in ms; undefined for an unknown zone. */
const offsetProbe = (name: string): ((instant: Instant) => number) | undefined => {
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: name,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit"
    })
  } catch {
    return undefined
  }
  return (instant) => {
    const asked = Math.min(Math.max(instant, EARLIEST), LATEST)
    // "03/02/2026, 15:00:00": only the order is relied on. `formatToParts` takes five times as long.
    const [month, day, year, hour, minute, second] = format.format(asked).match(/\d+/g)!.map(Number)
    return dayFromParts(year!, month!, day!) * MS_PER_DAY + ((hour! * 60 + minute!) * 60 + second!) * 1000 - asked
  }
}

/** The platform writes no sign on years before 1, and nothing at all beyond its last day: the nearest offset does there. */
const EARLIEST = dayFromParts(1, 1, 3) * MS_PER_DAY
const LATEST = 100_000_000 * MS_PER_DAY

const twoDigits = (value: number): string => (value < 10 ? `0${value}` : String(value))
