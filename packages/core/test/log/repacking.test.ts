/** Which of an author's small bundles become larger ones, and what that costs. */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { afterRepacking, isThere, type Packed, REPACK_FROM, repackingDue, smallAfter } from "@kith/core/log/Repacking"
import { propertyRuns } from "@kith/testkit/propertyRuns"

/** What fits into a bundle, in events. */
const FULL = 2048

interface Remote {
  packed: Packed
  /** Where bundles that are held begin, minus one, and end. */
  held: Array<readonly [after: number, last: number]>
  /** How often each event was sent; the first is at 1. */
  readonly sent: Array<number>
}

const emptyRemote = (): Remote => ({ packed: { repacked: 0 }, held: [], sent: [0] })

/** As `LocalBundles.repacked`: as few as fit, each ending where one ended before. */
const packedBundles = (after: number, ends: ReadonlyArray<number>): ReadonlyArray<readonly [number, number]> => {
  const out: Array<readonly [number, number]> = []
  let begin = after
  ends.forEach((end, index) => {
    const next = ends[index + 1]
    if (next !== undefined && next - begin <= FULL) return
    out.push([begin, end])
    begin = end
  })
  return out
}

const send = (remote: Remote, [after, last]: readonly [number, number]): void => {
  for (let seq = after + 1; seq <= last; seq++) remote.sent[seq] = (remote.sent[seq] ?? 0) + 1
  remote.held = [...remote.held.filter(([begin, end]) => end <= after || begin >= last), [after, last]]
}

/** One sync that brings bundles of so many events. */
const synced = (remote: Remote, sizes: ReadonlyArray<number>): void => {
  for (const size of sizes) {
    const end = remote.sent.length - 1
    send(remote, [end, end + size])
  }
  const { packed } = remote
  const small = remote.held.map(([, last]) => last).filter((last) => last > smallAfter(packed))
  const due = repackingDue(packed, small)
  if (due === undefined) return
  const made = packedBundles(due.after, due.ends)
  for (const [after, last] of made) {
    // A relay lets a bundle take the place of others only where it begins and ends with them.
    expect(remote.held.some(([begin]) => begin === after)).toBe(true)
    expect(remote.held.some(([, end]) => end === last)).toBe(true)
    if (!isThere(packed, { first: after + 1, last })) send(remote, [after, last])
  }
  remote.packed = afterRepacking(
    packed,
    due,
    made.map(([, last]) => last)
  )
}

const histories = fc.array(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }), {
  maxLength: 800
})

const remoteAfter = (history: ReadonlyArray<ReadonlyArray<number>>): Remote => {
  const remote = emptyRemote()
  for (const sizes of history) synced(remote, sizes)
  return remote
}

describe("bundles that are packed again", () => {
  it("hold every event once, and are known for what they are", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { held, packed, sent } = remoteAfter(history)
        let end = 0
        for (const [after, last] of held.toSorted(([a], [b]) => a - b)) {
          expect(after).toBe(end)
          end = last
        }
        expect(end).toBe(sent.length - 1)
        const ends = new Set(held.map(([, last]) => last))
        for (const last of packed.merged ?? []) expect(ends.has(last)).toBe(true)
      }),
      propertyRuns(100)
    )
  })

  it("are few: what is final is half full at least, the rest halves each time, and fewer than 32 are small", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { held, packed } = remoteAfter(history)
        const { merged = [], repacked } = packed
        expect(held.filter(([after]) => after >= smallAfter(packed)).length).toBeLessThan(REPACK_FROM)
        const final = held.filter(([, last]) => last <= repacked)
        // Two in a row that fit into one would have become one.
        final.slice(1).forEach(([, last], index) => expect(last - final[index]![0]).toBeGreaterThan(FULL / 2))
        const end = merged.at(-1) ?? repacked
        merged.slice(0, -1).forEach((last, index) => {
          expect(last - (merged[index - 1] ?? repacked)).toBeGreaterThan(end - last)
        })
      }),
      propertyRuns(100)
    )
  })

  it("are sent eight times more at most, however the log grew", () => {
    const one = fc.integer({ min: 1, max: 12 }).map((size) => Array.from({ length: 6000 }, () => [size]))
    fc.assert(
      fc.property(fc.oneof(one, histories), (history) => {
        const { sent } = remoteAfter(history)
        expect(Math.max(...sent.slice(1), 0) - 1).toBeLessThanOrEqual(8)
      }),
      propertyRuns(30)
    )
  })

  it("keep what an older version packed", () => {
    expect(repackingDue({ repacked: 100 }, [101, 102])).toBeUndefined()
    const small = Array.from({ length: REPACK_FROM }, (_, index) => 101 + index)
    expect(repackingDue({ repacked: 100 }, small)).toEqual({ after: 100, ends: small })
  })
})
