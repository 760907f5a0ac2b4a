/** Which character separates cells, where no header tells. */
import { declaredDelimiter, delimiterOf } from "@kith/formats/csv/delimiter"
import { describe, expect, it } from "vitest"

const unknown = () => 0

describe("the delimiter", () => {
  it.each([
    [",", "a,b\n1,2\n3,4\n"],
    [";", "a;b\n1,5;2\n3,25;4\n"],
    ["\t", "a\tb\n1, 2; 3\t4\n5\t6\n"],
    [";", 'name;note\nAna;"x, y"\nLuc;"1, 2, 3"\nRaj;a, b\n'],
    [",", "one column\nof text\n"],
    [",", ""]
  ])("%j gives most rows the same number of cells", (delimiter, head) => {
    expect(delimiterOf(head, unknown)).toBe(delimiter)
  })

  it("is the one under which a header is known, whatever the rows look like", () => {
    const isHeader = (cells: ReadonlyArray<string>) => (cells[1] === "b" ? 0.5 : 0)
    expect(delimiterOf("a;b\n1,2\n3,4\n5,6\n", isHeader)).toBe(";")
  })

  it("may be declared in the first line", () => {
    expect(declaredDelimiter("sep=;\r\na;b")).toEqual({ delimiter: ";", length: 7 })
    expect(declaredDelimiter("SEP=\t\na")).toEqual({ delimiter: "\t", length: 6 })
    expect(declaredDelimiter("sep=|\na")).toBeUndefined()
    expect(declaredDelimiter("a\nsep=;\n")).toBeUndefined()
  })
})
