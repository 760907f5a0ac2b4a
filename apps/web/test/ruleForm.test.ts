/** A rule's form holds all that a rule can say, and says only what was changed in it. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Relation, Stage } from "@kith/core/domain/entities/Contact"
import { GatheringState } from "@kith/core/domain/entities/Gathering"
import { Channel, InteractionKind, MeetingState, Outcome } from "@kith/core/domain/entities/Interaction"
import { builtInRules } from "@kith/core/domain/rules/builtIn/builtInRules"
import { conditionsHeeded } from "@kith/core/domain/rules/heeded"
import { partsOf as partsOfSpec, type RuleParts } from "@kith/core/domain/rules/RuleParts"
import { Fact, TriggerKind, Unit } from "@kith/core/domain/rules/RuleSpec"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { saidIn, whereOf } from "../src/screens/rules/conditionsForm.ts"
import { faultsIn, formOf, newRule, partsOf, type RuleForm, setOffBy, unsaidIn } from "../src/screens/rules/ruleForm.ts"

const some = <V>(values: ReadonlyArray<V>) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 })
const word = fc.stringMatching(/^[a-zé]{1,8}$/)
const days = fc.integer({ min: 1, max: 999 })
const offset = fc.record({
  amount: fc.integer({ min: -100_000, max: 100_000 }),
  unit: fc.constantFrom(...Unit.literals)
})

const where = fc.record(
  {
    kind: some(InteractionKind.literals),
    state: some(MeetingState.literals),
    channel: some(Channel.literals),
    direction: fc.constantFrom("in", "out"),
    outcome: some([...Outcome.literals, "none"]),
    atGathering: fc.boolean(),
    gatheringState: some([...GatheringState.literals, "none"]),
    stage: some(Stage.literals),
    atRest: fc.boolean(),
    tag: fc.uniqueArray(word, { minLength: 1 }),
    relation: some(Relation.literals),
    field: word
  },
  { requiredKeys: [] }
)

const stop = fc.oneof(
  fc.record({ fact: fc.constantFrom(...Fact.literals) }),
  fc.record(
    {
      kind: some(InteractionKind.literals),
      direction: fc.constantFrom("in", "out"),
      outcome: some(Outcome.literals),
      state: some(MeetingState.literals),
      since: fc.constantFrom("day", "anchor")
    },
    { requiredKeys: [] }
  )
)

/** A whole rule, as the form of one begins. */
const rule = fc.record(
  {
    id: fc.constant("mine"),
    name: word,
    on: fc.constantFrom(...TriggerKind.literals),
    anchor: fc.constantFrom("start", "end", "call-back"),
    where,
    after: offset,
    snap: fc.constantFrom("none", "workingHours", "morning", "evening"),
    opens: fc.constantFrom("trigger", "day", "due"),
    stops: fc.array(stop, { maxLength: 4 }),
    lateAfter: offset,
    repeat: fc.record({ times: days, spacing: fc.array(days, { minLength: 1, maxLength: 3 }) }, { requiredKeys: [] }),
    template: word,
    checklist: word,
    cadenceByTag: fc.uniqueArray(fc.record({ tag: word, days }), { minLength: 1, selector: ({ tag }) => tag })
  },
  { requiredKeys: ["id", "name", "on", "anchor", "where", "after", "snap", "opens", "stops"] }
) as unknown as fc.Arbitrary<RuleParts>

describe("the form of a rule", () => {
  it("holds all that a rule can say", () => {
    fc.assert(
      fc.property(rule, (parts) => {
        expect(faultsIn(formOf(parts)).size).toBe(0)
        expect(partsOf("mine", formOf(parts))).toEqual(parts)
      }),
      propertyRuns(100)
    )
  })

  it("says nothing when nobody touched it", () => {
    fc.assert(
      fc.property(rule, (parts) => {
        expect(partsOf("mine", formOf(parts), formOf(parts))).toEqual({ id: "mine" })
        expect(unsaidIn(formOf(parts), formOf(parts))).toEqual([])
      }),
      propertyRuns(100)
    )
  })

  it("holds every rule that comes with Kith", () => {
    for (const spec of builtInRules) {
      const { enabled: _, cadenceByTag: spans, ...parts } = partsOfSpec(spec, "en")
      const said = { ...parts, ...(spans === undefined || spans.length === 0 ? {} : { cadenceByTag: spans }) }
      expect(partsOf(spec.id, formOf(said))).toEqual(said)
    }
  })

  it("a change of one part says that part alone", () => {
    fc.assert(
      fc.property(rule, days, (parts, amount) => {
        const form = formOf(parts)
        const after = { amount: `${amount}`, unit: "months", isBefore: true } as const
        fc.pre(parts.after?.amount !== -amount || parts.after.unit !== "months")
        expect(partsOf("mine", { ...form, after }, form)).toEqual({
          id: "mine",
          after: { amount: -amount, unit: "months" }
        })
      }),
      propertyRuns(100)
    )
  })
})

it("choosing anew what sets a rule off drops what then has no effect, and keeps the rest", () => {
  fc.assert(
    fc.property(rule, fc.constantFrom(...TriggerKind.literals), (parts, on) => {
      const before = formOf(parts)
      const after: RuleForm = { ...before, ...setOffBy(before, on) }
      const heeded = saidIn(before.where).filter((part) => conditionsHeeded(on).includes(part))
      expect(saidIn(after.where)).toEqual(heeded)
      for (const part of heeded) expect(whereOf(after.where)[part]).toEqual(whereOf(before.where)[part])
    }),
    propertyRuns(100)
  )
})

it("a tag whose span is taken away has no days", () => {
  const form: RuleForm = { ...newRule, spans: [{ tag: "mentor", days: "30" }] }
  expect(partsOf("mine", { ...form, spans: [{ tag: "friend", days: "60" }] }, form).cadenceByTag).toEqual([
    { tag: "friend", days: 60 },
    { tag: "mentor", days: 0 }
  ])
})

it("what cannot be saved is named, and what is right in it is tried all the same", () => {
  const form: RuleForm = {
    ...newRule,
    after: { ...newRule.after, amount: "soon" },
    late: { ...newRule.late, amount: "-1" },
    repeats: true,
    times: "0",
    spacing: "14, soon"
  }
  expect([...faultsIn(form)].sort()).toEqual(["after", "late", "name", "on", "spacing", "times"])
  expect(partsOf("new", form)).toEqual({
    id: "new",
    anchor: "start",
    snap: "morning",
    opens: "day",
    where: {},
    stops: [{}]
  })
  expect(faultsIn({ ...newRule, name: "Hello", on: "first-met" }).size).toBe(0)
})

it("what was emptied is said no more", () => {
  const form = formOf({
    id: "mine",
    lateAfter: { amount: 5, unit: "days" },
    repeat: {},
    template: "update",
    checklist: "after-meeting"
  })
  const emptied = { ...form, late: { ...form.late, amount: " " }, repeats: false, template: "", checklist: "" }
  expect(unsaidIn(emptied, form)).toEqual(["lateAfter", "repeat", "template", "checklist"])
})
