/** Users' rules in a file: read from plain data with every mistake pointed out, and written back. */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { builtInRules } from "@kith/core/domain/rules/builtIn/builtInRules"
import { readRuleFile, rulesToPlain } from "@kith/core/domain/rules/file/ruleFile"
import { partsOf, RuleParts } from "@kith/core/domain/rules/RuleParts"
import { ruleFileProblem } from "@kith/core/domain/words/ruleFileWords"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { schemaArbitrary } from "@kith/testkit/schemaArbitrary"

const one = (parts: object) => readRuleFile([{ id: "mine", ...parts }])

describe("A rule in a file", () => {
  it("may be as short as people write", () => {
    const plain = {
      rules: [
        {
          id: "congratulate",
          name: "Congratulate on the new job",
          on: "date-field",
          when: { field: "new job", tag: ["mentor", "teacher"], kind: "meeting" },
          after: "2 working days",
          late: "2 weeks",
          snap: "morning",
          stops: ["update", "connected", "any", { direction: "in", outcome: "agreed" }],
          repeat: { times: 3, every: ["14 days", 21] }
        },
        { id: "keep-in-touch", after: "60 days", cadence: { mentor: "30 days", alumni: "4 weeks" } },
        { id: "connect", enabled: false }
      ]
    }
    expect(readRuleFile(plain)).toEqual({
      problems: [],
      rules: [
        {
          id: "congratulate",
          name: "Congratulate on the new job",
          on: "date-field",
          where: { field: "new job", tag: ["mentor", "teacher"], kind: ["meeting"] },
          after: { amount: 2, unit: "workingDays" },
          lateAfter: { amount: 14, unit: "days" },
          snap: "morning",
          stops: [{ kind: ["update"] }, { fact: "connected" }, {}, { direction: "in", outcome: ["agreed"] }],
          repeat: { times: 3, spacing: [14, 21] }
        },
        {
          id: "keep-in-touch",
          after: { amount: 60, unit: "days" },
          cadenceByTag: [
            { tag: "mentor", days: 30 },
            { tag: "alumni", days: 28 }
          ]
        },
        { id: "connect", enabled: false }
      ]
    })
  })

  it("may stand alone, or in a list", () => {
    const rule = { id: "mine", after: "3 days" }
    for (const plain of [rule, [rule], { rules: rule }, { rules: [rule] }]) {
      expect(readRuleFile(plain)).toEqual({ rules: [{ id: "mine", after: { amount: 3, unit: "days" } }], problems: [] })
    }
  })

  it.each([
    ["10 working days", 10, "workingDays"],
    ["2 business days", 2, "workingDays"],
    ["3 weeks", 21, "days"],
    ["2 hours before", -2, "hours"],
    ["1 working day before", -1, "workingDays"],
    ["3 months later", 3, "months"],
    ["a year", 12, "months"],
    ["at once", 0, "days"],
    ["10 jours ouvrables", 10, "workingDays"],
    ["2 heures avant", -2, "hours"],
    ["3 semaines après", 21, "days"],
    ["tout de suite", 0, "days"]
  ])("understands the span %j", (after, amount, unit) => {
    expect(one({ after })).toEqual({ rules: [{ id: "mine", after: { amount, unit } }], problems: [] })
  })

  it("takes a span as figures, too", () => {
    expect(one({ after: { amount: -3, unit: "workingDays" } }).rules[0]!.after).toEqual({
      amount: -3,
      unit: "workingDays"
    })
  })

  it.each([
    [{ repeat: true }, {}],
    [{ repeat: 3 }, { times: 3 }],
    [{ repeat: { every: "2 weeks" } }, { spacing: [14] }]
  ])("may repeat as in %j", (parts, repeat) => {
    expect(one(parts).rules[0]!.repeat).toEqual(repeat)
  })
})

describe("A mistake in a file", () => {
  it.each([
    ["a word that is none of them", { on: "meetings" }, "rules[0].on", "not-allowed", '"meetings"', "interaction"],
    [
      "a kind that there is not",
      { when: { kind: ["meeting", "chat"] } },
      "rules[0].when.kind[1]",
      "not-allowed",
      '"chat"',
      "check-in"
    ],
    ["a key that there is not", { wehn: {} }, "rules[0].wehn", "unknown", "{}", "when"],
    ["a key inside", { when: { colour: "red" } }, "rules[0].when.colour", "unknown", '"red"', "channel"],
    ["a span that is none", { after: "soonish" }, "rules[0].after", "not-allowed", '"soonish"', "<10 working days>"],
    ["minutes", { after: "20 minutes" }, "rules[0].after", "not-allowed", '"20 minutes"', "<2 hours before>"],
    ["a number without a unit", { after: 10 }, "rules[0].after", "not-allowed", "10", "<3 weeks>"],
    ["a stop that is none", { stops: ["thank-you", "thanks"] }, "rules[0].stops[1]", "not-allowed", '"thanks"', "any"],
    [
      "spacing in months",
      { repeat: { every: "2 months" } },
      "rules[0].repeat.every",
      "not-allowed",
      '"2 months"',
      "<30 days>"
    ],
    ["no times at all", { repeat: 0 }, "rules[0].repeat", "not-allowed", "0", "<a number of times>"],
    [
      "a cadence of no days",
      { cadence: { mentor: "0 days" } },
      "rules[0].cadence.mentor",
      "not-allowed",
      '"0 days"',
      "<30 days>"
    ],
    ["yes for true", { enabled: "yes" }, "rules[0].enabled", "not-allowed", '"yes"', "true"],
    ["an empty name", { name: " " }, "rules[0].name", "not-allowed", '" "', "<text>"]
  ])("is pointed at: %s", (_, parts, path, problem, given, allowed) => {
    const { rules, problems } = one(parts)
    expect(rules).toEqual([])
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ path, problem, given })
    expect(problems[0]!.allowed).toContain(allowed)
  })

  it("is told in both languages, and the French forms are read as the English ones are", () => {
    const { problems } = one({ after: "soonish", on: "meetings", colour: 1 })
    const said = (lang: "en" | "fr") =>
      problems.map((problem) => ruleFileProblem(problem, { lang }).replace(/\u00a0|\u202f/g, " "))
    expect(said("en").find((line) => line.includes("after"))).toBe(
      'rules[0].after: cannot be "soonish". It can be: <10 working days>, <2 hours before>, <3 weeks>, <2 months>, at once'
    )
    const french = said("fr").find((line) => line.includes("after"))!
    expect(french).toBe(
      'rules[0].after : "soonish" ne convient pas. Possible : <10 jours ouvrables>, <2 heures avant>, <3 semaines>, <2 mois>, tout de suite'
    )
    expect(said("fr").find((line) => line.includes("colour"))).toMatch(/^rules\[0\]\.colour : cette clé n’existe pas/)
    const forms = french.split("Possible : ")[1]!.split(", ")
    expect(forms.map((form) => one({ after: form.replace(/[<>]/g, "") }).problems)).toEqual(forms.map(() => []))
  })

  it("leaves out its rule and no other, and is one of several", () => {
    const { rules, problems } = readRuleFile([
      { id: "a", after: "x", on: "y" },
      { id: "b", after: "1 day" },
      { after: "1 day" },
      7,
      { id: "b" }
    ])
    expect(rules.map(({ id }) => id)).toEqual(["b"])
    expect(problems.map(({ path, problem }) => `${path} ${problem}`)).toEqual([
      "rules[0].after not-allowed",
      "rules[0].on not-allowed",
      "rules[2].id missing",
      "rules[3] not-allowed",
      "rules[4].id twice"
    ])
  })

  it("beside the rules is pointed at, too", () => {
    expect(readRuleFile({ rules: [], version: 2 }).problems).toEqual([
      { path: "version", problem: "unknown", allowed: ["rules"] }
    ])
  })

  it("never makes reading throw, whatever is in the file", () => {
    const anyRule = fc.oneof(
      fc.anything(),
      fc.dictionary(
        fc.constantFrom("id", "name", "on", "when", "after", "late", "stops", "repeat", "cadence", "snap"),
        fc.anything()
      )
    )
    fc.assert(
      fc.property(fc.oneof(anyRule, fc.array(anyRule), fc.record({ rules: fc.array(anyRule) })), (plain) => {
        const { rules, problems } = readRuleFile(plain)
        for (const { path, allowed } of problems)
          expect([typeof path, Array.isArray(allowed)]).toEqual(["string", true])
        expect(readRuleFile(rulesToPlain(rules))).toEqual({ rules, problems: [] })
      }),
      propertyRuns(1000)
    )
  })
})

describe("Rules written to a file", () => {
  it("are read back the same: every rule of the pack, in both languages", () => {
    for (const lang of ["en", "fr"] as const) {
      const rules = builtInRules.map((spec) => partsOf(spec, lang))
      const plain: unknown = JSON.parse(JSON.stringify(rulesToPlain(rules)))
      expect(readRuleFile(plain)).toEqual({ rules, problems: [] })
    }
  })

  it("are short where they can be", () => {
    const nudge = builtInRules.find(({ id }) => id === "nudge")!
    expect(rulesToPlain([partsOf(nudge, "en")]).rules[0]).toMatchObject({
      name: "Ask again, gently",
      when: { kind: "outreach", direction: "out", outcome: ["none", "no-reply"], atRest: false },
      after: "7 days",
      repeat: { times: 3, every: ["14 days", "21 days"] }
    })
  })

  it("are read back the same: any rule that there can be", () => {
    const isSaid = (text: string | undefined): boolean => text === undefined || text.trim() !== ""
    const anyParts = schemaArbitrary(RuleParts).filter(
      ({ id, name, template, checklist, where, cadenceByTag, repeat }) =>
        [id, name, template, checklist, where?.field, ...(where?.tag ?? []), ...(where?.relation ?? [])].every(
          isSaid
        ) &&
        where?.relation === undefined &&
        (cadenceByTag ?? []).every(({ tag, days }) => tag !== "" && days > 0 && days <= 100_000) &&
        (repeat?.spacing ?? []).every((days) => days <= 100_000)
    )
    fc.assert(
      fc.property(anyParts, (parts) => {
        const tags = [...new Map((parts.cadenceByTag ?? []).map((each) => [each.tag, each])).values()]
        const rule = parts.cadenceByTag === undefined ? parts : { ...parts, cadenceByTag: tags }
        const { rules, problems } = readRuleFile(JSON.parse(JSON.stringify(rulesToPlain([rule]))))
        expect(problems).toEqual([])
        const byTag = (list: typeof tags | undefined) => list?.toSorted((a, b) => (a.tag < b.tag ? -1 : 1))
        expect([{ ...rules[0], cadenceByTag: byTag(rules[0]!.cadenceByTag as typeof tags | undefined) }]).toEqual([
          { ...rule, cadenceByTag: byTag(rule.cadenceByTag as typeof tags | undefined) }
        ])
      }),
      propertyRuns(500)
    )
  })
})
