/** The wire between devices and relays: every message, back from its bytes, and nothing from other bytes. */
import { propertyRuns } from "@kith/testkit/propertyRuns"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { toBase32 } from "../../src/log/Base32.ts"
import { type Bundle, encodeBundle } from "../../src/log/Bundle.ts"
import { BundleStoreError } from "../../src/log/BundleStore.ts"
import { ByteReader } from "../../src/log/ByteReader.ts"
import { ByteWriter } from "../../src/log/ByteWriter.ts"
import { utf8 } from "../../src/log/Bytes.ts"
import type { Glance } from "../../src/log/Glance.ts"
import type { DeviceId, WorkspaceId } from "../../src/log/Ids.ts"
import { RECOVERY } from "../../src/log/MembershipEntry.ts"
import {
  problemOf,
  readProblem,
  reasonOf,
  type RelayProblem,
  relayProblemCodes,
  writeProblem
} from "../../src/log/RelayProblem.ts"
import { nobleSha256 } from "../../src/log/Sha256.ts"
import { MAX_MESSAGE_BYTES, type WireAnswer, type WireRequest } from "../../src/log/Wire.ts"
import { decodeAnswer, encodeAnswer, encodeItem, encodeNews } from "../../src/log/WireAnswers.ts"
import { authMessage, findMessage, haveDigest } from "../../src/log/WireAuth.ts"
import {
  decodeRequest,
  encodedLength,
  encodeRequest,
  groupsToExtend,
  groupsToPush
} from "../../src/log/WireRequests.ts"

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const number = fc.oneof(fc.nat(300), fc.maxSafeNat())
const device = bytes(10).map((id) => toBase32(id) as DeviceId)
const workspace = bytes(20).map((id) => toBase32(id) as WorkspaceId)
const vector = fc
  .array(
    fc.tuple(
      device,
      number.map((seq) => Math.max(1, seq))
    )
  )
  .map((items) => new Map(items))
const bundle: fc.Arbitrary<Bundle> = fc
  .record({
    workspace,
    device,
    first: fc.integer({ min: 1, max: 2 ** 50 }),
    count: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
    epoch: fc.nat(2 ** 31 - 1),
    before: bytes(32),
    after: bytes(32),
    nonce: bytes(12),
    signature: bytes(64),
    sealed: fc.uint8Array({ minLength: 17, maxLength: 60 })
  })
  .map(({ count, ...rest }) => ({ ...rest, last: rest.first + count - 1 }))
const glance: fc.Arbitrary<Glance> = fc.record({
  workspace,
  device,
  at: fc.maxSafeNat(),
  epoch: fc.nat(2 ** 32 - 1),
  nonce: bytes(12),
  signature: bytes(64),
  sealed: fc.uint8Array({ minLength: 17, maxLength: 60 })
})
const entry = fc.record({ json: fc.uint8Array({ maxLength: 60 }), signature: bytes(64) })
const problem: fc.Arbitrary<RelayProblem> = fc.record(
  {
    code: fc.constantFrom(...relayProblemCodes),
    dot: fc.record({ device, seq: number.map((seq) => Math.max(1, seq)) }),
    held: number,
    allowed: number,
    retryAfterMs: number
  },
  { requiredKeys: ["code"] }
)

const tagged = <const Tag extends string, A extends object>(_tag: Tag, rest: { [K in keyof A]: fc.Arbitrary<A[K]> }) =>
  fc.record(rest).map((fields): A & { readonly _tag: Tag } => ({ ...(fields as A), _tag }))

const requests = {
  Hello: tagged("Hello", { version: number, workspace, as: fc.oneof(device, fc.constant(RECOVERY)) }),
  Proof: tagged("Proof", { signature: bytes(64) }),
  Authenticate: tagged("Authenticate", { version: number, workspace, token: fc.uint8Array({ maxLength: 256 }) }),
  Find: tagged("Find", { version: number, publicKey: bytes(32) }),
  Have: tagged("Have", { id: number, digest: bytes(32) }),
  Pull: tagged("Pull", { id: number, held: vector }),
  Push: tagged("Push", { id: number, bundles: fc.array(bundle, { maxLength: 3 }) }),
  Replace: tagged("Replace", { id: number, bundles: fc.array(bundle, { maxLength: 3 }) }),
  Holding: tagged("Holding", { id: number, seqs: fc.array(number, { maxLength: 9 }) }),
  MembershipFrom: tagged("MembershipFrom", { id: number, index: number }),
  Extend: tagged("Extend", { id: number, entries: fc.array(entry, { maxLength: 3 }) }),
  Follow: tagged("Follow", { id: number }),
  Ping: tagged("Ping", { id: number }),
  LeaveGlance: tagged("LeaveGlance", { id: number, glance }),
  ReadGlance: tagged("ReadGlance", { id: number })
}
const end = { length: number, head: bytes(32) }
const answers = {
  Challenge: tagged("Challenge", { challenge: bytes(32) }),
  Welcome: tagged("Welcome", {
    version: number,
    ...end,
    at: fc.maxSafeNat(),
    expires: fc.maxSafeNat(),
    token: fc.uint8Array({ maxLength: 256 })
  }),
  Workspaces: tagged("Workspaces", { workspaces: fc.array(workspace) }),
  Same: tagged("Same", { id: number }),
  Holds: tagged("Holds", { id: number, ...end, version: vector }),
  Item: tagged("Item", { id: number, bundle }),
  End: tagged("End", { id: number, more: fc.boolean() }),
  Accepted: tagged("Accepted", { id: number, version: vector }),
  Spans: tagged("Spans", {
    id: number,
    spans: fc.array(fc.tuple(number, number).map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) })))
  }),
  Refused: tagged("Refused", { id: number, problem }),
  Entries: tagged("Entries", { id: number, more: fc.boolean(), entries: fc.array(entry, { maxLength: 3 }) }),
  Extended: tagged("Extended", { id: number, extended: fc.boolean() }),
  Following: tagged("Following", { id: number }),
  Pong: tagged("Pong", { id: number }),
  GlanceLeft: tagged("GlanceLeft", { id: number }),
  GlanceIs: tagged("GlanceIs", { id: number, glance: fc.option(glance, { nil: undefined }) }),
  News: tagged("News", { bundle }),
  Grown: tagged("Grown", end),
  Bye: tagged("Bye", { problem })
}
const request: fc.Arbitrary<WireRequest> = fc.oneof(...Object.values(requests))
const answer: fc.Arbitrary<WireAnswer> = fc.oneof(...Object.values(answers))

const decodings = [
  ["request", decodeRequest as (message: Uint8Array) => unknown, encodeRequest as (message: never) => Uint8Array],
  ["answer", decodeAnswer as (message: Uint8Array) => unknown, encodeAnswer as (message: never) => Uint8Array]
] as const

/** What these bytes say; `undefined` when they are refused as they should be, by a `RangeError`. */
const said = (decode: (message: Uint8Array) => unknown, message: Uint8Array): unknown => {
  try {
    return decode(message)
  } catch (cause) {
    expect(cause).toBeInstanceOf(RangeError)
    return undefined
  }
}

describe("a message on the wire", () => {
  for (const [kind, arbitraries, decode, encode] of [
    ["request", requests, decodeRequest, encodeRequest],
    ["answer", answers, decodeAnswer, encodeAnswer]
  ] as const) {
    for (const [tag, arbitrary] of Object.entries(arbitraries)) {
      it(`comes back from its bytes: ${kind} ${tag}`, () => {
        const message = arbitrary as fc.Arbitrary<never>
        fc.assert(
          fc.property(message, (self) => {
            expect(decode(encode(self))).toEqual(self)
          }),
          propertyRuns(50)
        )
      })
    }
  }

  for (const [kind, decode, encode] of decodings) {
    it(`says something else, or nothing, with any bit of it flipped, and nothing when cut short or followed by more: ${kind}`, () => {
      const messages = (kind === "request" ? request : answer) as fc.Arbitrary<never>
      const property = fc.property(messages, (self) => {
        const message = encode(self)
        for (let index = 0; index < message.length; index++) {
          const flipped = message.slice()
          flipped[index]! ^= 1 << (index % 8)
          expect(said(decode, flipped)).not.toEqual(self)
          expect(said(decode, message.subarray(0, index))).not.toEqual(self)
        }
        expect(said(decode, Uint8Array.of(...message, 0))).not.toEqual(self)
      })
      fc.assert(property, propertyRuns(60))
    })

    it(`has one spelling: whatever decodes encodes to the same bytes: ${kind}`, () => {
      const types =
        kind === "request"
          ? [1, 2, 3, 4, ...range(0x10, 0x1b)]
          : [...range(0x81, 0x83), ...range(0x90, 0x9e), 0xa0, 0xa1, 0xaf]
      let understood = 0
      const sound = kind === "request" ? encodeRequest({ _tag: "Ping", id: 7 }) : encodeAnswer({ _tag: "Pong", id: 7 })
      const example = [sound[0]!, sound.subarray(1)] as [number, Uint8Array<ArrayBuffer>]
      const junk = fc.tuple(fc.constantFrom(...types), fc.uint8Array({ maxLength: 40, size: "max" }))
      const property = fc.property(junk, ([type, rest]) => {
        const message = Uint8Array.of(type, ...rest)
        const decoded = said(decode, message)
        if (decoded === undefined) return
        understood++
        expect(encode(decoded as never)).toEqual(message)
      })
      fc.assert(property, { ...propertyRuns(10_000), examples: [[example]] })
      expect(understood).toBeGreaterThan(0)
    })

    it(`is refused, whatever random bytes it is made of, without a crash: ${kind}`, () => {
      const property = fc.property(fc.uint8Array({ maxLength: 400, size: "max" }), (message) => {
        said(decode, message)
      })
      expect(() => fc.assert(property, propertyRuns(10_000))).not.toThrow()
    })

    it(`is refused when it is too long, or claims more than it holds: ${kind}`, () => {
      expect(() => decode(new Uint8Array(MAX_MESSAGE_BYTES + 1))).toThrow(RangeError)
      const [push, extend, entries, workspaces] = [0x12, 0x14, 0x96, 0x83]
      for (const type of [push, extend, entries, workspaces]) {
        expect(() => decode(Uint8Array.of(type, 1, 0xff, 0xff, 0xff, 0x7f))).toThrow(RangeError)
      }
    })
  }

  it("is made the same of bytes that are a bundle already", () => {
    fc.assert(
      fc.property(bundle, number, (self, id) => {
        expect(encodeNews(encodeBundle(self))).toEqual(encodeAnswer({ _tag: "News", bundle: self }))
        expect(encodeItem(id, encodeBundle(self))).toEqual(encodeAnswer({ _tag: "Item", id, bundle: self }))
        expect(encodedLength(self)).toBe(encodeBundle(self).length)
      }),
      propertyRuns(100)
    )
  })
})

const range = (from: number, to: number): Array<number> =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

describe("a problem", () => {
  it("comes back from its bytes with every fact", () => {
    fc.assert(
      fc.property(problem, (self) => {
        expect(readProblem(new ByteReader(writeProblem(new ByteWriter(), self).done()))).toEqual(self)
      }),
      propertyRuns(300)
    )
  })

  it("becomes a reason that becomes the same problem, where a store has such a reason", () => {
    const codes = relayProblemCodes.filter((code) => !["stopping", "tooSlow", "unsupportedVersion"].includes(code))
    fc.assert(
      fc.property(problem, fc.constantFrom(...codes), ({ dot }, code) => {
        const self = { code, ...(dot === undefined ? {} : { dot }) }
        const again = problemOf(new BundleStoreError({ operation: "push", reason: reasonOf(self) }))
        expect(again.code).toBe(code)
      }),
      propertyRuns(200)
    )
  })
})

describe("groups of what is sent", () => {
  it("hold everything in order, and each fits one message", () => {
    const sizes = fc.array(fc.nat(200_000), { maxLength: 30 })
    const property = fc.property(bundle, sizes, (one, lengths) => {
      const bundles = lengths.map((length) => ({ ...one, sealed: new Uint8Array(17 + length) }))
      const groups = groupsToPush(bundles)
      expect(groups.flat()).toEqual(bundles)
      for (const group of groups) {
        const message = encodeRequest({ _tag: "Push", id: Number.MAX_SAFE_INTEGER, bundles: group })
        expect(message.length).toBeLessThanOrEqual(MAX_MESSAGE_BYTES)
      }
      const entries = lengths.map((length) => ({ json: new Uint8Array(length), signature: new Uint8Array(64) }))
      for (const group of groupsToExtend(entries)) {
        const message = encodeRequest({ _tag: "Extend", id: Number.MAX_SAFE_INTEGER, entries: group })
        expect(message.length).toBeLessThanOrEqual(MAX_MESSAGE_BYTES)
      }
      expect(groupsToExtend(entries).flat()).toEqual(entries)
    })
    fc.assert(property, propertyRuns(20))
  })
})

describe("what is signed and compared", () => {
  const id = toBase32(new Uint8Array(20).fill(1)) as WorkspaceId
  const [a, b] = [1, 2].map((fill) => toBase32(new Uint8Array(10).fill(fill)) as DeviceId) as [DeviceId, DeviceId]
  const challenge = new Uint8Array(32).fill(3)
  const hex = (value: Uint8Array) => Buffer.from(value).toString("hex")

  it("is as the protocol page says, to the byte", () => {
    expect(hex(authMessage("relay.example", challenge, id, a))).toBe(
      hex(utf8("kith/auth/1")) +
        "0d" +
        hex(utf8("relay.example")) +
        "03".repeat(32) +
        "01".repeat(20) +
        "00" +
        "01".repeat(10)
    )
    expect(hex(authMessage("h", challenge, id, RECOVERY))).toBe(
      hex(utf8("kith/auth/1")) + "01" + hex(utf8("h")) + "03".repeat(32) + "01".repeat(20) + "01"
    )
    expect(hex(findMessage("h", challenge, new Uint8Array(32).fill(4)))).toBe(
      hex(utf8("kith/find/1")) + "01" + hex(utf8("h")) + "03".repeat(32) + "04".repeat(32)
    )
    const head = new Uint8Array(32).fill(5)
    const digest = haveDigest(nobleSha256, id, {
      length: 2,
      head,
      version: new Map([
        [b, 258],
        [a, 1]
      ])
    })
    const hashed =
      hex(utf8("kith/have/1")) +
      "01".repeat(20) +
      "0000000000000002" +
      "05".repeat(32) +
      "01".repeat(10) +
      "0000000000000001" +
      "02".repeat(10) +
      "0000000000000102"
    expect(digest).toEqual(nobleSha256(Buffer.from(hashed, "hex")))
  })

  it("is one digest for one version, in whatever order its devices stand", () => {
    const head = new Uint8Array(32)
    fc.assert(
      fc.property(vector, vector, (one, other) => {
        const digest = (version: ReadonlyMap<DeviceId, number>) =>
          hex(haveDigest(nobleSha256, id, { length: 1, head, version }))
        expect(digest(new Map([...one].reverse()))).toBe(digest(one))
        const isSame = one.size === other.size && [...one].every(([each, seq]) => other.get(each) === seq)
        expect(digest(one) === digest(other)).toBe(isSame)
      }),
      propertyRuns(200)
    )
  })

  it("is worked out for a sign-in of one host only", () => {
    expect(authMessage("good.example", challenge, id, a)).not.toEqual(authMessage("evil.example", challenge, id, a))
    expect(authMessage("good.example", challenge, id, a)).not.toEqual(authMessage("good.example", challenge, id, b))
  })
})
