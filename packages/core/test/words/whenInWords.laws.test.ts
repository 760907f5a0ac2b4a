import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  addMonths,
  dayFromParts,
  dayOf,
  isoOf,
  partsOf,
  startOfWeek,
  weekdayOf
} from "@kith/core/domain/calendar/CivilDay"
import type { Day } from "@kith/core/domain/calendar/CivilDay"
import { calendarNames } from "@kith/core/domain/words/calendarNames"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { plain } from "@kith/core/domain/words/plain"
import { readWhen } from "@kith/core/domain/words/whenInWords"
import type { WhenOptions } from "@kith/core/domain/words/whenPhrases"
import { processorMs } from "@kith/testkit/processorMs"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { englishPhrases } from "./englishPhrases.ts"
import { frenchPhrases } from "./frenchPhrases.ts"

const day = fc.integer({ min: dayOf("1950-01-01")!, max: dayOf("2149-12-31")! })
const minute = fc.integer({ min: 0, max: 24 * 60 - 1 })
const lang = fc.constantFrom<Language>("en", "fr")
const now = fc.record({ today: day, minute, lang, prefer: fc.constantFrom("past" as const, "future" as const) })

const ordinal = (n: number): string => {
  const teen = n % 100 >= 11 && n % 100 <= 13
  return `${n}${teen ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th")}`
}
const firstInFrench = (n: number): string => (n === 1 ? "1er" : String(n))

/** Every way to write a date with its year, in English. */
const englishDates = (day: Day): ReadonlyArray<string> => {
  const { year, month, day: d } = partsOf(day)
  const [name, short] = [calendarNames.en.months[month - 1]!, calendarNames.en.shortMonths[month - 1]!]
  const [weekday, abbreviated] = [calendarNames.en.weekdays, calendarNames.en.shortWeekdays].map(
    (names) => names[weekdayOf(day) - 1]!
  )
  return [
    `${d} ${name} ${year}`,
    `${d} ${short} ${year}`,
    `${name} ${d}, ${year}`,
    `${short}. ${ordinal(d)} ${year}`,
    `the ${ordinal(d)} of ${name}, ${year}`,
    `${weekday}, ${name} ${d}, ${year}`,
    `${abbreviated} ${d} ${short} ${year}`,
    `on ${weekday} the ${ordinal(d)} of ${name} ${year}`
  ]
}

const frenchDates = (day: Day): ReadonlyArray<string> => {
  const { year, month, day: d } = partsOf(day)
  const [name, short] = [calendarNames.fr.months[month - 1]!, calendarNames.fr.shortMonths[month - 1]!]
  const [weekday, abbreviated] = [calendarNames.fr.weekdays, calendarNames.fr.shortWeekdays].map(
    (names) => names[weekdayOf(day) - 1]!
  )
  return [
    `${firstInFrench(d)} ${name} ${year}`,
    `le ${firstInFrench(d)} ${short} ${year}`,
    `${weekday} ${d} ${name} ${year}`,
    `le ${weekday} ${firstInFrench(d)} ${name} ${year}`,
    `${abbreviated} ${d} ${short} ${year}`
  ]
}

const figureDates = (day: Day): ReadonlyArray<string> => {
  const { year, month, day: d } = partsOf(day)
  const iso = [isoOf(day), `${year}/${month}/${d}`, `${year}-${month}-${d}`]
  return d > 12 || d === month
    ? [...iso, `${d}/${month}/${year}`, `${month}/${d}/${year}`, `${d}.${month}.${year}`]
    : iso
}

/** How people change what they type without meaning anything by it. */
const respellings: ReadonlyArray<(text: string) => string> = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => plain(text),
  (text) => ` ${text.replaceAll(" ", "  ")}\t`,
  (text) => text.replaceAll("'", "’")
]
const respelling = fc.constantFrom(...respellings)

const expectMeans = (phrase: string, options: WhenOptions, when: { day: Day; minute?: number } | undefined): void => {
  expect({ phrase, ...readWhen(phrase, options) }).toEqual({ phrase, ...when })
}

describe("A date read back", () => {
  it("is the day that was written, in every form, with its year, whatever day it is", () => {
    fc.assert(
      fc.property(day, now, respelling, (day, now, respell) => {
        for (const phrase of [...englishDates(day), ...frenchDates(day), ...figureDates(day)]) {
          expectMeans(respell(phrase), now, { day })
        }
      }),
      propertyRuns(300)
    )
  })

  it("keeps the time that stands before or after it", () => {
    fc.assert(
      fc.property(day, minute, now, respelling, (day, minute, now, respell) => {
        const [hour, rest] = [Math.floor(minute / 60), String(minute % 60).padStart(2, "0")]
        const [padded, half] = [String(hour).padStart(2, "0"), `${hour % 12 === 0 ? 12 : hour % 12}`]
        const times = [
          `${padded}:${rest}`,
          `${half}:${rest} ${hour < 12 ? "am" : "pm"}`,
          `${half}.${rest}${hour < 12 ? "a.m." : "p.m."}`,
          `${hour}h${rest}`,
          `${hour} h ${rest}`,
          `${hour} heures ${rest}`
        ]
        for (const time of times) {
          for (const date of [isoOf(day), englishDates(day)[2]!, englishDates(day)[6]!, frenchDates(day)[1]!]) {
            expectMeans(respell(`${date} ${time}`), now, { day, minute })
            expectMeans(respell(`${date} at ${time}`), now, { day, minute })
            expectMeans(respell(`${date}, à ${time}`), now, { day, minute })
            expectMeans(respell(`${time} ${date}`), now, { day, minute })
          }
        }
        expectMeans(`${isoOf(day)}T${padded}:${rest}`, now, { day, minute })
        expectMeans(`${isoOf(day)}T${padded}:${rest}:59`, now, { day, minute })
      }),
      propertyRuns(100)
    )
  })

  it("without its year, is the nearest such date on the side that is preferred", () => {
    fc.assert(
      fc.property(day, now, respelling, (day, now, respell) => {
        const { month, day: d } = partsOf(day)
        const step = now.prefer === "future" ? 1 : -1
        let nearest = now.today
        while (partsOf(nearest).month !== month || partsOf(nearest).day !== d) nearest += step
        const names = calendarNames
        const phrases = [
          `${d} ${names.en.months[month - 1]!}`,
          `${names.en.shortMonths[month - 1]!} ${ordinal(d)}`,
          `${firstInFrench(d)} ${names.fr.months[month - 1]!}`,
          `le ${d} ${names.fr.shortMonths[month - 1]!}`
        ]
        for (const phrase of phrases) expectMeans(respell(phrase), now, { day: nearest })
      }),
      propertyRuns(200)
    )
  })
})

describe("A phrase that counts from today", () => {
  const spans = fc.integer({ min: 1, max: 99 })

  it("goes as far as it says, ahead and back, in both languages", () => {
    fc.assert(
      fc.property(now, spans, respelling, (now, n, respell) => {
        const { today } = now
        const units: ReadonlyArray<[english: string, french: string, on: (n: number) => Day]> = [
          ["days", "jours", (n) => today + n],
          ["weeks", "semaines", (n) => today + 7 * n],
          ["fortnights", "quinzaines", (n) => today + 14 * n],
          ["months", "mois", (n) => addMonths(today, n)],
          ["years", "ans", (n) => addMonths(today, 12 * n)]
        ]
        for (const [english, french, on] of units) {
          const inRange = (day: Day) =>
            day >= dayFromParts(1900, 1, 1) && day <= dayFromParts(2199, 12, 31) ? { day } : undefined
          expectMeans(respell(`in ${n} ${english}`), now, inRange(on(n)))
          expectMeans(respell(`dans ${n} ${french}`), now, inRange(on(n)))
          expectMeans(respell(`${n} ${english} ago`), now, inRange(on(-n)))
          expectMeans(respell(`il y a ${n} ${french}`), now, inRange(on(-n)))
          const away = inRange(on(now.prefer === "future" ? n : -n))
          expectMeans(respell(`${n} ${english}`), now, away)
          expectMeans(respell(`${n}${french}`), now, away)
        }
      }),
      propertyRuns(200)
    )
  })

  it("counts minutes and hours across midnight", () => {
    fc.assert(
      fc.property(now, fc.integer({ min: 1, max: 999 }), (now, n) => {
        const from = now.today * 1440 + now.minute
        const at = (moment: number) => ({
          day: Math.floor(moment / 1440),
          minute: moment - 1440 * Math.floor(moment / 1440)
        })
        expectMeans(`in ${n} minutes`, now, at(from + n))
        expectMeans(`il y a ${n} minutes`, now, at(from - n))
        expectMeans(`dans ${n} heures`, now, at(from + 60 * n))
        expectMeans(`${n} hours ago`, now, at(from - 60 * n))
      }),
      propertyRuns(200)
    )
  })

  it("asks the caller's calendar for working days", () => {
    fc.assert(
      fc.property(now, spans, (now, n) => {
        const options: WhenOptions = { ...now, addWorkingDays: (day, n) => day + 10 * n }
        expectMeans(`in ${n} business days`, options, { day: now.today + 10 * n })
        expectMeans(`dans ${n} jours ouvrables`, options, { day: now.today + 10 * n })
        expectMeans(`${n} working days ago`, options, { day: now.today - 10 * n })
        expectMeans("next business day", options, { day: now.today + 10 })
      }),
      propertyRuns(100)
    )
  })

  it("counts Monday to Friday when no calendar is given", () => {
    fc.assert(
      fc.property(now, spans, (now, n) => {
        let day = now.today
        for (let left = n; left > 0; left -= weekdayOf(day) <= 5 ? 1 : 0) day++
        expectMeans(`${n} working days from now`, now, { day })
      }),
      propertyRuns(100)
    )
  })

  it("takes a weekday's name for a day within the week, never for today", () => {
    fc.assert(
      fc.property(now, fc.integer({ min: 1, max: 7 }), respelling, (now, weekday, respell) => {
        const { today, prefer } = now
        const english = calendarNames.en.weekdays[weekday - 1]!
        const french = calendarNames.fr.weekdays[weekday - 1]!
        const days = (from: number, to: number): Day => {
          for (let day = today + from; day <= today + to; day++) if (weekdayOf(day) === weekday) return day
          throw new Error("no such weekday in a week")
        }
        const named = prefer === "future" ? days(1, 7) : days(-7, -1)
        expectMeans(respell(english), now, { day: named })
        expectMeans(respell(french), now, { day: named })
        expectMeans(respell(`last ${english}`), now, { day: days(-7, -1) })
        expectMeans(respell(`${french} dernier`), now, { day: days(-7, -1) })
        expectMeans(respell(`${french} prochain`), now, { day: days(1, 7) })
        expectMeans(respell(`next ${english}`), now, { day: startOfWeek(today) + 7 + weekday - 1 })
        expectMeans(respell(`${french} de la semaine prochaine`), now, { day: startOfWeek(today) + 7 + weekday - 1 })
      }),
      propertyRuns(200)
    )
  })
})

describe("What nobody would call a date", () => {
  const pieces = [...englishPhrases, ...frenchPhrases].flatMap(({ phrases }) =>
    Object.keys(phrases).flatMap((p) => p.split(" "))
  )
  const garbage = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.string({ unit: "grapheme", maxLength: 200 }),
    fc
      .array(fc.constantFrom(...pieces, "a", "-", "/", ":", ",", "1", "12", "2026"), { maxLength: 30 })
      .map((words) => words.join(" ")),
    fc
      .tuple(fc.constantFrom(...pieces, "1", " ", "in ", "1-", "1h", "'", "a "), fc.integer({ min: 0, max: 5000 }))
      .map(([piece, n]) => piece.repeat(n))
  )

  it("is read without an exception, and within a millisecond", () => {
    fc.assert(
      fc.property(garbage, now, (text, now) => {
        // The machine may pause in one try, or in two; a text that is slow to read is slow in each.
        let fastest = Infinity
        for (let tries = 0; tries < 10 && fastest >= 1; tries++) {
          const start = processorMs()
          readWhen(text, now)
          fastest = Math.min(fastest, processorMs() - start)
        }
        expect(fastest).toBeLessThan(1)
      }),
      propertyRuns(2000)
    )
  })

  it("gives a day that exists whenever it gives one", () => {
    fc.assert(
      fc.property(garbage, now, (text, now) => {
        const when = readWhen(text, now)
        if (when === undefined) return
        expect(dayOf(isoOf(when.day))).toBe(when.day)
        expect(when.minute ?? 0).toBeGreaterThanOrEqual(0)
        expect(when.minute ?? 0).toBeLessThan(1440)
        expect(Number.isInteger(when.minute ?? 0)).toBe(true)
      }),
      propertyRuns(2000)
    )
  })

  it.each([
    ["something before it", (phrase: string) => `perhaps ${phrase}`],
    ["something after it", (phrase: string) => `${phrase} or so`]
  ])("is a date with %s", (_, spoil) => {
    for (const [lang, groups] of [
      ["en", englishPhrases],
      ["fr", frenchPhrases]
    ] as const) {
      for (const { at, prefer, phrases } of groups) {
        for (const phrase of Object.keys(phrases)) {
          expectMeans(spoil(phrase), { today: dayOf(at.slice(0, 10))!, minute: 0, prefer, lang }, undefined)
        }
      }
    }
  })
})
