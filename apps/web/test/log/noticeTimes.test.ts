/** When reminders are told: laws over any reminders, and the cases that people would notice. */
import { propertyRuns } from "@kith/testkit/propertyRuns"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { makeCalendar } from "@kith/core/domain/calendar/Calendar"
import { dayOf } from "@kith/core/domain/calendar/CivilDay"
import { makeZone } from "@kith/core/domain/calendar/Zone"
import { HOUR_MS } from "@kith/core/log/Wakes"
import { noticeTimes, type ToTell } from "../../src/log/notices/noticeTimes.ts"

const DAY_MS = 24 * HOUR_MS
/** Tuesday, 3 March 2026, 10:00 in Toronto. */
const NOW = Date.parse("2026-03-03T15:00:00Z")
const toronto = makeCalendar({ zone: makeZone("America/Toronto")!, jurisdiction: "ON" })

const one = (key: string, opens: string, more: Partial<ToTell> = {}): ToTell => ({
  key,
  opens: Date.parse(opens),
  rank: 1,
  lapses: undefined,
  ...more
})

interface Told {
  readonly before?: ReadonlyArray<readonly [string, string]>
  readonly now?: number
  readonly dailyLimit?: number
  readonly settledToday?: number
}

/** By key, in UTC. */
const told = (
  reminders: ReadonlyArray<ToTell>,
  { before = [], now = NOW, dailyLimit = 5, settledToday = 0 }: Told = {}
) => {
  const known = new Map(before.map(([key, at]) => [key, Date.parse(at)]))
  const times = noticeTimes(reminders, {
    calendar: toronto,
    now,
    until: now + 30 * DAY_MS,
    dailyLimit,
    before: known,
    settledToday
  })
  return Object.fromEntries([...times].map(([key, at]) => [key, new Date(at).toISOString().slice(0, 16)]))
}

const anyReminders = fc.uniqueArray(
  fc.record({
    key: fc.string({ minLength: 1, maxLength: 6 }),
    opens: fc.integer({ min: NOW - 40 * DAY_MS, max: NOW + 40 * DAY_MS }),
    rank: fc.integer({ min: 0, max: 4 }),
    lapses: fc.option(fc.integer({ min: NOW, max: NOW + 20 * DAY_MS }), { nil: undefined })
  }),
  { selector: ({ key }) => key, maxLength: 60 }
)

const anyCalendar = fc
  .record({
    zone: fc.constantFrom("America/Toronto", "America/St_Johns", "Asia/Kolkata", "Asia/Kathmandu", "Pacific/Apia"),
    from: fc.integer({ min: 0, max: 1200 }),
    hours: fc.integer({ min: 2, max: 10 }),
    isAway: fc.boolean()
  })
  .map(({ zone, from, hours, isAway }) =>
    makeCalendar({
      zone: makeZone(zone)!,
      from,
      to: Math.min(1440, from + hours * 60),
      away: isAway ? [{ from: dayOf("2026-03-05")!, until: dayOf("2026-03-12")! }] : []
    })
  )

describe("when reminders are told", () => {
  it("is at full hours of work, after any absence, when they have opened and not lapsed, and never too many a day", () => {
    fc.assert(
      fc.property(anyReminders, anyCalendar, fc.integer({ min: 0, max: 6 }), (reminders, calendar, dailyLimit) => {
        const until = NOW + 30 * DAY_MS
        const bounds = { calendar, now: NOW, until, dailyLimit, before: new Map(), settledToday: 0 }
        const times = noticeTimes(reminders, bounds)
        const perDay = new Map<number, number>()
        for (const { key, opens, rank, lapses } of reminders) {
          const at = times.get(key)
          if (at === undefined) continue
          expect(at % HOUR_MS).toBe(0)
          expect(calendar.pastAway(calendar.snap(at, "workingHours"))).toBe(at)
          expect(at).toBeGreaterThanOrEqual(Math.max(NOW, opens))
          expect(at).toBeLessThan(lapses ?? Number.POSITIVE_INFINITY)
          expect(at).toBeLessThanOrEqual(until)
          if (rank > 0) perDay.set(calendar.dayOfInstant(at), (perDay.get(calendar.dayOfInstant(at)) ?? 0) + 1)
        }
        expect(Math.max(0, ...perDay.values())).toBeLessThanOrEqual(dailyLimit)
        // Worked out again at once, nothing moves, and nothing is told twice.
        expect(noticeTimes(reminders, { ...bounds, before: times })).toEqual(times)
      }),
      propertyRuns(300)
    )
  })

  it("is at the next full hour for what is open already, and in the morning for what opens at night", () => {
    const now = NOW + 5 * 60_000
    expect(told([one("a", "2026-03-02T15:00:00Z"), one("b", "2026-03-04T03:00:00Z")], { now })).toEqual({
      a: "2026-03-03T16:00",
      b: "2026-03-04T14:00"
    })
  })

  it("leaves what finds no place for the next working day, the most urgent first", () => {
    const opens = "2026-03-06T14:00:00Z"
    const reminders = [one("later", opens, { rank: 3 }), one("first", opens), one("fixed", opens, { rank: 0 })]
    expect(told(reminders, { dailyLimit: 1 })).toEqual({
      first: "2026-03-06T14:00",
      fixed: "2026-03-06T14:00",
      // Monday; the clocks went forward on Sunday.
      later: "2026-03-09T13:00"
    })
  })

  it("does not fill a day again whose list was finished", () => {
    expect(told([one("a", "2026-03-03T14:00:00Z")], { settledToday: 5 })).toEqual({ a: "2026-03-04T14:00" })
  })

  it("stays as it was for what was told, and comes again for what was put off", () => {
    const before = [["told", "2026-03-02T14:00:00Z"]] as const
    expect(told([one("told", "2026-03-02T14:00:00Z")], { before })).toEqual({ told: "2026-03-02T14:00" })
    expect(told([one("told@later", "2026-03-05T14:00:00Z")], { before })).toEqual({ "told@later": "2026-03-05T14:00" })
  })

  it("is never for what lapses before it could be told", () => {
    expect(told([one("a", "2026-03-03T23:00:00Z", { lapses: Date.parse("2026-03-04T13:00:00Z") })])).toEqual({})
  })
})
