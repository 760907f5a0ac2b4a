/** What was said of a reminder on several devices: the most final counts, and nobody is asked to choose. */
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { readHistory } from "@kith/testkit/readHistory"
import { schemaArbitrary } from "@kith/testkit/schemaArbitrary"
import { testHide } from "@kith/testkit/testHide"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { conflictOf, view } from "../../src/domain/declare/Entity.ts"
import { compareSettled, Disposition, Settled } from "../../src/domain/entities/Disposition.ts"
import { ReminderSettled } from "../../src/domain/events/RecordEvents.ts"
import { emptyRecord, fold } from "../../src/domain/merge/EntityRecord.ts"
import { emptyVersion } from "../../src/log/VersionVector.ts"

const settled = schemaArbitrary(Settled)
const rank = { snoozed: 0, dismissed: 1, done: 2 }

describe("of two words on a reminder", () => {
  it("the more final counts, then the longer snooze, then the later word", () => {
    fc.assert(
      fc.property(settled, settled, (a, b) => {
        const compared = Math.sign(compareSettled(a, b))
        if (rank[a.state] !== rank[b.state]) expect(compared).toBe(Math.sign(rank[a.state] - rank[b.state]))
        else if ((a.until ?? 0) !== (b.until ?? 0)) expect(compared).toBe(Math.sign((a.until ?? 0) - (b.until ?? 0)))
        else expect(compared).toBe(Math.sign(a.at - b.at))
      }),
      propertyRuns(500)
    )
  })

  it("one and the same counts for everybody: the order is total", () => {
    fc.assert(
      fc.property(settled, settled, settled, (a, b, c) => {
        expect(Math.sign(compareSettled(a, b)) + Math.sign(compareSettled(b, a))).toBe(0)
        if (compareSettled(a, b) <= 0 && compareSettled(b, c) <= 0) expect(compareSettled(a, c)).toBeLessThanOrEqual(0)
        expect(compareSettled(a, a)).toBe(0)
      }),
      propertyRuns(500)
    )
  })
})

describe("devices that were apart", () => {
  const said = (state: Settled["state"], until?: number) =>
    ReminderSettled.draft("r", {
      subject: "contact/x",
      settled: { state, at: 5, ...(until === undefined ? {} : { until }) }
    })

  it.each([
    ["done", [said("done"), said("dismissed"), said("snoozed", 99)], { state: "done", at: 5 }],
    ["dismissed", [said("snoozed", 99), said("dismissed"), said("snoozed", 98)], { state: "dismissed", at: 5 }],
    [
      "the latest snooze",
      [said("snoozed", 7), said("snoozed", 9), said("snoozed", 8)],
      { state: "snoozed", at: 5, until: 9 }
    ]
  ])("read %s, in any order of arrival", (_, [a1, b1, c1], expected) => {
    const history = readHistory("a1 | b1 | c1", { a1: a1!, b1: b1!, c1: c1! })
    const deltas = [...history.deltas.values()]
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0]
    ]) {
      const record = emptyRecord()
      for (const index of order) fold(record, deltas[index]!, emptyVersion, testHide)
      expect(view(Disposition, "r", record).settled).toEqual(expected)
      expect(conflictOf(record, "settled", Disposition.fields.settled)).toEqual([])
    }
  })

  it("read a later snooze after an undone `done`", () => {
    const history = readHistory("a1 a2", { a1: said("done"), a2: said("snoozed", 9) })
    const record = emptyRecord()
    for (const delta of history.deltas.values()) fold(record, delta, emptyVersion, testHide)
    expect(view(Disposition, "r", record).settled).toEqual({ state: "snoozed", at: 5, until: 9 })
  })
})
