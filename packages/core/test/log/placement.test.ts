/** How a bundle joins what is held. */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Rejected } from "@kith/core/log/BundleStore"
import type { BundleHeader } from "@kith/core/log/Bundle"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { place, type Span } from "@kith/core/log/Placement"
import { propertyRuns } from "@kith/testkit/propertyRuns"

/** The chain of a feed: after `seq`, in one of two versions of its history. */
const chain = (seq: number, version = 0): Uint8Array => Uint8Array.of(seq, version)

const span = (first: number, last: number, version = 0): BundleHeader => ({
  workspace: "w" as WorkspaceId,
  device: "d" as DeviceId,
  first,
  last,
  epoch: 0,
  before: chain(first - 1, version),
  after: chain(last, version),
  nonce: new Uint8Array()
})

/** `1-3 4-4`: what is held, and where it ends. */
const held = (text: string): { spans: ReadonlyArray<Span>; head: { seq: number; chain: Uint8Array } } => {
  const spans =
    text === "" ? [] : text.split(" ").map((one) => span(...(one.split("-").map(Number) as [number, number])))
  const seq = spans.at(-1)?.last ?? 0
  return { spans, head: { seq, chain: chain(seq) } }
}

const placed = (text: string, bundle: BundleHeader, byAuthor = true): string => {
  const { spans, head } = held(text)
  const around = spans.filter(({ first, last }) => last >= bundle.first - 1 && first <= bundle.last)
  const found = place(bundle, head, around, byAuthor)
  return found instanceof Rejected ? found.why : found._tag
}

describe("a bundle", () => {
  it("begins a feed, and goes on with it", () => {
    expect(placed("", span(1, 3))).toBe("Append")
    expect(placed("1-3", span(4, 4))).toBe("Append")
  })

  it("leaves no gap", () => {
    expect(placed("", span(2, 3))).toBe("gap")
    expect(placed("1-3", span(5, 5))).toBe("gap")
  })

  it("that is held is held", () => {
    expect(placed("1-3 4-4", span(1, 3))).toBe("Held")
    expect(placed("1-3 4-4", span(2, 4))).toBe("Held")
    expect(placed("1-9", span(3, 5))).toBe("Held")
  })

  it("may begin before the end, as large ones do that were small ones", () => {
    expect(placed("1-3 4-4", span(1, 9))).toBe("Append")
    expect(placed("1-3 4-4", span(3, 9))).toBe("Append")
  })

  it("takes the place of several held ones, for their author alone, and only end to end", () => {
    expect(placed("1-3 4-4 5-6", span(1, 4))).toBe("Replace")
    expect(placed("1-3 4-4 5-6", span(1, 6))).toBe("Replace")
    expect(placed("1-3 4-4 5-6", span(4, 6))).toBe("Replace")
    expect(placed("1-3 4-4 5-6", span(1, 6), false)).toBe("Held")
    expect(placed("1-3 4-4 5-6", span(2, 6))).toBe("Held")
    expect(placed("1-3 4-4 5-6", span(1, 5))).toBe("Held")
  })

  it("of its author takes the place of what others brought, once the author's carry all of it", () => {
    const author = "d" as DeviceId
    const other = "e" as DeviceId
    const by = (uploader: DeviceId, first: number, last: number) => ({ ...span(first, last), uploader })
    const goes = (bundle: BundleHeader, byAuthor: boolean, ...spans: ReadonlyArray<ReturnType<typeof by>>) => {
      const seq = Math.max(...spans.map(({ last }) => last))
      const found = place(bundle, { seq, chain: chain(seq) }, spans, byAuthor)
      if (found instanceof Rejected || found._tag === "Held") return found instanceof Rejected ? found.why : "Held"
      return found.spans.map(({ first, last }) => `${first}-${last}`).join(" ")
    }
    expect(goes(span(1, 3), true, by(other, 1, 3))).toBe("1-3")
    expect(goes(span(1, 3), true, by(author, 1, 3))).toBe("Held")
    expect(goes(span(1, 3), true, by(other, 1, 5))).toBe("")
    expect(goes(span(4, 5), true, by(author, 1, 3), by(other, 2, 5))).toBe("2-5")
    expect(goes(span(4, 9), true, by(author, 1, 3), by(other, 2, 5))).toBe("2-5")
    expect(goes(span(1, 3), false, by(other, 1, 3))).toBe("Held")
    // Only who brought it says so of where a bundle begins.
    expect(goes(span(1, 3), true, { ...by(other, 1, 3), before: chain(0, 1) })).toBe("1-3")
    expect(goes(span(1, 3), false, { ...by(other, 1, 3), before: chain(0, 1) })).toBe("fork")
  })

  it("of another history is a fork wherever it can be seen", () => {
    expect(placed("1-3", span(4, 5, 1))).toBe("fork")
    expect(placed("1-3 4-4", span(1, 3, 1))).toBe("fork")
    expect(placed("1-3 4-4", span(4, 9, 1))).toBe("fork")
    expect(placed("1-3 4-4", span(2, 4, 1))).toBe("fork")
  })

  it("one after the other, however cut, makes the feed whole", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.nat(6)), { maxLength: 40 }), (offers) => {
        let end = 0
        const spans: Array<BundleHeader> = []
        for (const [first, more] of offers) {
          const bundle = span(first, first + more)
          const around = spans.filter((one) => one.last >= bundle.first - 1 && one.first <= bundle.last)
          const found = place(bundle, { seq: end, chain: chain(end) }, around, true)
          expect(found instanceof Rejected).toBe(first > end + 1)
          if (found instanceof Rejected || found._tag === "Held") continue
          expect(found._tag === "Append").toBe(bundle.last > end)
          spans.push(bundle)
          end = Math.max(end, bundle.last)
        }
        const covered = new Set(
          spans.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at))
        )
        expect(covered.size).toBe(end)
      }),
      propertyRuns(500)
    )
  })
})
