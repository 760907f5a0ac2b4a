/** Random zones, days and instants for the calendar's laws, and Temporal's view of them. */
import * as fc from "fast-check"
import { Temporal } from "temporal-polyfill"
import type { Day } from "@kith/core/domain/calendar/CivilDay"
import { dayFromParts } from "@kith/core/domain/calendar/CivilDay"
import type { Instant, Zone } from "@kith/core/domain/calendar/Zone"
import { makeZone } from "@kith/core/domain/calendar/Zone"

export const zoneNamed = (name: string): Zone => {
  const zone = makeZone(name)
  if (zone === undefined) throw new Error(`this platform knows no zone ${name}`)
  return zone
}

/** Canada's, and those whose clocks do something rare. */
export const notableZones = [
  "America/St_Johns", // half an hour off, and once changed its clocks at 00:01
  "America/Halifax",
  "America/Toronto",
  "America/Winnipeg",
  "America/Regina", // no daylight saving
  "America/Edmonton",
  "America/Vancouver",
  "America/Whitehorse", // gave up changing its clocks in 2020
  "America/Iqaluit", // changed zone in 1999 and 2000
  "America/Argentina/Tucuman", // two changes within 12 days in 2004
  "America/Sao_Paulo", // changed at midnight, in the southern summer
  "America/Havana",
  "Australia/Lord_Howe", // daylight saving of half an hour
  "Australia/Sydney",
  "Pacific/Apia", // left out 30 December 2011
  "Pacific/Kwajalein", // left out 21 August 1993
  "Pacific/Chatham", // three quarters of an hour
  "Asia/Kathmandu",
  "Asia/Gaza",
  "Asia/Pyongyang",
  "Africa/Casablanca",
  "Africa/Monrovia", // seconds in its offset until 1972
  "Europe/Dublin", // its winter time is the exception
  "Europe/Istanbul",
  "Antarctica/Troll", // two hours
  "UTC"
]

export const anyZone: fc.Arbitrary<Zone> = fc
  .oneof(fc.constantFrom(...notableZones), fc.constantFrom(...Intl.supportedValuesOf("timeZone")))
  .map(zoneNamed)

/** Days from 1970 to 2100, month ends and leap days more often than by chance. */
export const anyDay: fc.Arbitrary<Day> = fc.oneof(
  fc.integer({ min: dayFromParts(1970, 1, 2), max: dayFromParts(2100, 12, 30) }),
  fc
    .tuple(fc.integer({ min: 1971, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: -3, max: 1 }))
    .map(([year, month, from]) => dayFromParts(year, month, 1) + from)
)

/** An instant from 1970 to 2100, half of them within hours of a change of that zone's clocks. */
export const instantIn = (zone: Zone): fc.Arbitrary<Instant> =>
  fc
    .tuple(anyDay, fc.integer({ min: 0, max: 86_399_999 }), fc.boolean(), fc.integer({ min: -300, max: 300 }))
    .map(([day, ms, nearChange, minutes]) => {
      const instant = day * 86_400_000 + ms
      if (!nearChange) return instant
      const change = zoned(zone, instant).getTimeZoneTransition("next")
      // After 2100 the rules go on, but nobody promised them.
      return change === null || change.year > 2100 ? instant : change.epochMilliseconds + minutes * 60_000
    })

export const anyZoneAndInstant: fc.Arbitrary<readonly [Zone, Instant]> = anyZone.chain((zone) =>
  instantIn(zone).map((instant) => [zone, instant] as const)
)

export const zoned = (zone: Zone, instant: Instant): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone.name)

export const plainDate = (day: Day): Temporal.PlainDate => Temporal.PlainDate.from("1970-01-01").add({ days: day })

export const dayOfPlain = (date: Temporal.PlainDate): Day =>
  Temporal.PlainDate.from("1970-01-01").until(date, { largestUnit: "day" }).days

/** Throws for a date that does not exist. */
export const plainDateFrom = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso)
