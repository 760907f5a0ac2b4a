/** Pages keep every entry as it was, and bytes that are no page are refused at once. */
import { deepStrictEqual as assertSame } from "node:assert/strict"
import { runArbitrary } from "@kith/testkit/entryArbitrary"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { jsonArbitrary } from "@kith/testkit/textArbitrary"
import * as Schema from "effect/Schema"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Event } from "../../src/log/Event.ts"
import type { Entry } from "../../src/log/Event.ts"
import { forgetEntry, headAfter } from "../../src/log/Feed.ts"
import { decodeEvents, decodePage, encodePage, type Run } from "../../src/log/FeedPage.ts"
import { BatchId, DeviceId } from "../../src/log/Ids.ts"
import { nobleSha256 } from "../../src/log/Sha256.ts"

const decodeUtf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const a = DeviceId.make("a")
const entry = (seq: number, event: Partial<Event> = {}): Entry => ({
  event: {
    dot: { device: a, seq },
    at: 1000 * seq,
    via: "cli",
    type: "ContactEdited",
    version: 2,
    entity: "contact/x",
    replaces: [],
    body: { name: "Ana" },
    ...event
  },
  cells: ["name"],
  salt: new Uint8Array(16).fill(seq)
})
const runOf = (...entries: ReadonlyArray<Entry>): Run => ({ device: a, first: 1, entries })
const again = (run: Run): Run => decodePage(encodePage(run), decodeUtf8)

describe("a page", () => {
  it("gives back any run as it was", () => {
    fc.assert(
      fc.property(runArbitrary, (run) => {
        assertSame(again(run), run)
      }),
      propertyRuns(1000)
    )
  })

  it("gives the events alone as it gives them with the rest", () => {
    fc.assert(
      fc.property(runArbitrary, (run) => {
        const bytes = encodePage(run)
        assertSame(
          decodeEvents(bytes, decodeUtf8),
          decodePage(bytes, decodeUtf8).entries.map((e) => e.event)
        )
      }),
      propertyRuns(500)
    )
  })

  it("is the same bytes for the same run", () => {
    fc.assert(
      fc.property(runArbitrary, (run) => {
        assertSame(encodePage(again(run)), encodePage(run))
      }),
      propertyRuns(500)
    )
  })

  it("reads out of the middle of a larger buffer", () => {
    const bytes = encodePage(runOf(entry(1), entry(2)))
    const larger = new Uint8Array(bytes.length + 7).fill(255)
    larger.set(bytes, 3)
    expect(decodePage(larger.subarray(3, 3 + bytes.length), decodeUtf8)).toStrictEqual(runOf(entry(1), entry(2)))
  })

  it.each<[string, Run]>([
    ["no events", runOf()],
    ["a body with a key `__proto__`", runOf(entry(1, { body: JSON.parse('{"__proto__":{"x":1},"name":"Ana"}') }))],
    ["a body that is no object", runOf(entry(1, { body: null }), entry(2, { body: [1] }), entry(3, { body: "x" }))],
    ["a body whose only key is NUL", runOf(entry(1, { body: null }), entry(2, { body: { "\u0000": 1 } }))],
    ["keys that join to one text", runOf(entry(1, { body: { a: 1, b: 2 } }), entry(2, { body: { "a\u0000b": 3 } }))],
    ["types that join to one text", runOf(entry(1, { type: "A", via: "1\u0000b" }), entry(2, { type: "A\u00001" }))],
    ["cells that join to one text", runOf({ ...entry(1), cells: ["a", "b"] }, { ...entry(2), cells: ["a\u0000b"] })],
    ["batches", runOf(entry(1, { batch: BatchId.make("b") }), entry(2), entry(3, { batch: BatchId.make("b") }))],
    [
      "several devices",
      runOf(
        entry(1, { replaces: [{ device: DeviceId.make("b"), seq: 9 }] }),
        entry(2, { replaces: [{ device: a, seq: 1 }] })
      )
    ],
    ["clocks that go back", runOf(entry(1, { at: 5 }), entry(2, { at: -5 }))],
    ["forgotten entries", runOf(forgetEntry(nobleSha256, entry(1)), entry(2), forgetEntry(nobleSha256, entry(3)))]
  ])("keeps %s", (_, run) => {
    assertSame(again(run), run)
  })

  it("never touches the prototype of a body", () => {
    const { event } = again(runOf(entry(1, { body: JSON.parse('{"__proto__":{"name":"Eve"}}') }))).entries[0]!
    expect((event.body as { readonly name?: string }).name).toBeUndefined()
    expect(Object.getPrototypeOf(event.body)).toBe(Object.prototype)
  })

  it("continues the same chain as the entries that it was made of", () => {
    fc.assert(
      fc.property(runArbitrary, (run) => {
        const head = { seq: run.first - 1, chain: new Uint8Array(32) }
        expect(headAfter(nobleSha256, head, again(run).entries)).toStrictEqual(
          headAfter(nobleSha256, head, run.entries)
        )
      }),
      propertyRuns(200)
    )
  })

  it("is not made of entries that could not be read back", () => {
    expect(() => encodePage(runOf({ ...entry(1), salt: new Uint8Array(15) }))).toThrow(RangeError)
    expect(() => encodePage(runOf({ ...entry(1), forgotten: new Uint8Array(31) }))).toThrow(RangeError)
    expect(() => encodePage(runOf(entry(1, { at: 9e15 }), entry(2, { at: -9e15 })))).toThrow(RangeError)
  })
})

/** Whether bytes are a page of good events that can be written again, or are refused as they should be. */
const expectPageOrRefusal = (bytes: Uint8Array): void => {
  let run: Run
  try {
    run = decodePage(bytes, decodeUtf8)
    // As whoever receives a page does, to compare heads.
    headAfter(nobleSha256, { seq: run.first - 1, chain: new Uint8Array(32) }, run.entries)
  } catch (error) {
    expect(error instanceof RangeError || error instanceof SyntaxError, String(error)).toBe(true)
    return
  }
  expect(run.entries.every(({ event }) => isEvent(event))).toBe(true)
  assertSame(
    decodeEvents(bytes, decodeUtf8),
    run.entries.map(({ event }) => event)
  )
  assertSame(again(run), run)
}

const isEvent = Schema.is(Event)

describe("bytes that are no page", () => {
  it("are refused with a RangeError or SyntaxError when they are anything", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), expectPageOrRefusal), propertyRuns(1000))
  })

  it("are refused, or are another page, when bytes of a page are changed, cut or repeated", () => {
    const spoilt = fc
      .tuple(runArbitrary, fc.nat(), fc.nat(), fc.array(fc.nat(255), { maxLength: 4 }))
      .map(([run, from, count, bytes]) => {
        const page = encodePage(run)
        const at = from % page.length
        return Uint8Array.from([...page.subarray(0, at), ...bytes, ...page.subarray(at + (count % 5))])
      })
    fc.assert(fc.property(spoilt, expectPageOrRefusal), propertyRuns(2000))
  })

  it("are refused, or are another page, when any part of the columns is something else", () => {
    const spoilt = fc
      .tuple(
        runArbitrary,
        fc.nat(),
        fc.oneof(jsonArbitrary(), fc.constantFrom(-1, 0, 1, 0.5, 1e9, 1e300, "", "0", null))
      )
      .map(([run, which, json]) => {
        const page = encodePage(run)
        const end = 4 + new DataView(page.buffer).getUint32(0)
        const columns = JSON.parse(decodeUtf8(page.subarray(4, end)))
        const places = placesIn(columns)
        const { holder, key } = places[which % places.length]!
        Object.defineProperty(holder, key, { value: json, enumerable: true, configurable: true, writable: true })
        return withColumns(columns, page.subarray(end))
      })
    fc.assert(fc.property(spoilt, expectPageOrRefusal), propertyRuns(4000))
  })

  it.each([
    ["claim more dots than memory", { replaces: [1e15] }],
    ["claim dots below none", { replaces: [-1] }],
    ["claim batches of no events, without end", { batch: [] }],
    ["claim a batch that goes on", { batch: [[null, 1e15]] }],
    ["claim half an event", { first: 0.5 }],
    ["claim to be of a later version", { v: 2 }]
  ])("are refused at once when they %s", (_, change) => {
    const page = encodePage(runOf(entry(1)))
    const end = 4 + new DataView(page.buffer).getUint32(0)
    const columns = { ...JSON.parse(decodeUtf8(page.subarray(4, end))), ...change }
    expect(() => decodePage(withColumns(columns, page.subarray(end)), decodeUtf8)).toThrow(RangeError)
    expect(() => decodeEvents(withColumns(columns, page.subarray(end)), decodeUtf8)).toThrow(RangeError)
  })

  it("are refused when they give a forgotten event content, to which no hash commits", () => {
    const page = encodePage(runOf(forgetEntry(nobleSha256, entry(1))))
    const end = 4 + new DataView(page.buffer).getUint32(0)
    const columns = JSON.parse(decodeUtf8(page.subarray(4, end)))
    const [shape] = columns.shapes
    expect(again(runOf(forgetEntry(nobleSha256, entry(1)))).entries.length).toBe(1)
    for (const change of [{ columns: [["made up"]] }, { shapes: [{ ...shape, via: "cli" }] }]) {
      expect(() => decodeEvents(withColumns({ ...columns, ...change }, page.subarray(end)), decodeUtf8)).toThrow(
        RangeError
      )
    }
  })
})

/** Every place in a JSON value, as the object that holds it and its key there. */
const placesIn = (json: unknown): ReadonlyArray<{ readonly holder: object; readonly key: string }> =>
  json === null || typeof json !== "object"
    ? []
    : Object.entries(json).flatMap(([key, value]) => [{ holder: json, key }, ...placesIn(value)])

const withColumns = (columns: unknown, tail: Uint8Array): Uint8Array => {
  const json = new TextEncoder().encode(JSON.stringify(columns))
  const page = new Uint8Array(4 + json.length + tail.length)
  new DataView(page.buffer).setUint32(0, json.length)
  page.set(json, 4)
  page.set(tail, 4 + json.length)
  return page
}
