/** Cells that a spreadsheet must not evaluate. */
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { textArbitrary } from "@kith/testkit/textArbitrary"
import { fromSafeCell, toSafeCell } from "@kith/formats/csv/safeCell"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"

const anyText = fc.oneof(
  textArbitrary(),
  fc
    .array(fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", " ", "a", "＝"), { maxLength: 6 })
    .map((parts) => parts.join(""))
)

describe("a safe cell", () => {
  it("comes back as the text it was, whatever that is", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fromSafeCell(toSafeCell(text))).toBe(text)
      }),
      propertyRuns(5000)
    )
  })

  it("never begins with what starts a formula", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(toSafeCell(text)).not.toMatch(/^[=+\-@\t\r\n]/)
      }),
      propertyRuns(2000)
    )
  })

  it.each([
    ["+1 416 555 0100", "'+1 416 555 0100"],
    ['=HYPERLINK("x")', '\'=HYPERLINK("x")'],
    ["'=x", "''=x"],
    ["'t Hart", "'t Hart"],
    ["Ana", "Ana"],
    [" a ", "' a "]
  ])("of %j is %j", (text, cell) => {
    expect(toSafeCell(text)).toBe(cell)
    expect(fromSafeCell(cell)).toBe(text)
  })

  it("that a person typed is read trimmed, formula or not", () => {
    expect(fromSafeCell("  +1 416 555 0100 ")).toBe("+1 416 555 0100")
    expect(fromSafeCell("'Abd al-Rahman")).toBe("'Abd al-Rahman")
  })
})
