/** The notation that histories are read from and printed in, and the samples that the laws are tried on. */
import { historyArbitrary } from "@kith/testkit/historyArbitrary"
import { mergeSampleArbitrary } from "@kith/testkit/MergeSample"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { readHistory } from "@kith/testkit/readHistory"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { catalogue } from "../../src/domain/Catalogue.ts"
import { Contact } from "../../src/domain/entities/Contact.ts"
import { ContactEdited } from "../../src/domain/events/ContactEvents.ts"
import { includesDot } from "../../src/log/VersionVector.ts"

const named = (name: string) => ContactEdited.draft("x", { name })
const drafts = { a1: named("1"), a2: named("2"), b1: named("3"), b2: named("4"), c1: named("5") }

describe("a history in its notation", () => {
  it.each(["", "a1", "a1 a2 | b1", "a1 a2 | (a1) b1", "a1 (b1) a2 | b1 (a2) b2", "a1 | (a1) b1 | (a1) (b1) c1"])(
    "%s reads as it prints",
    (notation) => {
      expect(readHistory(notation, drafts).notation).toBe(notation)
    }
  )

  it("replaces what each author had received", () => {
    const { entries } = readHistory("a1 a2 | (a1) b1 (a2) b2", drafts)
    const replaced = Object.fromEntries(
      entries.map(({ event: { dot, replaces } }) => [
        `${dot.device}${dot.seq}`,
        replaces.map(({ device, seq }) => `${device}${seq}`).sort()
      ])
    )
    expect(replaced).toEqual({ a1: [], a2: ["a1"], b1: ["a1"], b2: ["a2", "b1"] })
  })

  it.each([
    ["a2", "an event before the first"],
    ["(b1) a1 | (a1) b1", "each waits for the other"],
    ["(b2) a1 | b1", "an event that nobody wrote"],
    ["b1 | (a9) b2", "a feed of another's events"],
    ["a1 b1", "a feed of two devices"],
    ["(a1)", "a feed without events"],
    ["a1 ?", "no notation"]
  ])("%s is refused: %s", (notation) => {
    expect(() => readHistory(notation, drafts)).toThrow("readHistory")
  })
})

describe("a drawn history", () => {
  it("is read again from what it prints", () => {
    fc.assert(
      fc.property(historyArbitrary(Contact), ({ notation, entries }) => {
        const own = Object.fromEntries(
          entries.map(({ event }) => [
            `${event.dot.device}${event.dot.seq}`,
            { ...event, replacesOnly: event.replaces }
          ])
        )
        const again = readHistory(notation, own)
        expect(again.notation).toBe(notation)
        expect(again.feeds.size).toBe(new Set(entries.map(({ event }) => event.dot.device)).size)
      }),
      propertyRuns(200)
    )
  })

  it("has feeds without holes, whose events replace only what their author held", () => {
    fc.assert(
      fc.property(historyArbitrary(Contact), ({ feeds, entries }) => {
        for (const feed of feeds.values()) {
          expect(feed.map(({ event }) => event.dot.seq)).toEqual(feed.map((_, index) => index + 1))
        }
        entries.forEach(({ event }, index) => {
          const before = new Map(
            entries.slice(0, index).map((earlier) => [earlier.event.dot.device, earlier.event.dot.seq])
          )
          expect(event.replaces.every((dot) => includesDot(before, dot))).toBe(true)
        })
      }),
      propertyRuns(200)
    )
  })

  it("is often one in which devices meet, undo, forget, edit texts and replace early", () => {
    const samples = fc.sample(mergeSampleArbitrary(catalogue.entities.get("gathering")!), { numRuns: 300, seed: 1 })
    const share = (has: (sample: (typeof samples)[number]) => boolean): number =>
      samples.filter(has).length / samples.length
    const deltas = (sample: (typeof samples)[number]) => [...sample.history.deltas.values()]
    expect(share(({ history }) => history.notation.includes("("))).toBeGreaterThan(0.4)
    expect(share(({ history }) => history.entries.some(({ event }) => event.type === "ChangesUndone"))).toBeGreaterThan(
      0.2
    )
    expect(share((sample) => deltas(sample).some(({ writes }) => writes.some(({ hidden }) => hidden)))).toBeGreaterThan(
      0.15
    )
    expect(share((sample) => deltas(sample).some(({ writes }) => writes.some(({ edit }) => edit)))).toBeGreaterThan(
      0.05
    )
    expect(
      share((sample) =>
        deltas(sample).some(({ dot, replaces }) => replaces.some(({ device }) => device !== dot.device))
      )
    ).toBeGreaterThan(0.15)
  })
})
