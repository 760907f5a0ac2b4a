/** Several values in one cell. */
import { processorMs } from "@kith/testkit/processorMs"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { textArbitrary } from "@kith/testkit/textArbitrary"
import { addressList, fromListCell, linkList, phoneList, toListCell, wordList } from "@kith/formats/kithSheet/listCell"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"

const styles = { wordList, linkList, phoneList, addressList }
const anyValue = fc.oneof(
  textArbitrary(),
  fc
    .array(fc.constantFrom('"', ",", ";", " ", "\n", "+", "1", "(", "a"), { maxLength: 6 })
    .map((parts) => parts.join(""))
)

describe.each(Object.entries(styles))("a %s", (_, style) => {
  it("gives its values back, whatever they are", () => {
    fc.assert(
      fc.property(fc.array(anyValue, { maxLength: 4 }), (values) => {
        expect(fromListCell(toListCell(values, style), style)).toEqual(values)
      }),
      propertyRuns(2000)
    )
  })

  it("reads any text without losing a letter", () => {
    fc.assert(
      fc.property(anyValue, (cell) => {
        const letters = (text: string) => text.replace(/[^a-z0-9+(]/g, "")
        expect(letters(fromListCell(cell, style).join(""))).toBe(letters(cell))
      }),
      propertyRuns(1000)
    )
  })
})

describe("what people type", () => {
  it.each([
    ["tags", wordList, "finance, CPA;Montréal,\nvolunteer ", ["finance", "CPA", "Montréal", "volunteer"]],
    [
      "numbers",
      phoneList,
      "416-555-0100, ext. 5, +1 416 555 0101; (416) 555-0102",
      ["416-555-0100, ext. 5", "+1 416 555 0101", "(416) 555-0102"]
    ],
    ["pages", linkList, "x.ca/a,b, y.ca", ["x.ca/a,b", "y.ca"]],
    [
      "addresses",
      addressList,
      "1 King St W, Toronto; 12, rue de l’Église\nMontréal",
      ["1 King St W, Toronto", "12, rue de l’Église\nMontréal"]
    ],
    ["a quoted tag", wordList, '"a, b" , "c ""d"""', ["a, b", 'c "d"']],
    ["half a quote", wordList, '"a, b', ['"a', "b"]],
    ["a nickname", wordList, 'Robert "Bob" Smith', ['Robert "Bob" Smith']]
  ])("%s", (_, style, cell, values) => {
    expect(fromListCell(cell, style)).toEqual(values)
  })

  it("for a megabyte is read at once", () => {
    for (const unit of ['"', '""', '";', '" ', ",", "; ", "a;", '"a""', " "]) {
      const started = processorMs()
      fromListCell(unit.repeat((1 << 20) / unit.length), phoneList)
      expect(processorMs() - started).toBeLessThan(5000)
    }
  })
})
