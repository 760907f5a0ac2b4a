/**
 * Whether anybody would notice a part of the pack changed: every built-in rule with one thing changed, and a table of
 * what the pack makes of one story for each part. Each such mutant must change the table.
 */
import { describe, expect, it } from "vitest"
import { builtInRules } from "@kith/core/domain/rules/builtIn/builtInRules"
import { type CompiledRule, compileRules } from "@kith/core/domain/rules/compileRules"
import { evaluate } from "@kith/core/domain/rules/evaluate"
import type { Reminder } from "@kith/core/domain/rules/Reminder"
import type { RuleSpec } from "@kith/core/domain/rules/RuleSpec"
import type { Subject } from "@kith/core/domain/rules/Subject"
import { weeklyGoal } from "@kith/core/domain/rules/weeklyGoal"
import { mutantsOf } from "./packMutants.ts"
import { expected, stories } from "./packStories.ts"
import { moment, ontario, shown } from "./story.ts"

/** The keep-in-touch reminder of that story, which its `settled` names before it is known. */
const settledOnce = (rules: ReadonlyArray<CompiledRule>, subject: Subject): Subject => {
  if (!subject.settled.has("KIT")) return subject
  const first = evaluate(rules, { ...subject, settled: new Map() }, ontario).reminders.find(
    ({ rule }) => rule === "keep-in-touch"
  )
  return {
    ...subject,
    settled: new Map(first === undefined ? [] : [[first.id, { state: "done", at: moment("2026-04-06") }]])
  }
}

const line = ({ rule, opens, due, lateAfter, rank, why: { occurrence } }: Reminder): string =>
  [
    rule,
    rank,
    shown(opens),
    shown(due),
    ...(lateAfter === undefined ? [] : [`late ${shown(lateAfter)}`]),
    ...(occurrence ?? [])
  ].join(" ")

const tableOf = (specs: ReadonlyArray<RuleSpec>): { readonly [name: string]: ReadonlyArray<string> } => {
  const { rules } = compileRules(specs)
  const table: Record<string, ReadonlyArray<string>> = {}
  for (const [name, subject] of Object.entries(stories)) {
    table[name] = evaluate(rules, settledOnce(rules, subject), ontario).reminders.map(line)
  }
  const weekly = rules.find(({ spec }) => spec.id === "weekly-goal")
  const week = (date: string, count: number): ReadonlyArray<string> => {
    const day = ontario.dayOfInstant(moment(date))
    const counts = { conversations: 0, "new-people": count }
    const reminder = weekly && weeklyGoal(weekly, { goals: [], week: counts, day, settled: new Map() }, ontario)
    return reminder === undefined ? [] : [line(reminder)]
  }
  table["with a week ahead"] = week("2026-03-04", 0)
  table["with a week whose goal is reached"] = week("2026-03-04", 1)
  table["with a week that starts on Victoria Day"] = week("2026-05-20", 0)
  return table
}

/** Changes that change nothing, each with its reason. */
const unnoticed: { readonly [mutant: string]: string } = {
  "planned-follow-up: stops.0.since anchor": "a plan is counted from its own day",
  "nudge: without stops.1.outcome.1": "whoever declined is left in peace anyway",
  "proposal-lapses: without stops.0.outcome.1": "whoever declined is left in peace anyway",
  "tell-them: snap workingHours": "advice is done on a day, and days start when work does",
  "opening: after.unit days": "the next working morning is one working day later",
  "opening: snap none": "a working day later, at the time when work starts, is a working morning",
  "opening: snap workingHours": "a working day later, at the time when work starts, is a working morning",
  "pledge: opens trigger": "a promise is for a day, which is its trigger and its due date",
  "weekly-goal: snap workingHours": "a week starts on a day, and days start when work does"
}

describe("The pack", () => {
  it.each(Object.keys(expected))("makes of somebody %s what it should", (name) => {
    expect(tableOf(builtInRules)[name]).toEqual(expected[name])
  })

  it("is tried on every story there is", () => {
    expect(Object.keys(tableOf(builtInRules))).toEqual(Object.keys(expected))
  })
})

describe.each(builtInRules.map((spec) => [spec.id, spec] as const))("A change to %s", (id, spec) => {
  it.each(mutantsOf(spec).map(([what, mutant]) => [`${id}: ${what}`, mutant] as const))(
    "is noticed: %s",
    (what, mutant) => {
      const table = JSON.stringify(tableOf(builtInRules.map((each) => (each.id === id ? mutant : each))))
      if (unnoticed[what] === undefined) expect(table).not.toBe(JSON.stringify(expected))
      else expect(table, "this mutant is noticed now: take it off the list").toBe(JSON.stringify(expected))
    }
  )
})
