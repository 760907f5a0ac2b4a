/** Monday's reminder. 2 March 2026 is a Monday, in the tenth week. */
import { describe, expect, it } from "vitest"
import { makeCalendar } from "@kith/core/domain/calendar/Calendar"
import { dayOf } from "@kith/core/domain/calendar/CivilDay"
import type { Settled } from "@kith/core/domain/entities/Disposition"
import { goalCounts, weeklyGoal, type WeekOfGoals } from "@kith/core/domain/rules/weeklyGoal"
import { goal, ontario, pack, shown } from "./story.ts"

const rule = pack.find(({ spec }) => spec.id === "weekly-goal")!

const week = (more: Partial<WeekOfGoals> = {}): WeekOfGoals => ({
  goals: [],
  week: { conversations: 0, "new-people": 0 },
  day: dayOf("2026-03-04")!,
  settled: new Map(),
  ...more
})

describe("The week's goal", () => {
  it("is one new person a week for whoever set none, from Monday morning on", () => {
    const reminder = weeklyGoal(rule, week(), ontario)!
    expect([shown(reminder.opens), shown(reminder.due), reminder.lateAfter, reminder.rank]).toEqual([
      "2026-03-02T00:00",
      "2026-03-02T09:00",
      undefined,
      110
    ])
    expect(reminder.contact).toBeUndefined()
    expect(reminder.why).toMatchObject({
      trigger: "week/2026-W10",
      happened: "2026-03-02",
      goals: [{ measure: "new-people", per: "week", done: 0, target: 1 }]
    })
  })

  it("ends when it is reached", () => {
    expect(weeklyGoal(rule, week({ week: { conversations: 0, "new-people": 1 } }), ontario)).toBeUndefined()
  })

  it("is the same on every day of the week, and another in the next", () => {
    const ids = ["2026-03-02", "2026-03-08", "2026-03-09"].map(
      (day) => weeklyGoal(rule, week({ day: dayOf(day)! }), ontario)!.id
    )
    expect(ids[0]).toBe(ids[1])
    expect(ids[0]).not.toBe(ids[2])
  })

  it("names the week after the year of its Thursday", () => {
    expect(weeklyGoal(rule, week({ day: dayOf("2027-01-01")! }), ontario)!.why.trigger).toBe("week/2026-W53")
  })

  it("waits for Tuesday after a holiday, and until after an absence", () => {
    expect(shown(weeklyGoal(rule, week({ day: dayOf("2026-05-20")! }), ontario)!.due)).toBe("2026-05-19T09:00")
    const away = (from: string, until: string) =>
      makeCalendar({ zone: ontario.zone, away: [{ from: dayOf(from)!, until: dayOf(until)! }] })
    expect(shown(weeklyGoal(rule, week(), away("2026-02-27", "2026-03-03"))!.due)).toBe("2026-03-04T09:00")
    expect(weeklyGoal(rule, week(), away("2026-02-27", "2026-03-09"))).toBeUndefined()
  })

  it("is settled and put off like any other", () => {
    const { id } = weeklyGoal(rule, week(), ontario)!
    const said = (word: Settled) => weeklyGoal(rule, week({ settled: new Map([[id, word]]) }), ontario)
    expect(said({ state: "done", at: 0 })).toBeUndefined()
    expect(said({ state: "dismissed", at: 0 })).toBeUndefined()
    expect(shown(said({ state: "snoozed", at: 0, until: Date.parse("2026-03-05T14:00Z") })!.due)).toBe(
      "2026-03-05T09:00"
    )
  })
})

describe("The counts against the goals", () => {
  const conversations = goal("g1", { measure: "conversations", per: "week", target: 2 })
  const people = goal("g2", { measure: "new-people", per: "month", target: 4 })
  const counted = {
    goals: [conversations, people],
    week: { conversations: 1, "new-people": 1 },
    month: { conversations: 3, "new-people": 3 }
  }

  it("are of each goal in its own span", () => {
    expect(goalCounts(counted)).toEqual([
      { measure: "new-people", per: "month", done: 3, target: 4 },
      { measure: "conversations", per: "week", done: 1, target: 2 }
    ])
    expect(weeklyGoal(rule, week(counted), ontario)!.why.goals).toHaveLength(2)
    expect(
      weeklyGoal(rule, week({ ...counted, week: { conversations: 2, "new-people": 0 } }), ontario)!.why.goals
    ).toHaveLength(1)
  })

  it("leave out a month that was not counted, a goal that is deleted, and one that says too little", () => {
    expect(goalCounts({ goals: counted.goals, week: counted.week })).toHaveLength(1)
    expect(goalCounts({ ...counted, goals: [conversations, { ...people, deleted: { seen: {} } }] })).toHaveLength(1)
    expect(goalCounts({ ...counted, goals: [conversations, goal("g3", { per: "week" })] })).toHaveLength(1)
  })

  it("take the higher of two goals for the same thing, in any order", () => {
    const more = goal("g4", { measure: "conversations", per: "week", target: 5 })
    for (const goals of [
      [conversations, more],
      [more, conversations]
    ]) {
      expect(goalCounts({ ...counted, goals })).toEqual([{ measure: "conversations", per: "week", done: 1, target: 5 }])
    }
  })
})
