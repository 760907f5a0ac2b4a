import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dayOf } from "@kith/core/domain/calendar/CivilDay"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { readWhen } from "@kith/core/domain/words/whenInWords"
import {
  dateInWords,
  dayInWords,
  deadlineInWords,
  dueInWords,
  fullDateInWords,
  momentInWords,
  timeInWords,
  touchInWords,
  weekdayAndDateInWords
} from "@kith/core/domain/words/whenToWords"
import { propertyRuns } from "@kith/testkit/propertyRuns"

const today = dayOf("2026-03-03")!
const en = { today, lang: "en" } as const
const fr = { today, lang: "fr" } as const
const on = (iso: string) => ({
  day: dayOf(iso.slice(0, 10))!,
  ...(iso.length > 10 ? { minute: 60 * Number(iso.slice(11, 13)) + Number(iso.slice(14)) } : {})
})

describe("A due date in words, on Tuesday 3 March 2026", () => {
  it.each([
    ["2026-03-03", "today", "aujourd’hui"],
    ["2026-03-03T15:00", "today by 15:00", "aujourd’hui avant 15\u00a0h"],
    ["2026-03-03T09:05", "today by 09:05", "aujourd’hui avant 9\u00a0h\u00a005"],
    ["2026-03-04", "tomorrow", "demain"],
    ["2026-03-04T15:30", "tomorrow by 15:30", "demain avant 15\u00a0h\u00a030"],
    ["2026-03-05T15:00", "Thu", "jeu."],
    ["2026-03-09", "Mon", "lun."],
    ["2026-03-10", "10 Mar", "10 mars"],
    ["2026-03-24", "24 Mar", "24 mars"],
    ["2026-04-01", "1 Apr", "1er avr."],
    ["2026-08-02T12:00", "2 Aug", "2 août"],
    ["2027-03-24", "24 Mar 2027", "24 mars 2027"],
    ["2026-03-02T15:00", "yesterday", "hier"],
    ["2026-03-01", "1 Mar", "1er mars"],
    ["2025-12-31", "31 Dec 2025", "31 déc. 2025"]
  ])("%s is “%s”, « %s »", (iso, english, french) => {
    expect(dueInWords(on(iso), en)).toBe(english)
    expect(dueInWords(on(iso), fr)).toBe(french)
  })

  it.each([
    ["2026-03-03T15:00", "by 15:00", "avant 15\u00a0h"],
    ["2026-03-03", "today", "aujourd’hui"],
    ["2026-03-04", "by tomorrow", "d’ici demain"],
    ["2026-03-05T15:00", "by Thu", "d’ici jeu."],
    ["2026-03-24", "24 Mar", "24 mars"],
    ["2026-02-24", "24 Feb", "24 févr."]
  ])("%s is “%s”, « %s » inside a sentence", (iso, english, french) => {
    expect(deadlineInWords(on(iso), en)).toBe(english)
    expect(deadlineInWords(on(iso), fr)).toBe(french)
  })
})

describe("What has been, in words", () => {
  it.each([
    ["meeting", "2026-03-02T15:00", "met yesterday 15:00", "rencontre hier à 15\u00a0h"],
    ["outreach", "2026-02-24", "wrote 24 Feb", "message envoyé le 24 févr."],
    ["reply", "2026-03-03", "replied today", "réponse reçue aujourd’hui"],
    ["thank-you", "2025-03-01T10:00", "thanked 1 Mar 2025", "remerciement le 1er mars 2025"],
    ["check-in", "2026-03-03T08:30", "checked in today 08:30", "prise de nouvelles aujourd’hui à 8\u00a0h\u00a030"],
    ["meeting", "2026-03-06", "met Fri", "rencontre ven."]
  ] as const)("%s on %s is “%s”, « %s »", (kind, iso, english, french) => {
    expect(touchInWords(kind, on(iso), en)).toBe(english)
    expect(touchInWords(kind, on(iso), fr)).toBe(french)
  })
})

describe("Dates written out", () => {
  it("carry their weekday, and their year where it is not this one", () => {
    expect(weekdayAndDateInWords(today, en)).toBe("Tue 3 Mar")
    expect(weekdayAndDateInWords(today, fr)).toBe("mar. 3 mars")
    expect(weekdayAndDateInWords(dayOf("2027-01-01")!, fr)).toBe("ven. 1er janv. 2027")
    expect(fullDateInWords(today, "en")).toBe("Tuesday, 3 March 2026")
    expect(fullDateInWords(dayOf("2026-02-01")!, "fr")).toBe("dimanche 1er février 2026")
  })
})

describe("What Kith says of a day", () => {
  const day = fc.integer({ min: dayOf("1950-01-01")!, max: dayOf("2149-12-31")! })
  const near = fc.integer({ min: -400, max: 400 })
  const lang = fc.constantFrom<Language>("en", "fr")
  const minute = fc.integer({ min: 0, max: 1439 })

  it("is understood by Kith, in both languages", () => {
    fc.assert(
      fc.property(day, near, lang, minute, minute, (today, away, lang, now, minute) => {
        const due = { day: today + away, minute }
        const said = { today, lang }
        const reads = { today, minute: now, lang, prefer: "future" as const }
        const dayAlone = (phrase: string) => readWhen(phrase, reads)?.day
        const dated = dateInWords(due.day, said)
        const thisYear = !/\d{4}$/.test(dated)
        // A date of this year that is past is looked for where it lies.
        const prefer = thisYear && away < 0 ? ("past" as const) : ("future" as const)
        expect(readWhen(dated, { ...reads, prefer })).toEqual({ day: due.day })
        expect(readWhen(weekdayAndDateInWords(due.day, said), { ...reads, prefer })).toEqual({ day: due.day })
        expect(dayAlone(fullDateInWords(due.day, lang))).toBe(due.day)
        if (away < 0) return
        expect(dayAlone(dayInWords(due.day, said))).toBe(due.day)
        expect(dayAlone(dueInWords(due, said))).toBe(due.day)
        if (away <= 1) {
          expect(readWhen(dueInWords(due, said), reads)).toEqual(due)
          expect(readWhen(momentInWords(due, said), reads)).toEqual(due)
        }
        if (away > 0) expect(dayAlone(deadlineInWords(due, said))).toBe(due.day)
      }),
      propertyRuns(3000)
    )
  })

  it("tells every minute of the day apart, and reads each back", () => {
    for (const lang of ["en", "fr"] as const) {
      for (let minute = 0; minute < 1440; minute++) {
        const said = `${lang === "fr" ? "demain à" : "tomorrow"} ${timeInWords(minute, lang)}`
        expect(readWhen(said, { today, minute: 0, lang, prefer: "future" })).toEqual({ day: today + 1, minute })
      }
    }
  })
})
