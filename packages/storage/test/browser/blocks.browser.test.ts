/** A sorted map in blocks answers as a sorted list would, however its blocks fall. */
import * as fc from "fast-check"
import { expect, it } from "vitest"
import { AFTER, type Block, Blocks, type Change, type Key, type Load } from "@kith/storage/indexeddb/Blocks"
import { propertyRuns } from "@kith/testkit/propertyRuns"

const key = fc.tuple(fc.constantFrom("a", "b"), fc.nat({ max: 40 }))
const changes = fc.array(fc.tuple(key, fc.option(fc.constantFrom("", "x", "y"), { nil: undefined })), { maxLength: 60 })
const bound = fc.oneof(
  key as fc.Arbitrary<Key>,
  fc.constantFrom<Key>([], ["a"], ["b"], ["b", AFTER], ["a", AFTER], ["a", 20, AFTER], [AFTER])
)
const asked = fc.record({
  from: bound,
  to: bound,
  limit: fc.option(fc.nat({ max: 30 }), { nil: undefined }),
  reverse: fc.boolean()
})

const order = (a: Key, b: Key): number => indexedDB.cmp(a, b)

it("answers as a sorted list would, whatever is changed in it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(1, 2, 4, 9),
      fc.array(changes, { maxLength: 8 }),
      fc.array(asked, { minLength: 1, maxLength: 6 }),
      fc.array(key, { maxLength: 80 }),
      checkAgainstList
    ),
    propertyRuns(80)
  )
})

const checkAgainstList = async (
  size: number,
  commits: ReadonlyArray<ReadonlyArray<Change>>,
  ranges: ReadonlyArray<{ from: Key; to: Key; limit: number | undefined; reverse: boolean }>,
  wanted: ReadonlyArray<Key>
): Promise<void> => {
  const stored = new Map<string, Block>()
  const list = new Map<string, readonly [Key, string]>()
  const load: Load = (fences) => Promise.resolve(fences.map((fence) => stored.get(JSON.stringify(fence))!))
  /** As whoever has read nothing yet. */
  const fresh = () => {
    const fences = [...stored.keys()].map((text) => JSON.parse(text) as Key).sort(order)
    return new Blocks({ parts: 2, size }, { fences, blocks: fences.map(() => undefined) }, load)
  }
  const checkAll = async (blocks: Blocks) => {
    const sorted = [...list.values()].sort(([a], [b]) => order(a, b))
    for (const { from, to, limit, reverse } of ranges) {
      const within = sorted.filter(([key]) => order(key, from) >= 0 && order(key, to) < 0)
      const expected = (reverse ? within.toReversed() : within).slice(0, limit)
      const found = await blocks.range(from, to, { limit, reverse })
      expect(found.map(({ key, value }) => [key, value])).toEqual(expected)
    }
    expect(await blocks.get(wanted)).toEqual(wanted.map((key) => list.get(JSON.stringify(key))?.[1]))
  }
  let blocks = fresh()
  for (const [index, commit] of commits.entries()) {
    const { shelf, puts } = await blocks.changed(commit)
    for (const [fence, block] of puts) {
      if (block === undefined) stored.delete(JSON.stringify(fence))
      else stored.set(JSON.stringify(fence), block)
    }
    for (const [key, value] of commit) {
      if (value === undefined) list.delete(JSON.stringify(key))
      else list.set(JSON.stringify(key), [key, value])
    }
    blocks = index % 2 === 0 ? new Blocks({ parts: 2, size }, shelf, load) : fresh()
    await checkAll(blocks)
  }
  await checkAll(fresh())
  const counts = [...stored].map(([fence, { keys }]) => [fence, keys.length / 2] as const)
  // The first holds its place.
  for (const [fence, count] of counts) expect(count < 2 * size && (count > 0 || fence === "[]")).toBe(true)
}
