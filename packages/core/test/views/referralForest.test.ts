/** Who led to whom, as trees. */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Referral, referralForest, type ReferralNode } from "@kith/core/domain/views/referralForest"
import { propertyRuns } from "@kith/testkit/propertyRuns"

const drawn = ({ id, led }: ReferralNode): string => (led.length === 0 ? id : `${id}(${led.map(drawn).join(" ")})`)

/** `ana>raj` reads "Ana led to Raj". */
const forest = (...said: ReadonlyArray<string>): string =>
  referralForest(
    said.map((each): Referral => {
      const [from, to] = each.split(">")
      return { from: from!, to: to! }
    })
  )
    .map(drawn)
    .join(" ")

describe("The referral forest", () => {
  it("hangs everybody under whoever led to them first, the largest tree first", () => {
    expect(forest("ana>raj", "luc>mei", "luc>bea", "bea>kim", "ana>mei")).toBe("luc(bea(kim) mei) ana(raj)")
  })

  it("leaves out what would close a circle", () => {
    expect(forest("ana>raj", "raj>mei", "mei>ana")).toBe("ana(raj(mei))")
    expect(forest("ana>ana")).toBe("")
  })

  it("counts everybody below, however long the chain", () => {
    const chain = Array.from({ length: 20_000 }, (_, at): Referral => ({ from: `p${at}`, to: `p${at + 1}` }))
    expect(referralForest(chain)[0]!.below).toBe(20_000)
  })

  it("has everybody who was led to, and nobody twice", () => {
    const people = fc.constantFrom(..."abcdefgh")
    const links = fc.array(fc.record({ from: people, to: people }), { maxLength: 30 })
    fc.assert(
      fc.property(links, (referrals) => {
        const nodes = (trees: ReadonlyArray<ReferralNode>): ReadonlyArray<ReferralNode> =>
          trees.flatMap((node) => [node, ...nodes(node.led)])
        const all = nodes(referralForest(referrals))
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
        const led = new Set(referrals.filter(({ from, to }) => from !== to).map(({ to }) => to))
        const placed = new Set(all.map(({ id }) => id))
        for (const to of led) expect(placed).toContain(to)
        for (const { led, below } of all) expect(below).toBe(nodes(led).length)
      }),
      propertyRuns(100)
    )
  })
})
