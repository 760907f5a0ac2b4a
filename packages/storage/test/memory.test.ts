/** The parts of the memory stores that have a simple model of their own. */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { SortedList } from "@kith/storage/memory/SortedList"
import { compareText } from "@kith/storage/memory/textOrder"
import { propertyRuns } from "@kith/testkit/propertyRuns"

describe("the order of text", () => {
  it("is that of its UTF-8 bytes", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 4 }),
      fc.constantFrom("\ud7ff", "\ue000", "\uffff", "\u{10000}", "")
    )
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareText(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
      }),
      propertyRuns(300)
    )
  })
})

describe("a sorted list", () => {
  interface Item {
    readonly key: number
    readonly mark: number
  }
  const item = fc.record({ key: fc.nat({ max: 30 }), mark: fc.nat() })
  const batch = fc.record({ remove: fc.array(item, { maxLength: 12 }), add: fc.array(item, { maxLength: 12 }) })

  it("holds of equal items the last one, in order, after any batches of changes", () => {
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 8 }), (batches) => {
        const list = new SortedList<Item>((a, b) => a.key - b.key)
        const model = new Map<number, Item>()
        for (const { remove, add } of batches) {
          list.change(remove, add)
          for (const { key } of remove) model.delete(key)
          for (const one of add) model.set(one.key, one)
        }
        const sorted = [...model.values()].sort((a, b) => a.key - b.key)
        expect(list.slice(0, Infinity)).toEqual(sorted)
        for (const key of [-1, 0, 7, 30, 31]) {
          expect(list.indexWhere((one) => one.key < key)).toBe(sorted.filter((one) => one.key < key).length)
        }
      }),
      propertyRuns(300)
    )
  })
})
