/**
 * Public holidays of countries other than Canada, from the `date-holidays` package, for a
 * calendar's `extraHolidays`. The package is large and optional: it is loaded when a country
 * is asked for, by those who have installed it beside Kith.
 */
import * as Data from "effect/Data"
import { type Day, dayOf, partsOf } from "./CivilDay.ts"

/** Why there are no holidays to be had. */
export class HolidaysUnavailable extends Data.TaggedError("HolidaysUnavailable")<{
  readonly reason: "PackageMissing" | "UnknownCountry" | "UnknownRegion"
  readonly country: string
  readonly region?: string
  readonly cause?: unknown
}> {}

/**
 * The days that are public holidays, year by year. Half days, bank and school holidays and
 * observances are not among them.
 *
 * @param country ISO 3166-1, `FR`
 * @param region a part of it as the package names it, `BY` or `BY.A`; absent: the holidays of the whole country
 * @throws HolidaysUnavailable (as a rejection)
 */
export const loadHolidays = async (country: string, region?: string): Promise<(year: number) => ReadonlySet<Day>> => {
  const asked = { country, ...(region === undefined ? {} : { region }) }
  const { default: Holidays } = await import("date-holidays").catch((cause: unknown) => {
    throw new HolidaysUnavailable({ reason: "PackageMissing", ...asked, cause })
  })
  const land = country.toUpperCase()
  const [state, district, ...deeper] = region?.toUpperCase().split(".") ?? []
  const all = new Holidays()
  if (!Object.hasOwn(all.getCountries(), land)) throw new HolidaysUnavailable({ reason: "UnknownCountry", ...asked })
  if (
    (state !== undefined && !Object.hasOwn(all.getStates(land) ?? {}, state)) ||
    (district !== undefined && !Object.hasOwn(all.getRegions(land, state!) ?? {}, district)) ||
    deeper.length > 0
  ) {
    throw new HolidaysUnavailable({ reason: "UnknownRegion", ...asked })
  }
  // The package tells a country, a state and a district apart by how many arguments it is given.
  const source =
    state === undefined
      ? new Holidays(land)
      : district === undefined
        ? new Holidays(land, state)
        : new Holidays(land, state, district)

  const years = new Map<number, ReadonlySet<Day>>()
  return (year) => {
    let days = years.get(year)
    if (days === undefined) {
      // A feast of several days may begin at the end of the year before.
      const found = [...source.getHolidays(year - 1), ...source.getHolidays(year)]
        .filter((holiday) => holiday.type === "public")
        .flatMap(wholeDays)
        .filter((day) => partsOf(day).year === year)
      years.set(year, (days = new Set(found)))
    }
    return days
  }
}

/** `date` is `2026-05-27 00:00:00`, sometimes with an offset, on the country's own calendar. */
const wholeDays = (holiday: {
  readonly date: string
  readonly start: Date
  readonly end: Date
}): ReadonlyArray<Day> => {
  const day = dayOf(holiday.date.slice(0, 10))
  if (day === undefined) return []
  const begun = Number(holiday.date.slice(11, 13))
  const hours = (holiday.end.getTime() - holiday.start.getTime()) / 3_600_000
  const first = begun === 0 ? day : day + 1
  // An hour more, because the day on which clocks go forward has 23.
  const count = Math.floor((hours - (begun === 0 ? 0 : 24 - begun) + 1) / 24)
  return Array.from({ length: Math.max(count, 0) }, (_, at) => first + at)
}
