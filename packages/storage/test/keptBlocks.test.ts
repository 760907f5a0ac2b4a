/** What stays of blocks that were read, where not all of them fit. */
import * as fc from "fast-check"
import { expect, it } from "vitest"
import type { Block, Shelf } from "@kith/storage/indexeddb/Blocks"
import { KeptBlocks } from "@kith/storage/indexeddb/KeptBlocks"
import { propertyRuns } from "@kith/testkit/propertyRuns"

const block = (size: number): Block => ({ keys: [], values: ["x".repeat(size)] })

const weightOn = ({ blocks }: Shelf): number =>
  blocks.reduce((sum, block) => sum + (block?.values?.[0]?.length ?? 0), 0)

it("is never more than fits, and what was looked at last", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 19 }), { maxLength: 200 }),
      fc.integer({ min: 100, max: 2000 }),
      (looks, room) => {
        const kept = new KeptBlocks()
        const shelf = { fences: [], blocks: Array.from({ length: 20 }, (): Block | undefined => undefined) }
        const last = new Map<number, number>()
        looks.forEach((place, at) => {
          shelf.blocks[place] ??= block(100)
          kept.used(shelf.blocks[place])
          last.set(place, at)
          kept.makeRoom([shelf], room)
          expect(weightOn(shelf)).toBeLessThanOrEqual(room)
          const [here, gone] = [...last.keys()].reduce<[Array<number>, Array<number>]>(
            ([here, gone], one) => ((shelf.blocks[one] === undefined ? gone : here).push(last.get(one)!), [here, gone]),
            [[], []]
          )
          expect(Math.min(...here, Infinity)).toBeGreaterThan(Math.max(...gone, -1))
        })
      }
    ),
    propertyRuns(100)
  )
})

it("counts nothing that has been replaced meanwhile", () => {
  const kept = new KeptBlocks()
  const shelf: Shelf = { fences: [], blocks: [block(400), block(400)] }
  for (const one of shelf.blocks) kept.used(one!)
  for (let turn = 0; turn < 50; turn++) {
    shelf.blocks[0] = block(400)
    kept.used(shelf.blocks[0])
    kept.makeRoom([shelf], 1000)
    expect(shelf.blocks).not.toContain(undefined)
  }
})
