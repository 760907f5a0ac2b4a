/** Folding a page from its columns is folding its entries one by one, whatever they hold and whenever somebody looks. */
import { deepStrictEqual as assertSame } from "node:assert/strict"
import { generatedDevices, generateLog } from "@kith/testkit/generateLog"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { testHide } from "@kith/testkit/testHide"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { catalogue } from "../../src/domain/Catalogue.ts"
import type { Entry } from "../../src/log/Event.ts"
import { forgetEntry } from "../../src/log/Feed.ts"
import { decodePage, decodeRows, encodePage } from "../../src/log/FeedPage.ts"
import { pagesOf as pagesBehind, type PageSpan, runOfPages } from "../../src/log/PagedRun.ts"
import { nobleSha256 } from "../../src/log/Sha256.ts"
import { emptyVersion } from "../../src/log/VersionVector.ts"
import { Folding } from "../../src/workspace/Folding.ts"
import { encodeRecord } from "../../src/workspace/RecordCodec.ts"

const decodeUtf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const wholeOf = (bytes: Uint8Array): PageSpan => {
  const page = decodeRows(bytes, decodeUtf8)
  return { page, from: 0, to: page.count }
}

const newFolding = (): Folding =>
  new Folding(catalogue, testHide, emptyVersion, { openings: false, awaited: new Set() })

/** What may be wrong with an event, or special about it. */
const changes: ReadonlyArray<(entry: Entry) => Entry> = [
  (entry) => entry,
  (entry) => ({ ...entry, event: { ...entry.event, type: "FromTheFuture" } }),
  (entry) => ({ ...entry, event: { ...entry.event, version: entry.event.version + 1 } }),
  (entry) => ({ ...entry, event: { ...entry.event, body: { ...(entry.event.body as object), contact: 7 } } }),
  (entry) => ({ ...entry, event: { ...entry.event, body: {} } }),
  (entry) => ({ ...entry, event: { ...entry.event, body: ["no members"] } }),
  (entry) => ({ ...entry, event: { ...entry.event, entity: "gathering/g1" } }),
  (entry) => forgetEntry(nobleSha256, entry)
]

interface Sample {
  readonly seed: number
  readonly events: number
  readonly changed: ReadonlyArray<{ readonly at: number; readonly how: number }>
  /** Events a page, and whose page comes next, for as long as it is said. */
  readonly sizes: ReadonlyArray<number>
  readonly turns: ReadonlyArray<number>
}

const samples: fc.Arbitrary<Sample> = fc.record({
  seed: fc.integer({ min: 1, max: 1000 }),
  events: fc.integer({ min: 1, max: 250 }),
  changed: fc.uniqueArray(fc.record({ at: fc.nat(249), how: fc.nat(changes.length - 1) }), {
    selector: ({ at }) => at,
    maxLength: 25
  }),
  sizes: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }),
  turns: fc.array(fc.nat(2), { maxLength: 40 })
})

/** A generated log in pages of one feed each, in an order in which every feed's own are in order. */
const pagesOf = ({ seed, events, changed, sizes, turns }: Sample): ReadonlyArray<Uint8Array> => {
  const log = [...generateLog({ seed, events, contactsPerEvent: 0.05 })].flatMap(({ entries }) => entries)
  for (const { at, how } of changed) if (at < log.length) log[at] = changes[how]!(log[at]!)
  const byFeed = Map.groupBy(log, ({ event }) => event.dot.device)
  const waiting = generatedDevices(seed).map(({ device }) => {
    const entries = byFeed.get(device) ?? []
    const pages: Array<Uint8Array> = []
    for (let first = 1, turn = 0; first <= entries.length; turn++) {
      const some = entries.slice(first - 1, first - 1 + sizes[turn % sizes.length]!)
      pages.push(encodePage({ device, first, entries: some }))
      first += some.length
    }
    return pages
  })
  return [...turns.flatMap((turn) => waiting[turn]!.splice(0, 1)), ...waiting.flat()]
}

const folded = (folding: Folding) => {
  const { entities, ...rest } = folding.changes("mark")
  const records = [...entities].map(([name, { record, touches }]) => [name, encodeRecord(record), touches])
  return { records, entities, ...rest }
}

describe("folding pages", () => {
  it("from their columns is folding their entries one by one", () => {
    fc.assert(
      fc.property(samples, fc.array(fc.nat(), { maxLength: 6 }), (sample, looks) => {
        const [byPage, byEntry] = [newFolding(), newFolding()]
        pagesOf(sample).forEach((page, turn) => {
          const { page: rows, to } = wholeOf(page)
          const cut = (looks[turn] ?? 0) % (to + 1)
          byPage.addPage({ page: rows, from: 0, to: cut })
          byPage.addPage({ page: rows, from: cut, to })
          const { entries } = decodePage(page, decodeUtf8)
          for (const entry of entries) {
            byEntry.load(entry.event.entity, undefined)
            byEntry.add(entry)
          }
          // Looking at somebody in between changes nothing.
          const look = looks[turn]
          const name = look === undefined ? undefined : entries[look % entries.length]!.event.entity
          if (name !== undefined) expect(encodeRecord(byPage.record(name))).toBe(encodeRecord(byEntry.record(name)))
        })
        assertSame(folded(byPage), folded(byEntry))
      }),
      propertyRuns(150)
    )
  })

  it("takes what is held already, or twice, once", () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const pages = pagesOf(sample)
        const [once, twice] = [newFolding(), newFolding()]
        for (const page of pages) once.addPage(wholeOf(page))
        for (const page of pages) {
          const [first] = decodePage(page, decodeUtf8).entries
          twice.load(first!.event.entity, undefined)
          twice.add(first!)
          twice.addPage(wholeOf(page))
          twice.addPage(wholeOf(page))
        }
        assertSame(folded(twice), folded(once))
      }),
      propertyRuns(60)
    )
  })
})

describe("a run read from pages", () => {
  it("has the entries of its spans, and a run that is made of it with others has none of its pages", () => {
    fc.assert(
      fc.property(samples, fc.nat(), (sample, cut) => {
        for (const bytes of pagesOf(sample)) {
          const { page, to } = wholeOf(bytes)
          const from = cut % to
          const run = runOfPages(page.device, page.first + from, [{ page, from, to }])
          assertSame(run.entries, decodePage(bytes, decodeUtf8).entries.slice(from))
          expect(pagesBehind(run)).toStrictEqual([{ page, from, to }])
          expect(pagesBehind({ ...run, entries: [] })).toBe(undefined)
        }
      }),
      propertyRuns(20)
    )
  })
})
