/**
 * The statutory holidays against `date-holidays`, year by year, with every disagreement listed
 * beside the statute that decides it; and against what governments have published.
 */
import { default as DateHolidays } from "date-holidays"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dayFromParts, dayOf, isoOf, partsOf, weekdayOf } from "@kith/core/domain/calendar/CivilDay"
import { easterSunday } from "@kith/core/domain/calendar/holidays/HolidayRule"
import type { Jurisdiction } from "@kith/core/domain/calendar/holidays/Jurisdiction"
import { isJurisdiction, jurisdictions } from "@kith/core/domain/calendar/holidays/Jurisdiction"
import { holidaysOf, isHoliday } from "@kith/core/domain/calendar/holidays/statutory"
import { tables } from "@kith/core/domain/calendar/holidays/table"
import { propertyRuns } from "@kith/testkit/propertyRuns"

const FIRST = 2020
const LAST = 2040
const years = Array.from({ length: LAST - FIRST + 1 }, (_, at) => FIRST + at)
const since = (year: number): ReadonlyArray<number> => years.filter((one) => one >= year)

// The years in which a date falls on a weekend, written out so that the code under test does not decide them.
const ON_WEEKEND = {
  "1 Jan": [2022, 2023, 2028, 2033, 2034, 2039, 2040],
  "21 Jun": [2020, 2025, 2026, 2031, 2036, 2037],
  "1 Jul": [2023, 2028, 2029, 2034, 2035, 2040],
  "30 Sep": [2023, 2028, 2029, 2034, 2035, 2040],
  "11 Nov": [2023, 2028, 2029, 2034, 2035, 2040],
  "25 Dec": [2021, 2022, 2027, 2032, 2033, 2038, 2039],
  "26 Dec": [2020, 2021, 2026, 2027, 2032, 2037, 2038]
}
const ON_SUNDAY = {
  "1 Jan": [2023, 2034, 2040],
  "24 Jun": [2029, 2035, 2040],
  "1 Jul": [2029, 2035, 2040],
  "11 Nov": [2029, 2035, 2040],
  "25 Dec": [2022, 2033, 2039]
}

/** Where each act gives a working day for a holiday on a weekend. */
const SUBSTITUTES: { readonly [J in Jurisdiction]?: string } = {
  federal: "Canada Labour Code, s 193(2)",
  MB: "The Employment Standards Code (MB), ss 21–30",
  NB: "Employment Standards Act (NB), ss 18–19",
  NL: "Labour Standards Act (NL), ss 14–19",
  NS: "Labour Standards Code (NS), ss 37–42",
  ON: "Employment Standards Act, 2000 (ON), s 29(1)",
  PE: "Employment Standards Act (PE), ss 6–10",
  YT: "Employment Standards Act (YT), Part 5"
}

interface Disagreement {
  readonly where: ReadonlyArray<Jurisdiction>
  /** `Kith` has the day and date-holidays has not (or not as public), or the other way round. */
  readonly onlyIn: "Kith" | "date-holidays"
  /** Kith's id, with "observed" for a substitute day; date-holidays' English name. */
  readonly day: string
  readonly years: ReadonlyArray<number>
  /** The statute that decides. */
  readonly decidedBy: string
}

const substitutes = (
  id: string,
  years: ReadonlyArray<number>,
  where: ReadonlyArray<Jurisdiction>
): ReadonlyArray<Disagreement> =>
  where.map((one) => ({
    where: [one],
    onlyIn: "Kith",
    day: `${id} observed`,
    years,
    decidedBy: SUBSTITUTES[one] ?? ""
  }))

const disagreements: ReadonlyArray<Disagreement> = [
  // date-holidays' page for the whole country has only what every province shares.
  ...["victoria", "thanksgiving", "remembrance", "boxing"].map((day): Disagreement => ({
    where: ["federal"],
    onlyIn: "Kith",
    day,
    years,
    decidedBy: "Canada Labour Code, s 166"
  })),

  // 30 September is an observance everywhere in date-holidays.
  {
    where: ["federal"],
    onlyIn: "Kith",
    day: "truth-and-reconciliation",
    years: since(2021),
    decidedBy: "Canada Labour Code, s 166, amended by SC 2021, c 11 (in force 3 August 2021)"
  },
  {
    where: ["PE"],
    onlyIn: "Kith",
    day: "truth-and-reconciliation",
    years: since(2022),
    decidedBy: "Employment Standards Act (PE), s 6, amended in the autumn of 2021"
  },
  {
    where: ["NT"],
    onlyIn: "Kith",
    day: "truth-and-reconciliation",
    years: since(2022),
    decidedBy: "Employment Standards Act (NT), s 22, amended by Bill 47 of 3 June 2022"
  },
  {
    where: ["NU"],
    onlyIn: "Kith",
    day: "truth-and-reconciliation",
    years: since(2022),
    decidedBy: "Labour Standards Act (NU), s 1, amended by Bill 5 of 2022"
  },
  {
    where: ["BC"],
    onlyIn: "Kith",
    day: "truth-and-reconciliation",
    years: since(2023),
    decidedBy: "Employment Standards Act (BC), s 1(1), amended by Bill 2 of 9 March 2023"
  },
  {
    where: ["YT"],
    onlyIn: "Kith",
    day: "truth-and-reconciliation",
    years: since(2023),
    decidedBy: "Employment Standards Act (YT), s 1, amended on 23 November 2022"
  },
  {
    where: ["MB"],
    onlyIn: "Kith",
    day: "truth-and-reconciliation",
    years: since(2024),
    decidedBy: "The Employment Standards Code (MB), s 21(1), amended by SM 2023, c 50 (7 December 2023)"
  },

  // Days that date-holidays calls optional or a bank holiday.
  {
    where: ["MB"],
    onlyIn: "Kith",
    day: "remembrance",
    years,
    decidedBy: "The Remembrance Day Act, CCSM c R80, s 2"
  },
  {
    where: ["NU"],
    onlyIn: "Kith",
    day: "nunavut",
    years,
    decidedBy: "Labour Standards Act (NU), s 1: a general holiday for all since 2020"
  },

  // Days that date-holidays calls public.
  {
    where: ["NT"],
    onlyIn: "date-holidays",
    day: "Easter Monday",
    years,
    decidedBy: "Employment Standards Act (NT), s 22: not named; a day of the public service"
  },
  {
    where: ["NT"],
    onlyIn: "date-holidays",
    day: "Boxing Day",
    years,
    decidedBy: "Employment Standards Act (NT), s 22: not named; a day of the public service"
  },
  {
    where: ["ON"],
    onlyIn: "date-holidays",
    day: "Easter Monday",
    years,
    decidedBy: "Employment Standards Act, 2000 (ON), s 1(1): not named"
  },
  {
    where: ["YT"],
    onlyIn: "date-holidays",
    day: "Easter Monday",
    years,
    decidedBy: "Employment Standards Act (YT), s 1: not named"
  },
  {
    where: ["PE"],
    onlyIn: "date-holidays",
    day: "Gold Cup Parade Day",
    years,
    decidedBy: "Employment Standards Act (PE), s 6: not named"
  },

  {
    where: ["PE"],
    onlyIn: "Kith",
    day: "state-funeral",
    years: [2022],
    decidedBy: "Employment Standards Act (PE), s 6, as declared on 13 September 2022"
  },

  // date-holidays has no substitute days for Canada.
  ...substitutes("new-year", ON_WEEKEND["1 Jan"], ["federal", "MB", "NB", "NL", "NS", "ON", "PE", "YT"]),
  ...substitutes("indigenous-peoples", ON_WEEKEND["21 Jun"], ["YT"]),
  ...substitutes("canada", ON_WEEKEND["1 Jul"], ["federal", "MB", "NB", "NS", "ON", "PE", "YT"]),
  ...substitutes("memorial", ON_WEEKEND["1 Jul"], ["NL"]),
  ...substitutes("truth-and-reconciliation", ON_WEEKEND["30 Sep"], ["federal", "PE", "YT"]),
  ...substitutes("truth-and-reconciliation", [2028, 2029, 2034, 2035, 2040], ["MB"]),
  ...substitutes("remembrance", ON_WEEKEND["11 Nov"], ["federal", "NB", "NL", "PE", "YT"]),
  ...substitutes("christmas", ON_WEEKEND["25 Dec"], ["federal", "MB", "NB", "NL", "NS", "ON", "PE", "YT"]),
  ...substitutes("boxing", ON_WEEKEND["26 Dec"], ["federal", "ON"]),
  {
    where: ["AB", "BC", "NT", "NU"],
    onlyIn: "Kith",
    day: "canada observed",
    years: ON_SUNDAY["1 Jul"],
    decidedBy: "Holidays Act, RSC 1985, c H-5, s 2(2)"
  },
  {
    where: ["QC"],
    onlyIn: "Kith",
    day: "quebec-national observed",
    years: ON_SUNDAY["24 Jun"],
    decidedBy: "National Holiday Act (QC), s 2: 25 June when the 24th is a Sunday"
  },
  {
    where: ["QC"],
    onlyIn: "Kith",
    day: "canada observed",
    years: ON_SUNDAY["1 Jul"],
    decidedBy: "Act respecting labour standards (QC), s 60: 2 July when the first is a Sunday"
  },
  ...(
    [
      ["new-year", "1 Jan"],
      ["canada", "1 Jul"],
      ["remembrance", "11 Nov"],
      ["christmas", "25 Dec"]
    ] as const
  ).map(([id, date]): Disagreement => ({
    where: ["SK"],
    onlyIn: "Kith",
    day: `${id} observed`,
    years: ON_SUNDAY[date],
    decidedBy: "The Saskatchewan Employment Act, s 2-30: the Monday after a Sunday, and none for a Saturday"
  }))
]

describe("beside date-holidays", () => {
  it.each(jurisdictions)(
    "%s agrees in every year from 2020 to 2040, but for what is listed with its statute",
    (where) => {
      const listed = disagreements
        .filter((one) => one.where.includes(where))
        .flatMap(({ years, onlyIn, day }) => years.map((year) => `${year}: only in ${onlyIn}, ${day}`))
      expect(years.flatMap((year) => differences(where, year)).sort()).toEqual(listed.sort())
    }
  )

  it("has a statute for every disagreement", () => {
    for (const { decidedBy } of disagreements)
      expect(decidedBy).toMatch(/\b(Act|Code|Act respecting labour standards)\b.*\b(s|ss|Part) \d/)
  })
})

const differences = (where: Jurisdiction, year: number): ReadonlyArray<string> => {
  const source = where === "federal" ? new DateHolidays("CA") : new DateHolidays("CA", where)
  const theirs = new Map(
    source
      .getHolidays(year, "en")
      .filter(({ type }) => type === "public")
      .map(({ date, name }) => [date.slice(0, 10), name])
  )
  const ours = new Map(
    holidaysOf(where, year).flatMap(({ day, id, observed }) => [
      [isoOf(day), id] as const,
      ...(observed === undefined ? [] : [[isoOf(observed), `${id} observed`] as const])
    ])
  )
  return [
    ...[...ours].filter(([date]) => !theirs.has(date)).map(([, id]) => `${year}: only in Kith, ${id}`),
    ...[...theirs].filter(([date]) => !ours.has(date)).map(([, name]) => `${year}: only in date-holidays, ${name}`)
  ]
}

describe("beside what governments have published", () => {
  const daysOff = (where: Jurisdiction, year: number): ReadonlyArray<string> =>
    holidaysOf(where, year).map(({ day, observed }) => isoOf(observed ?? day).slice(5))

  // alberta.ca, general holidays, 2020 to 2022.
  it.each([
    [2020, ["01-01", "02-17", "04-10", "05-18", "07-01", "09-07", "10-12", "11-11", "12-25"]],
    [2021, ["01-01", "02-15", "04-02", "05-24", "07-01", "09-06", "10-11", "11-11", "12-25"]],
    [2022, ["01-01", "02-21", "04-15", "05-23", "07-01", "09-05", "10-10", "11-11", "12-25"]]
  ] as const)("Alberta %i", (year, days) => {
    expect(daysOff("AB", year)).toEqual(days)
  })

  // yukon.ca, statutory holidays, 2024; in 2025 21 June is a Saturday.
  it("Yukon 2024 and 2025", () => {
    expect(daysOff("YT", 2024)).toEqual([
      "01-01",
      "03-29",
      "05-20",
      "06-21",
      "07-01",
      "08-19",
      "09-02",
      "09-30",
      "10-14",
      "11-11",
      "12-25"
    ])
    expect(daysOff("YT", 2025)).toContain("06-23")
  })

  // gov.mb.ca, general holidays, with Remembrance Day beside them.
  it("Manitoba 2024 and 2025", () => {
    expect(daysOff("MB", 2024)).toEqual([
      "01-01",
      "02-19",
      "03-29",
      "05-20",
      "07-01",
      "09-02",
      "09-30",
      "10-14",
      "11-11",
      "12-25"
    ])
    expect(daysOff("MB", 2025)).toEqual([
      "01-01",
      "02-17",
      "04-18",
      "05-19",
      "07-01",
      "09-01",
      "09-30",
      "10-13",
      "11-11",
      "12-25"
    ])
  })

  // The Saskatchewan list for 2018, when 1 July and 11 November were Sundays.
  it("Saskatchewan 2018", () => {
    expect(daysOff("SK", 2018)).toEqual([
      "01-01",
      "02-19",
      "03-30",
      "05-21",
      "07-02",
      "08-06",
      "09-03",
      "10-08",
      "11-12",
      "12-25"
    ])
  })
})

describe("the edges of the law", () => {
  const named = (where: Jurisdiction, year: number, id: string): ReadonlyArray<string> =>
    holidaysOf(where, year)
      .filter((holiday) => holiday.id === id)
      .map(({ day, observed }) => (observed === undefined ? isoOf(day) : `${isoOf(day)} → ${isoOf(observed)}`))

  it("gives Christmas and Boxing Day of one weekend two days, in order", () => {
    expect(named("ON", 2027, "christmas")).toEqual(["2027-12-25 → 2027-12-27"])
    expect(named("ON", 2027, "boxing")).toEqual(["2027-12-26 → 2027-12-28"])
  })

  it("gives Sunday's Christmas the Tuesday where Monday is Boxing Day, and Monday elsewhere", () => {
    expect(named("federal", 2022, "christmas")).toEqual(["2022-12-25 → 2022-12-27"])
    expect(named("federal", 2022, "boxing")).toEqual(["2022-12-26"])
    expect(named("SK", 2022, "christmas")).toEqual(["2022-12-25 → 2022-12-26"])
  })

  it("moved Family Day in British Columbia in 2019", () => {
    expect(named("BC", 2018, "family")).toEqual(["2018-02-12"])
    expect(named("BC", 2019, "family")).toEqual(["2019-02-18"])
    expect(named("BC", 2012, "family")).toEqual([])
  })

  it("kept 19 September 2022 in Prince Edward Island alone", () => {
    const keeping = jurisdictions.filter((where) => isHoliday(where, dayOf("2022-09-19")!))
    expect(keeping).toEqual(["PE"])
  })

  it("keeps 30 September from each jurisdiction's first year, and nowhere else", () => {
    const first = Object.fromEntries(
      jurisdictions.map((where) => [
        where,
        years.find((year) => named(where, year, "truth-and-reconciliation").length > 0)
      ])
    )
    expect(first).toEqual({
      federal: 2021,
      AB: undefined,
      BC: 2023,
      MB: 2024,
      NB: undefined,
      NL: undefined,
      NS: undefined,
      NT: 2022,
      NU: 2022,
      ON: undefined,
      PE: 2022,
      QC: undefined,
      SK: undefined,
      YT: 2023
    })
  })

  it("keeps Quebec's own days, and moves them from a Sunday only", () => {
    expect(named("QC", 2026, "patriots")).toEqual(["2026-05-18"])
    expect(named("QC", 2029, "quebec-national")).toEqual(["2029-06-24 → 2029-06-25"])
    expect(named("QC", 2028, "quebec-national")).toEqual(["2028-06-24"])
    expect(isHoliday("QC", dayOf("2026-11-11")!)).toBe(false)
  })

  it("leaves Remembrance Day where it falls in Manitoba and Nova Scotia", () => {
    expect(named("MB", 2029, "remembrance")).toEqual(["2029-11-11"])
    expect(named("NS", 2029, "remembrance")).toEqual(["2029-11-11"])
    expect(named("NB", 2029, "remembrance")).toEqual(["2029-11-11 → 2029-11-12"])
  })

  it("has no holiday on the Civic Holiday in Ontario, nor on Remembrance Day", () => {
    expect(isHoliday("ON", dayOf("2026-08-03")!)).toBe(false)
    expect(isHoliday("ON", dayOf("2026-11-11")!)).toBe(false)
    expect(isHoliday("BC", dayOf("2026-08-03")!)).toBe(true)
  })

  it("counts both the weekend day and the day given for it as holidays", () => {
    expect(isHoliday("ON", dayOf("2026-12-26")!)).toBe(true)
    expect(isHoliday("ON", dayOf("2026-12-28")!)).toBe(true)
    expect(isHoliday("ON", dayOf("2026-12-29")!)).toBe(false)
  })
})

describe("every year's holidays", () => {
  it("are in order, on different days, within the year, named in both languages, each with its statute", () => {
    for (const where of jurisdictions) {
      for (const year of years) {
        const holidays = holidaysOf(where, year)
        const days = holidays.map(({ day }) => day)
        expect(days).toEqual([...new Set(days)].sort((one, other) => one - other))
        expect(holidays.length).toBeGreaterThanOrEqual(6)
        for (const { day, en, fr, statute, observed } of holidays) {
          expect(partsOf(day).year).toBe(year)
          expect(en).toMatch(/^[A-Z].*\p{L}\)?$/u)
          expect(fr).toMatch(/^[A-ZÉ].*\p{L}\)?$/u)
          expect(statute).toMatch(/, s \d/)
          if (observed === undefined) continue
          expect(weekdayOf(day)).toBeGreaterThan(5)
          expect(weekdayOf(observed)).toBeLessThan(6)
          expect(observed - day).toBeLessThanOrEqual(3)
          expect(days).not.toContain(observed)
        }
      }
    }
  })

  it("are worked out once", () => {
    expect(holidaysOf("NL", 2026)).toBe(holidaysOf("NL", 2026))
  })

  it("have a statute for the substitute day, too", () => {
    for (const where of jurisdictions) expect(tables[where].substitute?.statute).toMatch(/, (s|ss|Part) \d/)
  })
})

describe("a jurisdiction", () => {
  it("is federal or one of thirteen", () => {
    expect(jurisdictions).toHaveLength(14)
    expect(isJurisdiction("ON")).toBe(true)
    expect(isJurisdiction("on")).toBe(false)
    expect(isJurisdiction("CA")).toBe(false)
  })
})

describe("Easter Sunday", () => {
  it("is the one that Gauss's anonymous successor computes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 9999 }), (year) => {
        expect(isoOf(easterSunday(year))).toBe(isoOf(anonymousEaster(year)))
      }),
      propertyRuns(2000)
    )
  })

  it("can be as early as 22 March and as late as 25 April", () => {
    expect(isoOf(easterSunday(1818))).toBe("1818-03-22")
    expect(isoOf(easterSunday(2038))).toBe("2038-04-25")
    expect(isoOf(easterSunday(2026))).toBe("2026-04-05")
  })
})

/** Another way to the same day: the anonymous algorithm printed in Nature in 1876. */
const anonymousEaster = (year: number): number => {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return dayFromParts(year, Math.floor(sum / 31), (sum % 31) + 1)
}
