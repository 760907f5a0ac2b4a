import { describe, expect, it } from "vitest"
import { scalingResult, sizesToCompare } from "../src/harness/scaling.ts"
import { isWithin, type Result } from "../src/harness/Result.ts"
import { toJson } from "../src/harness/toJson.ts"
import { BEGIN, END, type Occasion, renewed } from "../src/harness/toPage.ts"
import { toTable } from "../src/harness/toTable.ts"

const folded: Result = {
  name: "fold",
  work: "fold the log into entities",
  limit: "JSON.parse of the same events",
  budget: 2,
  points: [
    { events: 10_000, ratio: 2.51234, measured: { ms: 51 } },
    { events: 100_000, ratio: 1.98765, measured: { ms: 480 } }
  ],
  headline: 100_000,
  peers: [{ peer: "yjs/load", events: 10_000, ratio: 31.4, measured: { ms: 600 } }],
  notes: ["yjs: at most 10 k events"]
}

const occasion: Occasion = { date: "2026-03-02", machine: "2 cores", load: 0.1, quick: false }

describe("--json", () => {
  it("says of each workload its ratio, its budget, whether it is within, and its peers' ratios", () => {
    expect(toJson([folded])).toEqual({
      fold: {
        ratio: 1.988,
        budget: 2,
        within: true,
        peers: { "yjs/load": 31.4 },
        events: 100_000,
        peerEvents: { "yjs/load": 10_000 },
        scaling: { 10000: 2.512, 100000: 1.988 },
        measured: { 10000: { ms: 51 }, 100000: { ms: 480 } },
        notes: ["yjs: at most 10 k events"]
      }
    })
  })

  it("is about the headline's size, whatever the others are like", () => {
    expect(toJson([{ ...folded, headline: 10_000 }])["fold"]).toMatchObject({ ratio: 2.512, within: false })
  })

  it("gives no budget where there is none, and then nothing is exceeded", () => {
    const { budget: _, ...unbounded } = folded
    expect(toJson([unbounded])["fold"]).toMatchObject({ budget: null, within: true })
  })
})

describe("scaling", () => {
  const costs = [
    { events: 10_000, cost: 4, measured: { ms: 40 } },
    { events: 1_000_000, cost: 7, measured: { ms: 7000 } }
  ]

  it("is the cost at the largest size, in multiples of the smallest's", () => {
    const result = scalingResult(costs, { name: "rebuild", work: "", limit: "", budget: 1.5, notes: [] })
    expect(result.points.map(({ ratio }) => ratio)).toEqual([1, 1.75])
    expect(toJson([result])["rebuild"]).toMatchObject({ ratio: 1.75, events: 1_000_000, within: false })
    expect(isWithin({ ...result, budget: 2 })).toBe(true)
  })

  it("takes two sizes, and makes a smaller one where it is given one", () => {
    expect(sizesToCompare([10_000])).toEqual([2500, 10_000])
    expect(sizesToCompare([10_000, 100_000])).toEqual([10_000, 100_000])
  })
})

describe("the page", () => {
  const page = `# Benchmarks\n\nWords.\n\n${BEGIN}\n\nold figures\n\n${END}\n\nMore words.\n`

  it("is renewed between its marks alone, and can be renewed again", () => {
    const once = renewed(page, [folded], occasion)!
    expect(once).toContain("| `fold` | 1.99 | 2 | within |")
    expect(once).not.toContain("old figures")
    expect(once.startsWith("# Benchmarks\n\nWords.\n\n")).toBe(true)
    expect(once.endsWith("\n\nMore words.\n")).toBe(true)
    expect(renewed(once, [folded], occasion)).toBe(once)
  })

  it("says that figures of a busy machine are provisional", () => {
    expect(renewed(page, [folded], { ...occasion, load: 2.5 })).toContain("**Provisional**")
    expect(renewed(page, [folded], occasion)).not.toContain("Provisional")
  })

  it("without marks is left alone", () => {
    expect(renewed("# Somebody's page\n", [folded], occasion)).toBeUndefined()
  })
})

describe("the table", () => {
  it("marks what is over its budget", () => {
    expect(toTable([{ ...folded, budget: 1 }], 100)).toContain("OVER")
    expect(toTable([folded], 100)).not.toContain("OVER")
  })
})
