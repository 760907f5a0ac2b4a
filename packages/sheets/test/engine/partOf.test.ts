import * as fc from "fast-check"
import { expect, it } from "vitest"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { partOf } from "../../src/engine/partOf.ts"
import { emptyPlan, type Plan } from "../../src/engine/Plan.ts"

const cellAt = ([row, column]: readonly [number, number]): Plan["cells"][number] => ({
  row,
  column,
  rowMark: { texts: [] },
  columnMark: { heading: "Company" },
  was: null,
  cell: { _tag: "Text", text: `id ${row}` }
})

const plans = fc
  .record({
    cells: fc.uniqueArray(fc.tuple(fc.nat(30), fc.nat(5)), { selector: String, maxLength: 60 }),
    append: fc.nat(30),
    others: fc.nat(10)
  })
  .map(({ cells, append, others }): Plan => {
    const ids = Array.from({ length: append }, (_, nth) => `new ${nth}`)
    const shown = [...Array.from({ length: others }, (_, nth) => `old ${nth}`), ...ids]
    return {
      ...emptyPlan(),
      cells: cells.map(cellAt),
      append: ids.map((id) => ({ id, cells: [{ _tag: "Text", text: id }, { _tag: "Empty" }], texts: {} })),
      lookups: new Map(shown.map((id) => [id, ["1", "2"]])),
      reserve: [...new Set(cells.map(([row]) => `id ${row}`))]
    }
  })

it("parts one after another are the whole plan, no row in two of them, and each is about as much as fits", () => {
  fc.assert(
    fc.property(plans, fc.integer({ min: 1, max: 40 }), (plan, cellsAtOnce) => {
      const taken = { cells: [] as Array<unknown>, append: [] as Array<unknown>, lookups: [] as Array<unknown> }
      let rest = plan
      for (let left = Infinity; left > 0;) {
        const part = partOf(rest, cellsAtOnce)
        expect(part.left).toBeLessThan(left)
        left = part.left
        const rows = new Set(part.cells.map(({ row }) => row))
        expect(part.cells.length).toBeLessThan(cellsAtOnce + 6)
        expect(part.append.length).toBeLessThanOrEqual(cellsAtOnce)
        for (const { id } of part.append) expect(part.lookups.has(id)).toBe(true)
        expect(new Set(part.reserve)).toEqual(new Set([...rows].map((row) => `id ${row}`)))
        taken.cells.push(...part.cells)
        taken.append.push(...part.append)
        taken.lookups.push(...part.lookups.keys())
        rest = part.rest
        expect(rest.cells.some(({ row }) => rows.has(row))).toBe(false)
      }
      expect(new Set(taken.cells)).toEqual(new Set(plan.cells))
      expect(taken.append).toEqual(plan.append)
      expect(taken.lookups).toHaveLength(plan.lookups.size)
      expect(new Set(taken.lookups)).toEqual(new Set(plan.lookups.keys()))
      expect(rest.reserve).toEqual([])
    }),
    propertyRuns(100)
  )
})
