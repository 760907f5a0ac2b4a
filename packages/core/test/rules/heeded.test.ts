/** What an editor of rules offers has an effect, and what it does not offer has none. */
import * as fc from "fast-check"
import { expect, it } from "vitest"
import { compileRule, ownDefaults } from "@kith/core/domain/rules/compileRules"
import { evaluate } from "@kith/core/domain/rules/evaluate"
import { anchorsHeeded, conditionsHeeded, factsHeeded } from "@kith/core/domain/rules/heeded"
import { Fact, RuleSpec, type Stop, TriggerKind, Where } from "@kith/core/domain/rules/RuleSpec"
import { conditionsInRule, ruleInWords, stopInWords } from "@kith/core/domain/rules/words/ruleInWords"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { schemaArbitrary } from "@kith/testkit/schemaArbitrary"
import { anyPerson, anySubject } from "./arbitraries.ts"
import { ontario } from "./story.ts"

const triggers = TriggerKind.literals
const own = (on: TriggerKind, parts: Partial<RuleSpec> = {}): RuleSpec => ({
  ...ownDefaults("mine", on, { amount: 1, unit: "days" }),
  ...parts
})
const anyTrigger = fc.constantFrom(...triggers)
const anyWhere = schemaArbitrary(Where)

it("a condition that is not heeded changes nothing", () => {
  fc.assert(
    fc.property(anySubject, anyTrigger, anyWhere, (subject, on, where) => {
      const kept = Object.fromEntries(
        Object.entries(where).filter(([part]) => conditionsHeeded(on).includes(part as keyof Where))
      )
      const reminded = (parts: Where) => evaluate([compileRule(own(on, { where: parts }))], subject, ontario)
      expect(reminded(where)).toEqual(reminded(kept))
    }),
    propertyRuns(300)
  )
})

it("an anchor that is not heeded counts as the start does", () => {
  fc.assert(
    fc.property(anySubject, anyTrigger, fc.constantFrom(...RuleSpec.fields.anchor.literals), (subject, on, anchor) => {
      fc.pre(!anchorsHeeded(on).includes(anchor))
      const from = (at: RuleSpec["anchor"]) => evaluate([compileRule(own(on, { anchor: at }))], subject, ontario)
      expect(from(anchor)).toEqual(from("start"))
    }),
    propertyRuns(200)
  )
})

it("a fact that is not heeded ends nothing", () => {
  fc.assert(
    fc.property(anyPerson, anyTrigger, fc.constantFrom(...Fact.literals), (subject, on, fact) => {
      fc.pre(!factsHeeded(on).includes(fact))
      const until = (stops: ReadonlyArray<Stop>) => evaluate([compileRule(own(on, { stops }))], subject, ontario)
      expect(until([{ fact }])).toEqual(until([]))
    }),
    propertyRuns(300)
  )
})

it("every condition is said, in both languages, and no two sets of conditions alike", () => {
  const said = (where: Where, lang: "en" | "fr") =>
    conditionsInRule({ on: "last-contact", where, anchor: "start" }, lang)
  fc.assert(
    fc.property(anyWhere, fc.constantFrom("en", "fr"), (where, lang) => {
      const parts = Object.values(where).filter((part) => !Array.isArray(part) || part.length > 0)
      expect(said(where, lang)).toHaveLength(parts.length)
      expect(said(where, lang).join()).not.toMatch(/undefined|\[object/)
    }),
    propertyRuns(200)
  )
  expect(said({ atRest: true }, "en")).not.toEqual(said({ atRest: false }, "en"))
  expect(said({ atGathering: true }, "fr")).not.toEqual(said({ atGathering: false }, "fr"))
})

it("what counts is named by its kind where the rule names one", () => {
  const counted = (where: Where) => ruleInWords(own("interaction", { where }), "en").counted
  expect(counted({})).toBe("a meeting or a message")
  expect(counted({ kind: ["meeting"], state: ["scheduled"] })).toBe("meeting, scheduled")
  expect(counted({ kind: ["outreach", "update"], direction: "out" })).toBe("message or update, from me")
  expect(counted({ outcome: ["none", "declined"] })).toBe("a meeting or a message, nothing noted or declined")
  expect(stopInWords({ kind: ["reply"], outcome: ["agreed"], since: "day" }, "en")).toBe(
    "reply, agreed, from that day on"
  )
})
