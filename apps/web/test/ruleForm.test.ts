/** A rule's form says only what was changed in it, and keeps what it does not show. */
import { expect, it } from "vitest"
import { faultsIn, formOf, newRule, partsOf, unsaidIn } from "../src/screens/rules/ruleForm.ts"

const held = {
  id: "mine",
  name: "Say hello",
  on: "interaction",
  where: { kind: ["meeting", "reply"], state: ["held"], tag: ["mentor"] },
  after: { amount: -2, unit: "days" },
  snap: "morning",
  opens: "day",
  stops: [{ kind: ["update"] }, { fact: "reported-back" }, { kind: ["reply"], direction: "in" }],
  repeat: { times: 3, spacing: [7] },
  cadenceByTag: [{ tag: "mentor", days: 30 }]
} as const

it("a form that nobody touched says nothing", () => {
  expect(partsOf("mine", formOf(held), formOf(held), held)).toEqual({ id: "mine" })
})

it("a change says its part, with what the form does not show of it", () => {
  const form = formOf(held)
  const parts = (patch: Partial<typeof form>) => partsOf("mine", { ...form, ...patch }, form, held)
  expect(parts({ amount: "5", isBefore: false })).toEqual({ id: "mine", after: { amount: 5, unit: "days" } })
  expect(parts({ tags: ["friend "] }).where).toEqual({ kind: ["meeting", "reply"], state: ["held"], tag: ["friend"] })
  expect(parts({ kind: "" }).where).toEqual({ state: ["held"], tag: ["mentor"] })
  expect(parts({ stops: ["any"] }).stops).toEqual([{ fact: "reported-back" }, { kind: ["reply"], direction: "in" }, {}])
  expect(parts({ times: "5" }).repeat).toEqual({ times: 5, spacing: [7] })
})

it("a tag whose span is taken away has no days", () => {
  const form = formOf(held)
  expect(partsOf("mine", { ...form, spans: [{ tag: "friend", days: "60" }] }, form, held).cadenceByTag).toEqual([
    { tag: "friend", days: 60 },
    { tag: "mentor", days: 0 }
  ])
})

it("what cannot be saved is named, and what is right in it is tried all the same", () => {
  const form = { ...newRule, amount: "soon", late: "-1", repeats: true, times: "0" }
  expect([...faultsIn(form)].sort()).toEqual(["amount", "late", "name", "on", "times"])
  expect(partsOf("new", form)).toEqual({ id: "new", snap: "morning", opens: "day", where: {}, stops: [{}] })
  expect(faultsIn({ ...newRule, name: "Hello", on: "first-met" }).size).toBe(0)
})

it("what was emptied is said no more", () => {
  const form = { ...formOf({ ...held, lateAfter: { amount: 5, unit: "days" }, template: "update" }) }
  expect(unsaidIn({ ...form, late: " ", repeats: false, template: "" }, form)).toEqual([
    "lateAfter",
    "repeat",
    "template"
  ])
  expect(unsaidIn(form, form)).toEqual([])
})
