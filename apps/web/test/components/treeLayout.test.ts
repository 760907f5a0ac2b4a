/** The picture of a tree: everybody in it, nobody on top of anybody. */
import { propertyRuns } from "@kith/testkit/propertyRuns"
import * as fc from "fast-check"
import { expect, it } from "vitest"
import { placeTree, type TreeNode } from "../../src/components/treeLayout.ts"

const node = (name: string, ...children: ReadonlyArray<TreeNode>): TreeNode => ({ id: name, name, about: "", children })

it("a tree stands in columns, a generation each, with who led to whom", () => {
  const { nodes } = placeTree(node("You", node("Ana", node("Raj"), node("Mei")), node("Luc")))
  const shown = nodes.map(({ name, level, parent, child, position, size }) => [
    name,
    level,
    parent,
    child,
    position,
    size
  ])
  expect(shown).toEqual([
    ["You", 1, -1, 1, 1, 1],
    ["Ana", 2, 0, 3, 1, 2],
    ["Luc", 2, 0, -1, 2, 2],
    ["Raj", 3, 1, -1, 1, 2],
    ["Mei", 3, 1, -1, 2, 2]
  ])
})

it("boxes are as wide as the longest name needs, and neither tiny nor endless", () => {
  const width = (name: string): number => placeTree(node("You", node(name))).nodes[1]!.width
  expect(width("Al")).toBe(width("Bo"))
  expect(width("Fatima Zahra El Idrissi")).toBeGreaterThan(width("Ana Souza"))
  expect(width("王小明王小明王小明")).toBeGreaterThan(width("abcdefghi"))
  expect(width("x".repeat(300))).toBe(width("x".repeat(200)))
})

it("nobody stands on top of anybody, and all within the picture", () => {
  const text = fc.string({ maxLength: 30 })
  const { tree } = fc.letrec<{ tree: TreeNode; several: Array<TreeNode> }>((tie) => ({
    tree: fc.record({ id: fc.uuid(), name: text, about: text, children: tie("several") }),
    several: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.constant<Array<TreeNode>>([]),
      fc.array(tie("tree"), { maxLength: 3 })
    )
  }))
  fc.assert(
    fc.property(tree, (root) => {
      const { nodes, width, height } = placeTree(root)
      for (const [at, one] of nodes.entries()) {
        expect(one.x >= 0 && one.x + one.width <= width && one.y >= 22 && one.y + 22 <= height).toBe(true)
        for (const other of nodes.slice(at + 1)) {
          const apart =
            one.x + one.width <= other.x || other.x + other.width <= one.x || Math.abs(one.y - other.y) >= 44
          expect(apart).toBe(true)
        }
      }
    }),
    propertyRuns(100)
  )
})
