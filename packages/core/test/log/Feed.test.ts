/** The hash chain commits to every part of every event, and outlives their content. */
import { deepStrictEqual as assertSame } from "node:assert/strict"
import { createHash } from "node:crypto"
import { entryArbitrary, runArbitrary } from "@kith/testkit/entryArbitrary"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import canonicalize from "canonicalize"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Entry } from "../../src/log/Event.ts"
import { commitmentOf, deviceIdOf, emptyHead, forgetEntry, headAfter, workspaceIdOf } from "../../src/log/Feed.ts"
import { DeviceId, WorkspaceId } from "../../src/log/Ids.ts"
import { nobleSha256 } from "../../src/log/Sha256.ts"

const a = DeviceId.make("a")
const start = emptyHead(nobleSha256, WorkspaceId.make("w"), new Uint8Array(32))
const headOf = (entries: ReadonlyArray<Entry>): string => hex(headAfter(nobleSha256, start, entries).chain)
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex")

const hashOf = (...parts: ReadonlyArray<Uint8Array | string>): Uint8Array => {
  const hash = createHash("sha256")
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const seqBytes = (seq: number): Uint8Array => {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt32BE(seq, 4)
  return bytes
}
const byHand = ({ event, cells, salt, forgotten }: Entry): Uint8Array => {
  const { via, body, dot, replaces, ...rest } = event
  const flat = ({ device, seq }: typeof dot) => [device, seq]
  const stub = canonicalize({ ...rest, cells, dot: flat(dot), replaces: replaces.map(flat) })!
  return hashOf(hashOf(stub), forgotten ?? hashOf(salt, canonicalize({ via, body })!))
}

/** How JSON writes half a surrogate pair, which `canonicalize` refuses. */
const HALF_PAIR = /\\ud[89a-f]/

const feedArbitrary = fc.tuple(entryArbitrary(a, 1), entryArbitrary(a, 2), entryArbitrary(a, 3))

describe("the head of a feed", () => {
  it("changes when anything of any event does", () => {
    fc.assert(
      fc.property(feedArbitrary, fc.nat(2), fc.nat(), fc.boolean(), (feed, index, place, bigger) => {
        const changed = feed.map((entry, at) => (at === index ? changedAt(entry, place, bigger) : entry))
        expect(headOf(changed)).not.toBe(headOf(feed))
      }),
      propertyRuns(2000)
    )
  })

  it("changes when events are left out, repeated or exchanged", () => {
    fc.assert(
      fc.property(feedArbitrary, ([first, second, third]) => {
        const heads = [
          [first, second, third],
          [first, second],
          [second, third],
          [first, second, second, third],
          [second, first, third],
          []
        ].map(headOf)
        expect(new Set(heads).size).toBe(heads.length)
      }),
      propertyRuns(300)
    )
  })

  it("stays when events are forgotten, once or again", () => {
    fc.assert(
      fc.property(feedArbitrary, fc.nat(7), (feed, which) => {
        const forget = (entry: Entry, at: number) => ((which >> at) % 2 === 0 ? entry : forgetEntry(nobleSha256, entry))
        expect(headOf(feed.map(forget))).toBe(headOf(feed))
        assertSame(feed.map(forget).map(forget), feed.map(forget))
      }),
      propertyRuns(500)
    )
  })

  it("is the same whether a feed is added at once or bit by bit", () => {
    fc.assert(
      fc.property(runArbitrary, fc.nat(6), ({ entries }, cut) => {
        const before = headAfter(nobleSha256, start, entries.slice(0, cut))
        const after = headAfter(nobleSha256, before, entries.slice(cut))
        assertSame(after, headAfter(nobleSha256, start, entries))
        expect(after.seq).toBe(entries.length)
      }),
      propertyRuns(300)
    )
  })

  it("is what its formula says, worked out with another hash and another canonical JSON", () => {
    fc.assert(
      fc.property(feedArbitrary, (feed) => {
        fc.pre(!HALF_PAIR.test(JSON.stringify(feed)))
        let chain = start.chain
        feed.forEach((entry, index) => {
          chain = hashOf(chain, seqBytes(index + 1), byHand(entry))
        })
        expect(headOf(feed)).toBe(hex(chain))
      }),
      propertyRuns(300)
    )
  })

  it("differs between devices and workspaces from the beginning", () => {
    const heads = ["v", "w"].flatMap((workspace) =>
      [0, 1].map((key) => hex(emptyHead(nobleSha256, WorkspaceId.make(workspace), new Uint8Array(32).fill(key)).chain))
    )
    expect(new Set(heads).size).toBe(4)
  })
})

describe("a forgotten event", () => {
  it("says nothing of its content, and can be told from no other content without the salt", () => {
    fc.assert(
      fc.property(entryArbitrary(a, 1), fc.uint8Array({ minLength: 16, maxLength: 16 }), (entry, salt) => {
        const stub = forgetEntry(nobleSha256, entry)
        assertSame(stub.event, { ...entry.event, via: "", body: null })
        expect(stub.cells).toStrictEqual(entry.cells)
        expect(stub.salt.length).toBe(0)
        fc.pre(entry.forgotten === undefined && hex(salt) !== hex(entry.salt))
        expect(hex(commitmentOf(nobleSha256, { ...entry, salt: new Uint8Array(salt) }))).not.toBe(
          hex(commitmentOf(nobleSha256, stub))
        )
      }),
      propertyRuns(300)
    )
  })
})

describe("ids from keys", () => {
  it("are sixteen characters for a device, and thirty-two for a workspace, and follow from their input", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        (key, nonce) => {
          expect(deviceIdOf(nobleSha256, key)).toMatch(/^[0-9a-hjkmnp-tv-z]{16}$/)
          expect(workspaceIdOf(nobleSha256, key, nonce)).toMatch(/^[0-9a-hjkmnp-tv-z]{32}$/)
          expect(deviceIdOf(nobleSha256, Uint8Array.from(key))).toBe(deviceIdOf(nobleSha256, key))
          expect(workspaceIdOf(nobleSha256, key, nonce)).not.toContain(deviceIdOf(nobleSha256, key))
        }
      ),
      propertyRuns(200)
    )
  })
})

/** The entry with one of its parts, down to one character of the body, made another. */
const changedAt = (entry: Entry, place: number, bigger: boolean): Entry => {
  const { event, cells, salt, forgotten } = entry
  const { via, body, ...stub } = event
  const parts =
    forgotten === undefined
      ? { stub, cells, content: { via, body }, hash: [...salt] }
      : { stub, cells, content: {}, hash: [...forgotten] }
  const tree = JSON.parse(JSON.stringify(parts)) as typeof parts
  const places = placesIn(tree)
  const { holder, key } = places[place % places.length]!
  const value = other(Reflect.get(holder, key), bigger, holder === tree.hash)
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
  const hash = Uint8Array.from(tree.hash)
  const changed = { event: { ...tree.stub, via, body, ...tree.content }, cells: tree.cells }
  return forgotten === undefined ? { ...changed, salt: hash } : { ...changed, salt, forgotten: hash }
}

/** Places that can be changed without becoming another kind of thing: leaves, and lists that can grow. */
const placesIn = (json: unknown): ReadonlyArray<{ readonly holder: object; readonly key: string }> =>
  json === null || typeof json !== "object"
    ? []
    : Object.entries(json).flatMap(([key, value]) =>
        value !== null && typeof value === "object" && !Array.isArray(value)
          ? placesIn(value)
          : Array.isArray(value) && value.length > 0
            ? placesIn(value)
            : [{ holder: json, key }]
      )

const other = (value: unknown, bigger: boolean, isByte: boolean): unknown => {
  if (isByte) return ((value as number) + 1) % 256
  if (typeof value === "number") return value === value + 1 ? 0 : value + 1
  if (typeof value === "string") return bigger || value === "" ? `${value}x` : value.slice(0, -1)
  if (typeof value === "boolean") return !value
  return value === null ? 0 : [bigger ? "x" : "y"]
}
