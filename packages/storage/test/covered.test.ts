/** A map of which a part stands in blocks, and what changed since beside them, answers as one sorted list would. */
import * as fc from "fast-check"
import { expect, it } from "vitest"
import { AFTER, type Block, Blocks, type Change, compareKeys, type Key } from "@kith/storage/indexeddb/Blocks"
import { Covered } from "@kith/storage/indexeddb/Covered"
import { KeyFilter } from "@kith/storage/indexeddb/KeyFilter"
import { nameOf, Overlay } from "@kith/storage/indexeddb/Overlay"
import { propertyRuns } from "@kith/testkit/propertyRuns"

const key = fc.tuple(fc.constantFrom("a", "b"), fc.nat({ max: 40 }))
const changes = fc.array(fc.tuple(key, fc.option(fc.constantFrom("", "x", "y"), { nil: undefined })), { maxLength: 60 })
const bound = fc.oneof(key as fc.Arbitrary<Key>, fc.constantFrom<Key>([], ["a"], ["b"], ["b", AFTER], [AFTER]))
const asked = fc.record({
  from: bound,
  to: bound,
  limit: fc.option(fc.nat({ max: 30 }), { nil: undefined }),
  reverse: fc.boolean()
})

/** What is kept in blocks of four, as somebody who has read none of them finds it. */
const inBlocks = async (changes: ReadonlyArray<Change>): Promise<Blocks> => {
  const stored = new Map<string, Block>()
  const load = (fences: ReadonlyArray<Key>) =>
    Promise.resolve(fences.map((fence) => stored.get(JSON.stringify(fence))!))
  const shape = { parts: 2, size: 4 }
  const { shelf, puts } = await new Blocks(shape, { fences: [], blocks: [] }, load).changed(changes)
  for (const [fence, block] of puts) if (block !== undefined) stored.set(JSON.stringify(fence), block)
  return new Blocks(shape, { fences: shelf.fences, blocks: shelf.fences.map(() => undefined) }, load)
}

it("answers as a sorted list would, whatever is below and whatever has changed, in one go or in several", async () => {
  await fc.assert(
    fc.asyncProperty(
      changes,
      fc.array(changes, { maxLength: 3 }),
      fc.array(asked, { minLength: 1, maxLength: 6 }),
      fc.array(key, { maxLength: 80 }),
      async (below, above, ranges, wanted) => {
        const list = new Map<string | number, readonly [Key, string]>()
        const filter = new KeyFilter()
        const overlay = new Overlay()
        const blocks = await inBlocks(below)
        const note = ([key, value]: Change): void => {
          if (value === undefined) list.delete(nameOf(key))
          else list.set(nameOf(key), [key, value])
        }
        for (const change of below) {
          note(change)
          if (change[1] !== undefined) filter.add(change[0])
        }
        const covered = new Covered(
          overlay,
          () => Promise.resolve(blocks),
          (key) => filter.mayHave(key)
        )
        for (const some of [[], ...above]) {
          some.forEach(note)
          overlay.change(some)
          const sorted = [...list.values()].sort(([a], [b]) => compareKeys(a, b))
          for (const { from, to, limit, reverse } of ranges) {
            const within = sorted.filter(([key]) => compareKeys(key, from) >= 0 && compareKeys(key, to) < 0)
            const expected = (reverse ? within.toReversed() : within).slice(0, limit)
            const found = await covered.range(from, to, { limit, reverse })
            expect(found.map(({ key, value }) => [key, value])).toEqual(expected)
          }
          expect(await covered.get(wanted)).toEqual(wanted.map((key) => list.get(nameOf(key))?.[1]))
        }
        const all = overlay.all().map(([key]) => key)
        expect(all).toEqual(all.toSorted(compareKeys))
      }
    ),
    propertyRuns(80)
  )
})

it("knows every key that was added, and few that were not", () => {
  const filter = new KeyFilter()
  const named = (at: number): Key => ["of", `contact/${at}`, `interaction/${at * 7}`]
  for (let at = 0; at < 50_000; at++) filter.add(named(at))
  let wrong = 0
  for (let at = 0; at < 50_000; at++) {
    expect(filter.mayHave(named(at))).toBe(true)
    if (filter.mayHave(named(at + 50_000))) wrong++
  }
  expect(wrong).toBeLessThan(50)
})

it("gives keys of different parts different names", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string(), { minLength: 2, maxLength: 3 }),
      fc.array(fc.string(), { minLength: 2, maxLength: 3 }),
      (a, b) => {
        fc.pre(a.length === b.length)
        expect(nameOf(a) === nameOf(b)).toBe(compareKeys(a, b) === 0)
      }
    ),
    propertyRuns(200)
  )
})
