/** The tips that come with Kith. */
import { describe, expect, it } from "vitest"
import { tips, tipsFor } from "@kith/core/domain/library/tips/tips"
import { builtInRules } from "@kith/core/domain/rules/builtIn/builtInRules"

describe("the tips", () => {
  it("are short, in both languages, each of use somewhere", () => {
    expect(new Set(tips.map(({ id }) => id)).size).toBe(tips.length)
    for (const { id, say, rules, screens } of tips) {
      for (const text of [say.en, say.fr]) expect(text.match(/[.?!]/g)!.length, id).toBeLessThanOrEqual(3)
      expect(say.en.length, id).toBeLessThan(140)
      expect(say.fr, id).not.toMatch(/ [;:!?»]|« |'/)
      expect(rules.length + screens.length, id).toBeGreaterThan(0)
    }
  })

  it("name rules that there are, and leave no rule without one", () => {
    const named = new Set(tips.flatMap(({ rules }) => rules))
    expect([...named].sort()).toEqual(builtInRules.map(({ id }) => id).sort())
  })

  it("are found by rule and by screen, the rule's first, each once", () => {
    const found = tipsFor({ rule: "thank-you", screen: "draft" })
    expect(found[0]!.id).toBe("thank-for-one-thing")
    expect(new Set(found).size).toBe(found.length)
    expect(found.length).toBeGreaterThan(2)
    expect(tipsFor({})).toEqual([])
  })
})
