/** A contact as a form for a text editor: what goes in comes out, and only what was changed counts. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import {
  changesBetween,
  type FormValues,
  formKeys,
  formText,
  readForm,
  UnknownKey
} from "../src/contact/contactForm.ts"

/** A line of text as flags and files bring it: trimmed, and of one line. */
const line = fc
  .oneof(
    fc.string({ maxLength: 20 }),
    fc.string({ unit: "grapheme", maxLength: 10 }),
    fc.constantFrom("yes", "null", "12", "1e3", "- a", "a: b", "# x", "'", '"', "{}", "2026-03-02", "~", "|", "a #b")
  )
  .map((text) => text.replace(/[\p{Cc}\u2028\u2029\ufeff]/gu, "").trim())
  .filter((text) => text !== "" && text.isWellFormed())

const notes = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join("\n"))

const values: fc.Arbitrary<FormValues> = fc.record(
  {
    name: line,
    company: line,
    interest: line,
    email: fc.array(line, { maxLength: 3 }),
    field: fc.array(line, { maxLength: 2 }),
    notes
  },
  { requiredKeys: ["name"] }
)

describe("the form", () => {
  it("reads back as what it was made of", () => {
    fc.assert(
      fc.property(values, (given) => {
        const read = readForm(formText(["# Ana"], given))
        const { lines, lists, notes } = changesBetween(given, read)
        expect({ lines, lists, notes }).toEqual({ lines: {}, lists: {}, notes: undefined })
      }),
      propertyRuns(200)
    )
  })

  it("changes nothing when it is saved as it was", () => {
    fc.assert(
      fc.property(values, (given) => {
        const text = formText(["# Ana"], given)
        expect(changesBetween(readForm(text), readForm(text))).toEqual({ lines: {}, lists: {}, notes: undefined })
      }),
      propertyRuns(200)
    )
  })

  it("names every key, so that nobody has to know what there is", () => {
    const text = formText([], { name: "Ana" })
    for (const key of formKeys) expect(text).toMatch(new RegExp(`^${key}:`, "m"))
  })

  it("tells what was added, changed and emptied", () => {
    const before: FormValues = { name: "Ana", company: "RBC", tag: ["a", "b"], notes: "tea" }
    const after = readForm(
      "name: Ana\ncompany:\nposition: Analyst\ntag:\n  - b\n  - c\nnotes: |\n  green tea\n  and cake\n"
    )
    expect(changesBetween(before, after)).toEqual({
      lines: { company: "", position: "Analyst" },
      lists: { tag: { add: ["c"], remove: ["a"] } },
      notes: "green tea\nand cake"
    })
  })

  it("refuses what is no form", () => {
    expect(() => readForm("nickname: An")).toThrow(UnknownKey)
    expect(() => readForm("just a line")).toThrow(Error)
    expect(() => readForm("name: [")).toThrow(Error)
  })
})
