/** What reaches the screen: widths, tables that fit, harmless texts, chosen fields. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { displayWidth, fitted, wrapped } from "../src/output/displayWidth.ts"
import { jsonText, NoSuchField } from "../src/output/jsonFields.ts"
import { printable } from "../src/output/printable.ts"
import { tableLines } from "../src/output/Table.ts"

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("Zoé Lévesque", "王小明", "👩‍👩‍👧", "محمد")
)
/** As it reaches a table: nothing that moves the cursor. */
const cell = text.map((each) => printable(each))

describe("widths", () => {
  it.each([
    ["Zoé", 3],
    ["Zoe\u0301", 3],
    ["王小明", 6],
    ["ｋｉｔｈ", 8],
    ["👩‍👩‍👧", 2],
    ["🇨🇦", 2],
    ["한국", 4],
    ["محمد", 4],
    ["a\u200bb", 2],
    ["15\u202fh", 4]
  ])("%s takes %i columns", (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })

  it("a text that is fitted never takes more than it may, and is left alone where it fits", () => {
    fc.assert(
      fc.property(cell, fc.integer({ min: 0, max: 40 }), (each, width) => {
        const cut = fitted(each, width)
        expect(displayWidth(cut)).toBeLessThanOrEqual(Math.max(width, 0))
        if (displayWidth(each) <= width) expect(cut).toBe(each)
      }),
      propertyRuns(200)
    )
  })

  it("wrapping loses no letter, and no line is too long", () => {
    fc.assert(
      fc.property(cell, fc.integer({ min: 2, max: 40 }), (each, width) => {
        const lines = wrapped(each, width)
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width)
        expect(lines.join("").replace(/[ \t\n]/g, "")).toBe(each.replace(/[ \t\n]/g, ""))
      }),
      propertyRuns(200)
    )
  })
})

describe("tables", () => {
  const columns = [{}, { least: 4 }, { least: 4 }, { wraps: true }]

  it("fit the width wherever their columns can, whatever is in them", () => {
    const row = fc.tuple(fc.constantFrom("kf3", "qm7"), cell, cell, cell)
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), fc.integer({ min: 30, max: 120 }), (rows, width) => {
        for (const line of tableLines(columns, rows, { width, indent: 1 })) {
          expect(displayWidth(line)).toBeLessThanOrEqual(width)
        }
      }),
      propertyRuns(200)
    )
  })

  it("line up by what people see, not by how many characters there are", () => {
    expect(
      tableLines(
        [{}, {}],
        [
          ["王", "a"],
          ["Zoé", "b"]
        ],
        { width: 80 }
      )
    ).toEqual(["王   a", "Zoé  b"])
  })

  it("drop a column that is empty throughout, and wrap the last one under itself", () => {
    expect(tableLines([{}, {}, { wraps: true }], [["kf", "", "one two three"]], { width: 11 })).toEqual([
      "kf",
      "    one two",
      "    three"
    ])
    const wide = tableLines([{}, { wraps: true }], [["kf", "one two three four five six seven"]], { width: 30 })
    expect(wide).toEqual(["kf  one two three four five", "    six seven"])
  })

  it("go to a file unfolded", () => {
    const long = "x".repeat(500)
    expect(tableLines([{ least: 4 }, { wraps: true }], [[long, long]], { width: Number.POSITIVE_INFINITY })).toEqual([
      `${long}  ${long}`
    ])
  })
})

describe("texts of others", () => {
  it("carry nothing that a terminal would obey", () => {
    expect(printable("Ana\u001b[31m red\u001b]0;title\u0007\r\nSouza\u202e")).toBe("Ana red Souza")
    fc.assert(
      fc.property(text, (each) => {
        expect(printable(each)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
      }),
      propertyRuns(200)
    )
  })

  it("keep their letters, accents and emoji", () => {
    for (const name of ["Zoé Lévesque", "王小明", "👩‍👩‍👧 Ana", "محمد بن سلمان"]) expect(printable(name)).toBe(name)
  })
})

describe("--json=fields", () => {
  const value = [{ id: "a", contact: { name: "Ana" }, due: "x" }]

  it("gives the fields named, dotted ones from within", () => {
    expect(JSON.parse(jsonText(value, "id,contact.name", false))).toEqual([{ id: "a", "contact.name": "Ana" }])
    expect(JSON.parse(jsonText(value[0]!, "due", false))).toEqual({ due: "x" })
    expect(jsonText([], "id", false)).toBe("[]")
  })

  it("refuses a field that nothing has", () => {
    expect(() => jsonText(value, "name", false)).toThrow(NoSuchField)
  })
})
