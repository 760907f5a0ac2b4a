/** Meetings as Google, Outlook and Apple write them. */
import { readFileSync } from "node:fs"
import { makeZone } from "@kith/core/domain/calendar/Zone"
import type { Meeting, MeetingRow } from "@kith/core/domain/Meeting"
import { FormatError, LIMITS, type Limits } from "@kith/formats/Format"
import type { Horizon } from "@kith/formats/icalendar/meetingOf"
import { meetingsReader } from "@kith/formats/icalendar/MeetingsReader"
import { isCalendar, readMeetings } from "@kith/formats/icalendar/readMeetings"
import { windowsZones } from "@kith/formats/icalendar/windowsZones"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as fc from "fast-check"
import ICAL from "ical.js"
import { describe, expect, it } from "vitest"
import { anyCuts, cutBytes } from "../csv/csvText.ts"
import { fixture, utf8 } from "../reading.ts"

const horizon: Horizon = { from: "2026-01-01", until: "2027-01-01" }
const read = (bytes: Uint8Array, within: Horizon | null = horizon): ReadonlyArray<MeetingRow> =>
  Effect.runSync(Stream.runCollect(readMeetings(Stream.succeed(bytes), within === null ? {} : { horizon: within })))
const meetings = (bytes: Uint8Array, within: Horizon | null = horizon): ReadonlyArray<Meeting> =>
  read(bytes, within).flatMap((row) => (row._tag === "Read" ? [row.meeting] : []))
const event = (...lines: ReadonlyArray<string>): Uint8Array =>
  utf8(["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:u", ...lines, "END:VEVENT", "END:VCALENDAR", ""].join("\r\n"))
const shown = (rows: ReadonlyArray<MeetingRow>): ReadonlyArray<string> =>
  rows.map((row) => {
    if (row._tag === "Read") return `${row.line}: ${row.meeting.start} ${row.meeting.summary}`
    const detail = row.detail === undefined ? "" : ` ${row.detail}`
    return `${row.line}${row.through === undefined ? "" : `-${row.through}`}: ${row.why}${detail}`
  })

describe("an invitation from Google", () => {
  it("is a meeting with everybody in it", () => {
    expect(read(fixture("icalendar/google-invitation.ics"))).toEqual([
      {
        _tag: "Read",
        line: 24,
        meeting: {
          uid: "5k0d2b7q@google.com",
          sequence: 1,
          stamp: Date.parse("2026-03-01T14:15:00Z"),
          summary: "Café avec Ana – 20 min",
          description: "Coffee and careers, about risk models.\n\nJoin: https://meet.example/abc-defg-hij",
          url: "https://meet.example/abc-defg-hij",
          start: "2026-03-10T15:00[America/Toronto]",
          minutes: 45,
          cancelled: false,
          tentative: false,
          organizer: { email: "ana@example.ca", name: "Ana Souza" },
          attendees: [
            { email: "ana@example.ca", name: "Ana Souza", answer: "accepted" },
            { email: "me@example.ca", answer: "needs-action" }
          ]
        }
      }
    ])
  })

  it("may call the meeting off, and an answer to it is no meeting", () => {
    const text = readFileSync(new URL("../fixtures/icalendar/google-invitation.ics", import.meta.url), "utf8")
    expect(meetings(utf8(text.replace("METHOD:REQUEST", "METHOD:CANCEL")))).toMatchObject([{ cancelled: true }])
    expect(shown(read(utf8(text.replace("METHOD:REQUEST", "METHOD:REPLY"))))).toEqual(["24-49: notThisShape reply"])
  })
})

describe("Outlook's calendar", () => {
  const rows = read(fixture("icalendar/outlook.ics"))

  it("has zones of its own, of Windows, and some that come after the event", () => {
    expect(shown(rows)).toEqual([
      "21: 2026-03-08T08:00[UTC] In winter",
      "36: 2026-04-08T07:00[UTC] In summer",
      "43: 2026-04-09T13:00[America/New_York] On Windows' clock",
      "52: 2026-05-04T09:00[UTC] Before its zone",
      "74-79: unknownZone Nobody's Time"
    ])
  })

  it("has names with commas, rooms, and lengths instead of ends", () => {
    const all = meetings(fixture("icalendar/outlook.ics"))
    expect(all[1]).toMatchObject({ minutes: 90 })
    expect(all[2]).toMatchObject({
      organizer: { email: "mireille@caisse.example", name: "Gagnon, Mireille" },
      attendees: [{ email: "room4@caisse.example", name: "Room 4", kind: "room" }]
    })
  })
})

describe("Apple's calendar", () => {
  it("has times on no clock, whole days, series with exceptions, and things that are no meetings", () => {
    expect(shown(read(fixture("icalendar/apple.ics")))).toEqual([
      "8: 2026-03-12T12:00 Lunch with Luc",
      "18: 2026-03-14 Conference",
      "25: 2026-03-17T19:00[UTC] Called off",
      "34: 2026-03-03T10:00[America/Toronto] Mentor",
      "34: 2026-03-17T10:00[America/Toronto] Mentor",
      "34: 2026-04-14T10:00[America/Toronto] Mentor",
      "44: 2026-03-18T14:00[America/Toronto] Mentor",
      "53: 2026-03-03T10:00[America/Halifax] Odd",
      "65-69: badDate",
      "70-72: notThisShape noEnd"
    ])
  })

  it("names each occurrence of a series, so that the one that was moved is known", () => {
    const series = meetings(fixture("icalendar/apple.ics")).filter(({ uid }) => uid === "8E2D-SERIES")
    expect(series.map(({ recurrence }) => recurrence)).toEqual([
      "2026-03-03T15:00[UTC]",
      "2026-03-17T14:00[UTC]",
      "2026-04-14T14:00[UTC]",
      "2026-03-17T14:00[UTC]"
    ])
    expect(series[0]).toMatchObject({
      owner: "me@example.ca",
      attendees: [{ email: "luc@example.ca", name: "Luc Tran", answer: "accepted" }]
    })
  })

  it("says so where a series was not worked out", () => {
    const odd = (all: ReadonlyArray<Meeting>) =>
      all.filter(({ repeats }) => repeats !== undefined).map(({ uid }) => uid)
    expect(odd(meetings(fixture("icalendar/apple.ics")))).toEqual(["8E2D-ODD"])
    expect(odd(meetings(fixture("icalendar/apple.ics"), null))).toEqual(["8E2D-SERIES", "8E2D-ODD"])
  })
})

describe("an event", () => {
  it("without an id of its own is known by its time and its name", () => {
    const bytes = utf8("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260302\nSUMMARY:A\nEND:VEVENT\nEND:VCALENDAR")
    expect(meetings(bytes)).toMatchObject([{ uid: "2026-03-02 A", start: "2026-03-02" }])
  })

  it("may be in an old calendar, quoted-printable and in Windows-1252", () => {
    expect(
      meetings(event("DTSTART:20260302T150000Z", "SUMMARY;ENCODING=QUOTED-PRINTABLE:Caf=E9 =", "=E0 trois"))
    ).toMatchObject([{ summary: "Café à trois" }])
  })

  it("takes no time where it ends before it starts", () => {
    expect(meetings(event("DTSTART:20260302T150000Z", "DTEND:20260302T140000Z"))[0]).not.toHaveProperty("minutes")
  })

  it("keeps its length over a change of the clocks", () => {
    const zone = "TZID=America/Toronto"
    const [night] = meetings(event(`DTSTART;${zone}:20260308T010000`, `DTEND;${zone}:20260308T040000`))
    expect(night?.minutes).toBe(120)
  })
})

describe("a series", () => {
  /** Rules as calendars' forms make them. */
  const rule = fc
    .record({
      frequency: fc.constantFrom(
        "FREQ=DAILY",
        "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=MO,WE,FR",
        "FREQ=WEEKLY;WKST=SU;BYDAY=SU,TU",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYMONTHDAY=15,31",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYDAY=2TU",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=YEARLY",
        "FREQ=YEARLY;BYMONTH=3,9;BYDAY=1MO"
      ),
      interval: fc.constantFrom("", "", ";INTERVAL=2", ";INTERVAL=3"),
      end: fc.constantFrom("", ";COUNT=1", ";COUNT=7", ";UNTIL=20270601T120000Z", ";UNTIL=20270601T115900Z")
    })
    .map(({ frequency, interval, end }) => `${frequency}${interval}${end}`)
  const start = fc
    .integer({ min: 0, max: 900 })
    .map((day) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10))

  it("goes on until the end of a day that is given without a time", () => {
    const days = meetings(event("DTSTART:20260302T150000Z", "RRULE:FREQ=DAILY;UNTIL=20260304"))
    expect(days.map(({ start }) => start.slice(8, 10))).toEqual(["02", "03", "04"])
  })

  it("passes over a day that a month or a year does not have", () => {
    const years = { from: "2024-01-01", until: "2032-12-31" }
    const days = (rule: string, start: string) =>
      meetings(event(`DTSTART:${start}`, `RRULE:${rule}`), years).map(({ start }) => start)
    expect(days("FREQ=YEARLY", "20240229")).toEqual(["2024-02-29", "2028-02-29", "2032-02-29"])
    expect(days("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=2", "20240229")).toEqual(["2024-02-29", "2028-02-29"])
    expect(days("FREQ=MONTHLY;COUNT=3", "20260131")).toEqual(["2026-01-31", "2026-03-31", "2026-05-31"])
  })

  it("has the days that ical.js gives it", () => {
    fc.assert(
      fc.property(rule, start, (rule, start) => {
        const ours = meetings(event(`DTSTART:${start.replaceAll("-", "")}T120000Z`, `RRULE:${rule}`), {
          from: "2025-01-01",
          until: "2028-12-31"
        }).map((meeting) => meeting.start.slice(0, 10))
        const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateTimeString(`${start}T12:00:00Z`))
        const theirs: Array<string> = []
        for (let next = iterator.next(); next && next.year < 2029 && theirs.length < 1000; next = iterator.next()) {
          theirs.push(next.toString().slice(0, 10))
        }
        // ical.js counts from the first day that the rule gives; calendars show the start as well, and count it.
        fc.pre(theirs[0] === start)
        expect(ours).toEqual(theirs)
      }),
      propertyRuns(150)
    )
  })

  it("is bounded, however long its rule makes it", () => {
    const years = { from: "0001-01-01", until: "9999-12-31" }
    expect(meetings(event("DTSTART:20260302", "RRULE:FREQ=DAILY"), years)).toHaveLength(1000)
    expect(meetings(event("DTSTART:20260302", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"), years)).toHaveLength(1)
    expect(meetings(event("DTSTART:20260302", "RRULE:FREQ=YEARLY;INTERVAL=999999999"), years)).toHaveLength(1)
  })

  it.each([
    "FREQ=HOURLY",
    "FREQ=WEEKLY;BYDAY=XX",
    "FREQ=DAILY;INTERVAL=0",
    "FREQ=DAILY;UNTIL=soon",
    "nonsense",
    "FREQ=YEARLY;BYWEEKNO=1"
  ])("of %s is given by its first meeting, and says so", (rule) => {
    expect(meetings(event("DTSTART:20260302", `RRULE:${rule}`))).toMatchObject([{ start: "2026-03-02", repeats: rule }])
  })
})

describe("zones", () => {
  it("of Windows are zones that this platform knows", () => {
    expect([...windowsZones.values()].filter((name) => makeZone(name) === undefined)).toEqual([])
    expect(windowsZones.size).toBeGreaterThan(130)
  })

  it("that a file brings along are as ical.js has them", () => {
    const text = readFileSync(new URL("../fixtures/icalendar/google-invitation.ics", import.meta.url), "utf8")
    const zoneText = /BEGIN:VTIMEZONE[\s\S]*END:VTIMEZONE/.exec(text)![0]
    const theirs = new ICAL.Timezone(new ICAL.Component(ICAL.parse(zoneText) as never))
    const own = zoneText.replaceAll("America/Toronto", "Our own")
    const hours = fc.integer({ min: 0, max: 24 * 365 * 12 })
    fc.assert(
      fc.property(hours, (hour) => {
        const local = new Date(Date.UTC(2020, 0, 1, hour, 30)).toISOString().slice(0, 19)
        const bytes = utf8(
          [
            "BEGIN:VCALENDAR",
            own,
            "BEGIN:VEVENT",
            `DTSTART;TZID=Our own:${local.replace(/[-:]/g, "")}`,
            "END:VEVENT",
            "END:VCALENDAR"
          ].join("\r\n")
        )
        const time = ICAL.Time.fromDateTimeString(local)
        time.zone = theirs
        // In the hour that a change skips, and in the one that it repeats, every program chooses for itself.
        fc.pre(!/-(03|11)-/.test(local) || !/T0[0-3]/.test(local))
        expect(meetings(bytes)[0]?.start).toBe(`${time.toJSDate().toISOString().slice(0, 16)}[UTC]`)
      }),
      propertyRuns(300)
    )
  })
})

describe("the reader of meetings", () => {
  const originals = ["google-invitation", "outlook", "apple"].map((file) => fixture(`icalendar/${file}.ics`))
  const outcome = (pieces: ReadonlyArray<Uint8Array>, limits: Limits = LIMITS): ReadonlyArray<MeetingRow> | string => {
    const reader = meetingsReader({ horizon, limits })
    const rows: Array<MeetingRow> = []
    try {
      for (const piece of pieces) rows.push(...reader.push(piece))
      return [...rows, ...reader.end()]
    } catch (error) {
      if (error instanceof FormatError) return error.reason._tag
      throw error
    }
  }

  it("reads or refuses whatever a fixture becomes, the same however it is cut", () => {
    const put = fc.oneof(
      fc.uint8Array({ maxLength: 4 }),
      fc.constantFrom(
        ...[
          "\r\n",
          "\n ",
          ":",
          ";",
          '"',
          "\0",
          "BEGIN:VEVENT\n",
          "END:VEVENT\n",
          "BEGIN:VTIMEZONE\n",
          "END:VCALENDAR\n"
        ].map(utf8)
      )
    )
    const changes = fc.array(fc.record({ at: fc.nat(), drop: fc.nat(4), put }), { maxLength: 8 })
    fc.assert(
      fc.property(fc.constantFrom(...originals), changes, anyCuts, (original, changes, cuts) => {
        const changed = [...original]
        for (const { at, drop, put } of changes) changed.splice(at % (changed.length + 1), drop, ...put)
        const bytes = Uint8Array.from(changed)
        const whole = outcome([bytes])
        expect(outcome(cutBytes(bytes, cuts))).toEqual(whole)
      }),
      propertyRuns(400)
    )
  })

  it("reads or refuses any lines of an event", () => {
    const name = fc.constantFrom(
      "DTSTART",
      "DTEND",
      "RRULE",
      "EXDATE",
      "RDATE",
      "RECURRENCE-ID",
      "DURATION",
      "ATTENDEE",
      "SEQUENCE"
    )
    const value = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom(
        "20260302T150000Z",
        "00010101",
        "99991231T235959",
        "20260230",
        "P1D",
        "FREQ=DAILY",
        "FREQ=YEARLY;COUNT=99999999"
      ),
      fc.constantFrom(
        "FREQ=WEEKLY;INTERVAL=999999999999999",
        "FREQ=MONTHLY;BYDAY=9MO",
        "FREQ=DAILY;BYMONTHDAY=99",
        "-P99999999999W"
      )
    )
    const param = fc.constantFrom(
      "",
      ";VALUE=DATE",
      ";TZID=America/Toronto",
      ";TZID=nowhere",
      ';TZID="',
      ";TZID=Etc/GMT+12"
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(name, param, value), { maxLength: 6 }), (lines) => {
        expect(() => outcome([event(...lines.map(([name, param, value]) => `${name}${param}:${value}`))])).not.toThrow()
      }),
      propertyRuns(600)
    )
  })

  it("refuses a property, an event and a file over their limits, and nothing beside", () => {
    const limits: Limits = { bytes: 6000, rows: 3, cell: 200, row: 600, columns: 20 }
    const calendar = (...lines: ReadonlyArray<string>) =>
      utf8(["BEGIN:VCALENDAR", ...lines, "END:VCALENDAR", ""].join("\n"))
    const one = (...lines: ReadonlyArray<string>) => ["BEGIN:VEVENT", "DTSTART:20260302", ...lines, "END:VEVENT"]
    const why = (...lines: ReadonlyArray<string>) => {
      const rows = outcome([calendar(...lines)], limits)
      return typeof rows === "string" ? rows : rows.map((row) => (row._tag === "Read" ? "read" : row.why))
    }
    expect(why(...one(`SUMMARY:${"x".repeat(300)}`), ...one())).toEqual(["cellTooLarge", "read"])
    expect(why(...one(`ATTACH;ENCODING=BASE64:${"x".repeat(1000)}`), ...one())).toEqual(["read", "read"])
    expect(why(...one(...Array.from({ length: 30 }, (_, at) => `ATTENDEE:mailto:${at}@x.ca`)))).toEqual(["rowTooLarge"])
    expect(why(...one("SUMMARY:\0"))).toEqual(["controlCharacters"])
    expect(why(...one(), ...one(), ...one(), ...one())).toBe("TooLarge")
    expect(why(...Array.from({ length: 500 }, () => "BEGIN:X"), ...one("X:".padEnd(150, "x")))).toEqual([
      "notThisShape"
    ])
  })

  it("is not fooled by other files", () => {
    for (const text of ["", "hello", "BEGIN:VCARD\nEND:VCARD\n", "BEGIN:VEVENT\nDTSTART:20260302\n"]) {
      expect(outcome([utf8(text)])).toMatch(/NotThisFormat/)
      expect(isCalendar(utf8(text))).toBe(false)
    }
    for (const original of originals) expect(isCalendar(original)).toBe(true)
  })
})
