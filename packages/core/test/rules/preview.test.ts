/** "What would this rule do this month?" */
import { describe, expect, it } from "vitest"
import { compileRule, ownDefaults } from "@kith/core/domain/rules/compileRules"
import { preview } from "@kith/core/domain/rules/preview"
import { contactSubject } from "@kith/core/domain/rules/Subject"
import { ana, checkIn, contact, id, interaction, moment, ontario, shown } from "./story.ts"

const rule = compileRule(ownDefaults("mine", "interaction", { amount: 10, unit: "workingDays" }))
const luc = contactSubject(contact("luc"), { interactions: [checkIn("2026-03-02", { contact: id("luc") })] })
const march = { from: moment("2026-03-01"), until: moment("2026-04-01") }

describe("A preview", () => {
  it("lists what would open in the span, by when it is due, and how many people were looked at", () => {
    const subjects = [ana([checkIn("2026-03-09"), checkIn("2026-03-23")]), luc]
    const { reminders, subjects: count } = preview(rule, subjects, ontario, march)
    expect(reminders.map(({ contact: whom, due }) => `${whom} ${shown(due)}`)).toEqual([
      "luc 2026-03-16T09:00",
      "ana 2026-03-23T09:00"
    ])
    expect(count).toBe(2)
  })

  it("takes the span from its first instant to before its last", () => {
    const opensOn16 = { from: moment("2026-03-16"), until: moment("2026-03-17") }
    expect(preview(rule, [luc], ontario, opensOn16).reminders).toHaveLength(1)
    expect(preview(rule, [luc], ontario, { ...opensOn16, from: opensOn16.from + 1 }).reminders).toHaveLength(0)
    expect(preview(rule, [luc], ontario, { from: moment("2026-03-01"), until: opensOn16.from }).reminders).toHaveLength(
      0
    )
  })

  it("says what it could not work out", () => {
    const undated = ana([interaction("u", { kind: "check-in" }), checkIn("2026-13-45", { id: "w" })])
    expect(preview(rule, [undated], ontario, march).skipped).toEqual([
      { rule: "mine", trigger: "interaction/u", why: "undated" },
      { rule: "mine", trigger: "interaction/w", why: "unreadable" }
    ])
  })
})
