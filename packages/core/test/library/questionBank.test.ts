/** The questions that come with Kith, and what users make of them. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { View } from "@kith/core/domain/declare/Entity"
import type { Question } from "@kith/core/domain/entities/Workbook"
import { checklists } from "@kith/core/domain/library/checklists"
import { pickQuestions, questionBank } from "@kith/core/domain/library/questionBank"
import { builtInQuestions, LAST_QUESTION, questionGroups } from "@kith/core/domain/library/questions"
import { propertyRuns } from "@kith/testkit/propertyRuns"

type Written = View<typeof Question>

const written = (id: string, said: Partial<Written>): Written =>
  ({
    replaces: undefined,
    text: undefined,
    language: undefined,
    group: undefined,
    enabled: undefined,
    deleted: undefined,
    ...said,
    id
  }) as Written

describe("the built-in questions", () => {
  it("are about thirty, each once, in both languages, with French typography", () => {
    expect(builtInQuestions.length).toBeGreaterThanOrEqual(30)
    expect(new Set(builtInQuestions.map(({ id }) => id)).size).toBe(builtInQuestions.length)
    for (const { id, ask } of builtInQuestions) {
      expect(ask.en, id).toMatch(/^[A-Z].*[^\s]\?$/)
      expect(ask.fr, id).toMatch(/^[A-ZÀÉ].*\u202f\?$/)
      expect(ask.fr, id).not.toContain("'")
      expect(ask.en, id).not.toBe(ask.fr)
    }
  })

  it("end with who else to talk to", () => {
    expect(builtInQuestions.at(-1)!.id).toBe(LAST_QUESTION)
    expect(questionBank([], "en").at(-1)!.text).toBe("Who else should I talk to?")
  })

  it("take in what the guides ask about", () => {
    const ids = builtInQuestions.map(({ id }) => String(id))
    for (const id of [
      "growth",
      "wish-i-had-known",
      "credentials-valued",
      "how-people-find-openings",
      "typical-week",
      "skills-sought",
      "do-differently"
    ]) {
      expect(ids).toContain(id)
    }
  })
})

describe("the checklists", () => {
  it("have what the built-in rules name, each item once, in both languages", () => {
    expect(checklists.map(({ id }) => id).sort()).toEqual([
      "after-event",
      "after-meeting",
      "before-event",
      "before-first-outreach",
      "before-meeting"
    ])
    for (const { id, items } of checklists) {
      expect(new Set(items.map((item) => item.id)).size, id).toBe(items.length)
      for (const { say } of items) {
        expect(say.en).not.toBe(say.fr)
        expect(say.fr).not.toMatch(/ [?;:!]/)
        expect(say.fr).not.toContain("'")
      }
    }
  })
})

describe("the bank", () => {
  it("has a wording in its own language only, and a switched-off question marked so", () => {
    const own = [
      written("tools-en", { replaces: "tools", text: "Which software?", language: "en" }),
      written("with-whom", { replaces: "with-whom", enabled: false }),
      written("q1", { text: "Remote?", group: "career" })
    ]
    const english = questionBank(own, "en")
    expect(english.find(({ id }) => id === "tools")).toMatchObject({ text: "Which software?", source: "user" })
    expect(questionBank(own, "fr").find(({ id }) => id === "tools")!.source).toBe("S2")
    expect(english.find(({ id }) => id === "with-whom")!.enabled).toBe(false)
    expect(english.find(({ id }) => id === "q1")).toMatchObject({ group: "career", enabled: true })
    expect(english.at(-1)!.id).toBe(LAST_QUESTION)
  })
})

describe("picking questions for a conversation", () => {
  const bank = questionBank([], "en")
  const ids = fc.subarray(bank.map(({ id }) => id))

  it("never repeats, never asks again, keeps to the number, and ends with who else unless that is answered", () => {
    fc.assert(
      fc.property(ids, ids, fc.nat({ max: 40 }), (asked, popular, count) => {
        const picked = pickQuestions(bank, new Map(popular.map((id) => [id, 3])), new Set(asked), count).map(
          ({ id }) => id
        )
        expect(new Set(picked).size).toBe(picked.length)
        expect(picked.filter((id) => asked.includes(id))).toEqual([])
        const last = asked.includes(LAST_QUESTION) ? 0 : 1
        expect(picked.length).toBe(Math.max(last, Math.min(count, bank.length - asked.length)))
        if (last === 1) expect(picked.at(-1)).toBe(LAST_QUESTION)
      }),
      propertyRuns(100)
    )
  })

  it("takes from every group, and those that fewest people have answered first", () => {
    const picked = pickQuestions(bank, new Map([["typical-week", 5]]), new Set(), 7)
    expect(new Set(picked.map(({ group }) => group))).toEqual(new Set(Object.keys(questionGroups)))
    expect(picked.map(({ id }) => id)).not.toContain("typical-week")
  })
})
