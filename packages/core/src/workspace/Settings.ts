/** How this log is kept, and the calendar that follows from it. */
import * as Effect from "effect/Effect"
import { type Calendar, makeCalendar } from "../domain/calendar/Calendar.ts"
import { type Day, dayOf, type Weekday } from "../domain/calendar/CivilDay.ts"
import { isJurisdiction, type Jurisdiction } from "../domain/calendar/holidays/Jurisdiction.ts"
import { makeZone } from "../domain/calendar/Zone.ts"
import { view } from "../domain/declare/Entity.ts"
import { Preferences, PREFERENCES_ID } from "../domain/entities/Preferences.ts"
import { DAILY_LIMIT } from "../domain/rules/surface.ts"
import { emptyRecord } from "../domain/merge/EntityRecord.ts"
import { EntityStore } from "./EntityStore.ts"

export interface Settings {
  readonly name: string | undefined
  readonly zone: string
  readonly jurisdiction: string | undefined
  readonly language: "en" | "fr" | undefined
  readonly dailyLimit: number
  readonly away: ReadonlyArray<{ readonly from: string; readonly until: string }>
  readonly workdays: ReadonlyArray<number> | undefined
  readonly worksFrom: number | undefined
  readonly worksUntil: number | undefined
}

export const settings = Effect.gen(function* () {
  const name = `preferences/${PREFERENCES_ID}`
  const record = (yield* (yield* EntityStore).get([name])).get(name)?.record ?? emptyRecord()
  const kept = view(Preferences, PREFERENCES_ID, record)
  return {
    name: kept.name,
    zone: kept.zone ?? "UTC",
    jurisdiction: kept.jurisdiction,
    language: kept.language,
    dailyLimit: kept.dailyLimit ?? DAILY_LIMIT,
    away: kept.away,
    workdays: kept.workdays,
    worksFrom: kept.worksFrom,
    worksUntil: kept.worksUntil
  } satisfies Settings
})

/**
 * The working time that follows. A zone that this machine does not know is taken as UTC: reminders then come at
 * the wrong hour rather than never; holidays of a country that cannot be had are worked.
 */
export const calendarFor = Effect.fnUntraced(function* (kept: Settings) {
  const { jurisdiction } = kept
  const canadian = jurisdiction !== undefined && isJurisdiction(jurisdiction) ? jurisdiction : undefined
  const elsewhere =
    jurisdiction === undefined || canadian !== undefined ? undefined : yield* holidaysElsewhere(jurisdiction)
  return calendarOf(kept, canadian, elsewhere)
})

/** Of this log. */
export const calendar = Effect.flatMap(settings, calendarFor)

const calendarOf = (
  kept: Settings,
  jurisdiction: Jurisdiction | undefined,
  extraHolidays: ((year: number) => ReadonlySet<Day>) | undefined
): Calendar =>
  makeCalendar({
    zone: makeZone(kept.zone) ?? makeZone("UTC")!,
    jurisdiction,
    extraHolidays,
    workdays: kept.workdays as ReadonlyArray<Weekday> | undefined,
    from: kept.worksFrom,
    to: kept.worksUntil,
    away: kept.away.map(({ from, until }) => ({ from: dayOf(from)!, until: dayOf(until)! }))
  })

/** `FR`, or `DE-BY`: a country, or a part of one. */
const holidaysElsewhere = (jurisdiction: string) => {
  const [country, region] = jurisdiction.split("-")
  return Effect.promise(() =>
    import("../domain/calendar/otherCountries.ts")
      .then(({ loadHolidays }) => loadHolidays(country!, region))
      .catch(() => undefined)
  )
}
