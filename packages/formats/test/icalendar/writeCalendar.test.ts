/** Reminders as a calendar: what other programs read of it. */
import type { CalendarEntry } from "@kith/core/domain/CalendarEntry"
import { isoOf } from "@kith/core/domain/calendar/CivilDay"
import { concat } from "@kith/core/log/Bytes"
import { LONGEST_LINE_OCTETS } from "@kith/formats/contentLine/foldLine"
import { type CalendarFile, writeCalendar } from "@kith/formats/icalendar/writeCalendar"
import { meetingsReader } from "@kith/formats/icalendar/MeetingsReader"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import * as fc from "fast-check"
import ICAL from "ical.js"
import { convertIcsCalendar } from "ts-ics"
import { describe, expect, it } from "vitest"
import { utf8 } from "../reading.ts"

const stamp = Date.parse("2026-03-01T12:00:00Z")
const written = (entries: ReadonlyArray<CalendarEntry>, more: Partial<CalendarFile> = {}): string =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(
    concat(...writeCalendar({ name: "Kith", stamp, entries, ...more }))
  )

const thanks: CalendarEntry = {
  id: "9xk2mq",
  sequence: 41,
  title: "Thank Ana; now, please",
  description: "met yesterday 15:00\nS0",
  start: "2026-03-03",
  alarm: 540,
  url: "https://kith.example/r/9xk2mq"
}
const meeting: CalendarEntry = {
  id: "c0ffee",
  sequence: 3,
  title: "Café avec Zoé",
  start: Date.parse("2026-03-10T19:00:00Z"),
  minutes: 45,
  alarm: -15,
  busy: true
}

describe("a calendar", () => {
  it("is one of events", () => {
    expect(written([thanks, meeting]).split("\r\n")).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Kith//Kith 1//EN",
      "CALSCALE:GREGORIAN",
      "NAME:Kith",
      "X-WR-CALNAME:Kith",
      "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
      "X-PUBLISHED-TTL:PT12H",
      "BEGIN:VEVENT",
      "UID:9xk2mq@kith",
      "DTSTAMP:20260301T120000Z",
      "SEQUENCE:41",
      "SUMMARY:Thank Ana\\; now\\, please",
      "DESCRIPTION:met yesterday 15:00\\nS0",
      "URL:https://kith.example/r/9xk2mq",
      "DTSTART;VALUE=DATE:20260303",
      "DTEND;VALUE=DATE:20260304",
      "STATUS:CONFIRMED",
      "TRANSP:TRANSPARENT",
      "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      "DESCRIPTION:Thank Ana\\; now\\, please",
      "TRIGGER:PT540M",
      "END:VALARM",
      "END:VEVENT",
      "BEGIN:VEVENT",
      "UID:c0ffee@kith",
      "DTSTAMP:20260301T120000Z",
      "SEQUENCE:3",
      "SUMMARY:Café avec Zoé",
      "DTSTART:20260310T190000Z",
      "DTEND:20260310T194500Z",
      "STATUS:CONFIRMED",
      "TRANSP:OPAQUE",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      "DESCRIPTION:Café avec Zoé",
      "TRIGGER:-PT15M",
      "END:VALARM",
      "END:VEVENT",
      "END:VCALENDAR",
      ""
    ])
  })

  it("or one of tasks, which have other ids, so that both may be kept in one place", () => {
    const lines = written([{ ...thanks, status: "done" }], { form: "tasks" }).split("\r\n")
    expect(lines).toEqual(expect.arrayContaining(["BEGIN:VTODO", "UID:9xk2mq.task@kith", "DUE;VALUE=DATE:20260303"]))
    expect(lines).toEqual(expect.arrayContaining(["STATUS:COMPLETED", "TRIGGER;RELATED=END:PT540M"]))
    expect(lines.join()).not.toContain("DTSTART")
  })

  it("is the same for the same entries and the same moment", () => {
    expect(written([thanks])).toBe(written([thanks]))
  })

  it("comes in pieces", () => {
    const many = Array.from({ length: 1000 }, (_, at) => ({ ...thanks, id: String(at) }))
    expect([...writeCalendar({ name: "Kith", stamp, entries: many })].length).toBeGreaterThan(3)
  })
})

const text = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
  .map((text) => text.replace(/[\p{C}\p{Z}]/gu, " ").trim())
  .filter((text) => text !== "")
const anyEntry: fc.Arbitrary<CalendarEntry> = fc.record(
  {
    id: fc.stringMatching(/^[0-9a-z]{13}$/),
    sequence: fc.nat(0x7fff_ffff),
    title: text,
    description: fc.array(text, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n")),
    location: text,
    start: fc.oneof(
      fc.integer({ min: 18_000, max: 22_000 }).map(isoOf),
      fc.integer({ min: 26_000_000, max: 31_000_000 }).map((minute) => minute * 60_000)
    ),
    minutes: fc.integer({ min: 1, max: 2000 }),
    alarm: fc.integer({ min: -3000, max: 3000 }),
    url: fc.webUrl(),
    status: fc.constantFrom("tentative" as const, "confirmed" as const, "cancelled" as const, "done" as const),
    busy: fc.boolean()
  },
  { requiredKeys: ["id", "sequence", "title", "start"] }
)
const entries = fc.uniqueArray(anyEntry, { selector: ({ id }) => id, maxLength: 5 })
const startOf = ({ start }: CalendarEntry): string =>
  typeof start === "string" ? start : `${new Date(start).toISOString().slice(0, 19)}Z`
const endOf = ({ start, minutes = 15 }: CalendarEntry): string =>
  typeof start === "string"
    ? new Date(Date.parse(start) + 86_400_000).toISOString().slice(0, 10)
    : `${new Date(start + minutes * 60_000).toISOString().slice(0, 19)}Z`

describe("other programs read of a calendar what was written", () => {
  it("ical.js, events", () => {
    fc.assert(
      fc.property(entries, (entries) => {
        const calendar = new ICAL.Component(ICAL.parse(written(entries)) as never)
        expect(calendar.getFirstPropertyValue("x-wr-calname")).toBe("Kith")
        const found = calendar.getAllSubcomponents("vevent").map((component) => {
          const event = new ICAL.Event(component)
          const alarm = component.getFirstSubcomponent("valarm")?.getFirstPropertyValue("trigger") as
            | ICAL.Duration
            | undefined
          return {
            id: event.uid,
            sequence: event.sequence,
            title: event.summary,
            description: event.description ?? undefined,
            location: event.location ?? undefined,
            start: event.startDate.toString(),
            end: event.endDate.toString(),
            alarm: alarm === undefined ? undefined : alarm.toSeconds() / 60,
            url: component.getFirstPropertyValue("url") ?? undefined,
            transparent: component.getFirstPropertyValue("transp")
          }
        })
        expect(found).toEqual(
          entries.map((entry) => ({
            id: `${entry.id}@kith`,
            sequence: entry.sequence,
            title: entry.title,
            description: entry.description,
            location: entry.location,
            start: startOf(entry),
            end: endOf(entry),
            alarm: entry.alarm,
            url: entry.url,
            transparent: entry.busy === true ? "OPAQUE" : "TRANSPARENT"
          }))
        )
      }),
      propertyRuns(200)
    )
  })

  it("ical.js, tasks", () => {
    fc.assert(
      fc.property(entries, (entries) => {
        const calendar = new ICAL.Component(ICAL.parse(written(entries, { form: "tasks" })) as never)
        const found = calendar
          .getAllSubcomponents("vtodo")
          .map((task) => ["uid", "summary", "due", "sequence"].map((name) => String(task.getFirstPropertyValue(name))))
        expect(found).toEqual(
          entries.map((entry) => [`${entry.id}.task@kith`, entry.title, startOf(entry), String(entry.sequence)])
        )
      }),
      propertyRuns(100)
    )
  })

  it("ts-ics, events", () => {
    fc.assert(
      fc.property(entries, (entries) => {
        const calendar = convertIcsCalendar(
          undefined,
          written(entries.map((entry) => ({ ...entry, title: plain(entry.title) })))
        )
        expect(
          (calendar.events ?? []).map(({ uid, summary, start, sequence }) => [
            uid,
            summary,
            start.date.getTime(),
            sequence ?? 0
          ])
        ).toEqual(
          entries.map(({ id, title, start, sequence }) => [
            `${id}@kith`,
            plain(title),
            typeof start === "string" ? Date.parse(start) : start,
            sequence
          ])
        )
      }),
      propertyRuns(100)
    )
  })
})

describe("our own reader", () => {
  it("reads the same times and texts", () => {
    fc.assert(
      fc.property(entries, (entries) => {
        const reader = meetingsReader()
        const rows = [...reader.push(utf8(written(entries))), ...reader.end()]
        expect(rows.map((row) => (row._tag === "Read" ? row.meeting : row))).toEqual(
          entries.map((entry) => ({
            uid: `${entry.id}@kith`,
            sequence: entry.sequence,
            stamp,
            summary: entry.title,
            ...(entry.description === undefined ? {} : { description: entry.description }),
            ...(entry.location === undefined ? {} : { location: entry.location }),
            ...(entry.url === undefined ? {} : { url: entry.url }),
            start: typeof entry.start === "string" ? entry.start : `${startOf(entry).slice(0, 16)}[UTC]`,
            ...(typeof entry.start === "string" ? {} : { minutes: entry.minutes ?? 15 }),
            cancelled: entry.status === "cancelled",
            tentative: entry.status === "tentative",
            attendees: []
          }))
        )
      }),
      propertyRuns(200)
    )
  })
})

/** What ts-ics takes apart or trims in its own way is left to ical.js; a sequence of 0 is none to it. */
const plain = (text: string): string => text.replace(/[^\p{L}\p{N} ]/gu, "x").trim()

describe("the lines of a calendar", () => {
  it("have at most 75 octets and whole characters, and end in CRLF", () => {
    fc.assert(
      fc.property(entries, fc.constantFrom("events" as const, "tasks" as const), (entries, form) => {
        const lines = written(entries, { form }).split("\r\n")
        expect(lines.pop()).toBe("")
        for (const line of lines) {
          expect(utf8(line).length).toBeLessThanOrEqual(LONGEST_LINE_OCTETS)
          expect(line).not.toMatch(/[\r\n]/)
          expect(line.isWellFormed()).toBe(true)
        }
      }),
      propertyRuns(200)
    )
  })
})
