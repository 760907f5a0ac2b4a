import { describe, expect, it } from "vitest"
import { faultsIn } from "./layers.ts"

/** A tree in a small notation: a path, and the text of the file there. */
const faultsOf = (tree: { readonly [path: string]: string }) =>
  faultsIn(Object.entries(tree).map(([path, text]) => ({ path, text })))

const dot = "packages/core/src/log/Dot.ts"
const merge = "packages/core/src/domain/Merge.ts"
const writer = "packages/core/src/workspace/Writer.ts"

describe("layers", () => {
  it("let every arrow that points down pass", () => {
    const tree = {
      [dot]: `import * as Schema from "effect/Schema"`,
      [merge]: `import type { Dot } from "../log/Dot.ts"`,
      [writer]: `import { merge } from "../domain/Merge.ts"\nimport { dot } from "../log/Dot.ts"`,
      "packages/core/src/index.ts": `export * from "./workspace/Writer.ts"`,
      "packages/formats/src/JsonLines.ts": `import { dot } from "@kith/core/log/Dot"`,
      "packages/storage/src/Sqlite.ts": `import "node:sqlite"\nimport { write } from "@kith/core/workspace/Writer"`,
      "packages/core/test/Facade.test.ts": `import { write } from "@kith/core"`,
      "apps/cli/src/main.ts": `const loaded = await import("@kith/storage/Sqlite")`
    }
    expect(faultsOf(tree)).toEqual([])
  })

  it("catch an arrow that points up, in whichever form it is written", () => {
    const forms = [
      `import { write } from "../workspace/Writer.ts"`,
      `import type { Writer } from "../workspace/Writer.ts"`,
      `import { write } from "@kith/core/workspace/Writer"`,
      `const later = () => import("../workspace/Writer.ts")`,
      `export type W = import("../workspace/Writer.ts").Writer`
    ]
    for (const form of forms) {
      expect(faultsOf({ [merge]: form, [writer]: "" }), form).toEqual([`${merge}: may not import ${writer}`])
    }
  })

  it.each([
    ["packages/core/src/log/Feed.ts", `import { merge } from "@kith/core/domain/Merge"`, merge],
    ["packages/formats/src/Csv.ts", `import { write } from "@kith/core/workspace/Writer"`, writer],
    ["packages/storage/src/Sqlite.ts", `import "@kith/formats/Csv"`, "packages/formats/src/Csv.ts"],
    ["apps/cli/src/main.ts", `import "@kith/testkit/Laws"`, "packages/testkit/src/Laws.ts"],
    ["packages/testkit/src/Laws.ts", `import "@kith/storage/Sqlite"`, "packages/storage/src/Sqlite.ts"]
  ])("forbid %s to say %s", (from, text, to) => {
    expect(faultsOf({ [to]: "", [from]: text })).toEqual([`${from}: may not import ${to}`])
  })

  it("catch a cycle, also one of types alone, across packages and through a dynamic import", () => {
    const a = "packages/core/src/log/A.ts"
    const b = "packages/core/src/log/B.ts"
    expect(faultsOf({ [a]: `import type { B } from "./B.ts"`, [b]: `import type { A } from "./A.ts"` })).toEqual([
      `cycle: ${a} -> ${b} -> ${a}`
    ])
    expect(faultsOf({ [a]: `import "./B.ts"`, [b]: `void import("./A.ts")` })).toEqual([`cycle: ${a} -> ${b} -> ${a}`])
    expect(faultsOf({ [a]: `import "./A.ts"` })).toEqual([`cycle: ${a} -> ${a}`])
  })

  it("keep Node out of what runs anywhere", () => {
    expect(faultsOf({ [dot]: `import { readFile } from "node:fs"` })).toEqual([
      `${dot}: imports node:fs, and has to run where there is no Node`
    ])
    expect(faultsOf({ "packages/formats/src/Csv.ts": `import { join } from "path"` })).toHaveLength(1)
  })

  it("let only an index re-export, and nobody inside import it", () => {
    expect(faultsOf({ [dot]: "", [merge]: `export { dot } from "../log/Dot.ts"` })).toHaveLength(1)
    expect(faultsOf({ [dot]: "", [merge]: `import { dot } from "../log/Dot.ts"\nexport { dot }` })).toHaveLength(1)
    const index = "packages/core/src/index.ts"
    expect(faultsOf({ [index]: "", [writer]: `import { dot } from "../index.ts"` })).toContain(
      `${writer}: imports its own package's index; import the module itself`
    )
  })

  it("notice what is not there, what no layer claims and what reaches across by path", () => {
    expect(faultsOf({ [dot]: `import "./Gone.ts"` })).toEqual([`${dot}: imports ./Gone.ts, which is not there`])
    expect(faultsOf({ "packages/extra/src/A.ts": "" })).toHaveLength(1)
    const format = "packages/formats/src/Csv.ts"
    expect(faultsOf({ [merge]: "", [format]: `import "../../core/src/domain/Merge.ts"` })).toEqual([
      `${format}: reaches into another package by path: ../../core/src/domain/Merge.ts`
    ])
  })

  it("refuse to judge a file that does not parse", () => {
    expect(() => faultsOf({ [dot]: "import {" })).toThrow(dot)
  })
})
