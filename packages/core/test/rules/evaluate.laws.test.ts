/** What holds of reminders whatever happened: one answer on every device, in any order, and an answer always. */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { view } from "@kith/core/domain/declare/Entity"
import { Advice, Pledge } from "@kith/core/domain/entities/FromConversations"
import { Contact } from "@kith/core/domain/entities/Contact"
import { FollowUp } from "@kith/core/domain/entities/FollowUp"
import { Gathering } from "@kith/core/domain/entities/Gathering"
import { Interaction } from "@kith/core/domain/entities/Interaction"
import { Opening } from "@kith/core/domain/entities/Opening"
import { emptyRecord, type EntityRecord, fold, isEmptyRecord } from "@kith/core/domain/merge/EntityRecord"
import { builtInRules } from "@kith/core/domain/rules/builtIn/builtInRules"
import { type CompiledRule, compileRules } from "@kith/core/domain/rules/compileRules"
import { evaluate } from "@kith/core/domain/rules/evaluate"
import { RuleParts } from "@kith/core/domain/rules/RuleParts"
import type { ContactSubject, Subject } from "@kith/core/domain/rules/Subject"
import type { History } from "@kith/testkit/History"
import { historyArbitrary } from "@kith/testkit/historyArbitrary"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { schemaArbitrary } from "@kith/testkit/schemaArbitrary"
import { testHide } from "@kith/testkit/testHide"
import { anyCalendar, anyGarbage, anyPerson, anySubject } from "./arbitraries.ts"
import { id, ontario, pack, ruleView } from "./story.ts"

/** A rule that a user might write: any parts that the schema allows. */
const anyOwnRules: fc.Arbitrary<ReadonlyArray<CompiledRule>> = fc
  .array(schemaArbitrary(RuleParts), { maxLength: 3 })
  .map(
    (rules) =>
      compileRules(
        builtInRules,
        rules.map(({ id: name, ...parts }) => ruleView(name, parts))
      ).rules
  )

const shuffled = (subject: Subject, seed: number): Subject => {
  const turned = <A>(list: ReadonlyArray<A>): ReadonlyArray<A> => {
    const at = list.length === 0 ? 0 : seed % list.length
    const rotated = [...list.slice(at), ...list.slice(0, at)]
    return seed % 2 === 0 ? rotated : rotated.toReversed()
  }
  const parts = Object.entries(subject).map(([name, part]) => [
    name,
    Array.isArray(part) ? turned(part) : part instanceof Map ? new Map(turned([...part])) : part
  ])
  return Object.fromEntries(parts) as Subject
}

describe("Reminders", () => {
  it("are the same whatever order anything is in", () => {
    fc.assert(
      fc.property(anySubject, anyCalendar, anyOwnRules, fc.nat(11), (subject, calendar, rules, seed) => {
        expect(evaluate(rules, shuffled(subject, seed), calendar)).toEqual(evaluate(rules, subject, calendar))
        const { reminders, skipped } = evaluate(rules.toReversed(), subject, calendar)
        expect({ reminders, skipped }).toEqual(evaluate(rules, subject, calendar))
      }),
      propertyRuns(600)
    )
  })

  it("are worked out anew to the same, and change nothing that they are worked out from", () => {
    fc.assert(
      fc.property(anySubject, anyCalendar, (subject, calendar) => {
        const before = structuredClone(subject)
        const first = evaluate(pack, subject, calendar)
        expect(subject).toEqual(before)
        expect(evaluate(compileRules(builtInRules).rules, before, calendar)).toEqual(first)
      }),
      propertyRuns(200)
    )
  })

  it("are each the only one with their id, open before they are due, and due before they are late", () => {
    fc.assert(
      fc.property(anySubject, anyCalendar, anyOwnRules, (subject, calendar, rules) => {
        const { reminders } = evaluate(rules, subject, calendar)
        expect(new Set(reminders.map(({ id: each }) => each)).size).toBe(reminders.length)
        for (const { opens, due, lateAfter } of reminders) {
          expect(opens).toBeLessThanOrEqual(due)
          if (lateAfter !== undefined) expect(lateAfter).toBeGreaterThanOrEqual(due)
        }
      }),
      propertyRuns(600)
    )
  })

  it("survive being stored as JSON", () => {
    fc.assert(
      fc.property(anySubject, (subject) => {
        // `toEqual` takes a member that is missing for one that is undefined, as the stores do.
        const { reminders } = evaluate(pack, subject, ontario)
        expect(JSON.parse(JSON.stringify(reminders))).toEqual(reminders)
      }),
      propertyRuns(200)
    )
  })

  it("that are settled are gone, and no other with them, unless they come back by themselves", () => {
    fc.assert(
      fc.property(anyPerson, (subject) => {
        for (const { id: settledId, rule } of evaluate(pack, subject, ontario).reminders) {
          const settled = new Map([...subject.settled, [settledId, { state: "done", at: 0 } as const]])
          const before = evaluate(pack, subject, ontario).reminders
          const after = evaluate(pack, { ...subject, settled }, ontario).reminders
          expect(after.filter((each) => each.rule !== rule)).toEqual(before.filter((each) => each.rule !== rule))
          expect(after.map((each) => each.id)).not.toContain(settledId)
        }
      }),
      propertyRuns(100)
    )
  })
})

describe("Whatever is recorded, however wrong,", () => {
  it("no rule throws, and what cannot be worked out is reported", () => {
    const lists = [
      "interactions",
      "followUps",
      "advice",
      "pledges",
      "gatherings",
      "openings",
      "referred",
      "suggestions"
    ] as const
    const anyDamage = fc.record({ list: fc.constantFrom("contact", ...lists), field: fc.nat(40), value: anyGarbage })
    fc.assert(
      fc.property(
        anyPerson,
        anyCalendar,
        anyOwnRules,
        fc.array(anyDamage, { maxLength: 4 }),
        (subject, calendar, rules, damage) => {
          const damaged = damage.reduce<ContactSubject>((current, { list, field, value }) => {
            const spoil = (part: object): object => {
              const keys = Object.keys(part).filter((key) => key !== "id")
              return { ...part, [keys[field % keys.length]!]: value }
            }
            return list === "contact"
              ? ({ ...current, contact: spoil(current.contact) } as ContactSubject)
              : { ...current, [list]: current[list].map((part, index) => (index === 0 ? spoil(part) : part)) }
          }, subject)
          const { reminders, skipped } = evaluate(rules, damaged, calendar)
          for (const { due, opens } of reminders)
            expect([Number.isSafeInteger(due), Number.isSafeInteger(opens)]).toEqual([true, true])
          for (const { why } of skipped) expect(["undated", "unreadable", "out-of-range", "failed"]).toContain(why)
        }
      ),
      propertyRuns(1500)
    )
  })

  it("what is not a person at all fails rule by rule", () => {
    const { reminders, skipped } = evaluate(pack, { _tag: "contact", contact: { id: id("ana") } } as never, ontario)
    expect([reminders, skipped.length]).toEqual([[], pack.length])
  })
})

describe("Two devices that hold the same events", () => {
  const kinds = [Contact, Interaction, FollowUp, Advice, Pledge, Gathering, Opening] as const
  const histories = fc.tuple(...kinds.map((kind) => historyArbitrary(kind, { maxMoves: 12 })))

  it("compute the same reminders, in whatever order the events arrived", () => {
    fc.assert(
      fc.property(histories, fc.nat(7), anyCalendar, (told, seed, calendar) => {
        const here = subjectFrom(told, (entries) => entries)
        const there = subjectFrom(told, (entries) =>
          seed % 2 === 0 ? entries.toReversed() : [...entries.slice(seed), ...entries.slice(0, seed)]
        )
        expect(evaluate(pack, there, calendar)).toEqual(evaluate(pack, here, calendar))
      }),
      propertyRuns(150)
    )
  })

  const subjectFrom = (
    told: ReadonlyArray<History>,
    arrive: <A>(entries: ReadonlyArray<A>) => ReadonlyArray<A>
  ): ContactSubject => {
    const records = new Map<string, EntityRecord>()
    for (const { deltas } of told) {
      for (const [, delta] of arrive([...deltas])) {
        let record = records.get(delta.entity)
        if (record === undefined) records.set(delta.entity, (record = emptyRecord()))
        fold(record, delta, new Map(), testHide)
      }
    }
    const all = <E extends (typeof kinds)[number]>(kind: E) =>
      ["x", "y"].flatMap((name) => {
        const record = records.get(`${kind.name}/${name}`)
        return record === undefined || isEmptyRecord(record) ? [] : [view(kind, name, record)]
      })
    return {
      _tag: "contact",
      contact: view(Contact, "x", records.get("contact/x") ?? emptyRecord()),
      members: [id("x")],
      interactions: all(Interaction) as ContactSubject["interactions"],
      followUps: all(FollowUp) as ContactSubject["followUps"],
      advice: all(Advice) as ContactSubject["advice"],
      pledges: all(Pledge) as ContactSubject["pledges"],
      gatherings: all(Gathering) as ContactSubject["gatherings"],
      openings: all(Opening) as ContactSubject["openings"],
      referred: [],
      suggestions: [],
      settled: new Map()
    }
  }
})
