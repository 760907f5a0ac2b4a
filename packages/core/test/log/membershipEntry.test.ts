/** What an attacker may do to the bytes of an entry, and what becomes of that. */
import { propertyRuns } from "@kith/testkit/propertyRuns"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { concat, utf8, utf8ToText } from "../../src/log/Bytes.ts"
import { membershipOf } from "../../src/log/Membership.ts"
import { addDevice, addMember, found } from "../../src/log/MembershipAuthor.ts"
import {
  decodeEntry,
  encodeEntry,
  MAX_ENTRY_BYTES,
  type MembershipEntry,
  readEntry
} from "../../src/log/MembershipEntry.ts"
import { SIGNATURE_BYTES } from "../../src/log/Ciphers.ts"
import { cardOf, TestWorkspace } from "./Workspace.ts"

/** A workspace, and an entry that would follow. */
const withNext = () => {
  const at = new TestWorkspace("bytes")
  const entry = at.by(at.founder, addDevice(at.membership, cardOf(at.device("phone"), "phone")))
  return { at, entry }
}

describe("an entry", () => {
  it("is passed on byte for byte", () => {
    const { entry } = withNext()
    expect(decodeEntry(encodeEntry(entry))).toEqual(entry)
  })

  it("never follows with any of its bytes changed", () => {
    const { at, entry } = withNext()
    const bytes = encodeEntry(entry)
    expect(at.answer(entry)).not.toBeTypeOf("string")
    for (let index = 0; index < bytes.length; index++) {
      for (const flip of [0x01, 0x80]) {
        const changed = bytes.slice()
        changed[index]! ^= flip
        expect(at.answer(decodeEntry(changed)), `byte ${index}`).toBeTypeOf("string")
      }
    }
  })

  it("never follows with bytes cut off, added or left out", () => {
    const { at, entry } = withNext()
    fc.assert(
      fc.property(fc.nat(entry.json.length - 1), fc.nat(40), fc.uint8Array({ maxLength: 8 }), (from, count, put) => {
        const json = concat(entry.json.subarray(0, from), put, entry.json.subarray(from + count))
        fc.pre(utf8Of(json) !== utf8Of(entry.json))
        expect(at.answer({ json, signature: entry.signature })).toBeTypeOf("string")
      }),
      propertyRuns(300)
    )
  })

  it("never follows in another workspace", () => {
    const { entry } = withNext()
    expect(new TestWorkspace("elsewhere").answer(entry)).toBe("notThisWorkspace")
  })

  it("has no second signature that is as good (S + L)", () => {
    const { at, entry } = withNext()
    const signature = entry.signature.slice()
    const order = 2n ** 252n + 27742317777372353535851937790883648493n
    let carried = order
    for (let index = 32; index < SIGNATURE_BYTES; index++) {
      carried += BigInt(signature[index]!)
      signature[index] = Number(carried & 255n)
      carried >>= 8n
    }
    expect(at.answer({ json: entry.json, signature })).toBe("badSignature")
  })
})

const utf8Of = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1")

describe("bytes that their author signed are no entry", () => {
  const { at, entry } = withNext()
  const text = utf8ToText(entry.json)
  const answer = (json: string | Uint8Array) =>
    at.answer(at.signed(at.founder, typeof json === "string" ? utf8(json) : json))

  it("except as they are", () => {
    expect(answer(text)).not.toBeTypeOf("string")
  })

  it.each([
    ["with a space", text.replace(":", ": ")],
    [
      "with their members in another order",
      `{"workspace":"${at.founder.workspace}",${text.replace(/,"workspace":"[^"]+"/, "").slice(1)}`
    ],
    ["with a member twice", text.replace('"index":1', '"index":0,"index":1')],
    ["with a member too many", text.replace('"index":1', '"index":1,"j":0')],
    ["with a member too many within", text.replace('"_tag":"DeviceAdded"', '"_tag":"DeviceAdded","cuts":[]')],
    ["with __proto__", text.replace('{"at"', '{"__proto__":{},"at"')],
    ["with a number in another spelling", text.replace('"index":1', '"index":1.0')],
    ["with a fraction", text.replace('"index":1', '"index":1.5')],
    ["with an escape where none is needed", text.replace("kith/", "\\u006bith/")],
    ["with stray bits behind base64url", text.replace(/("previous":"[^"]*).(")/, "$1B$2")],
    ["with padded base64", text.replace(/("previous":"[^"]*)(")/, "$1=$2")],
    ["of another format", text.replace("membership/1", "membership/2")],
    ["with an unknown change", text.replace("DeviceAdded", "DeviceBlessed")],
    ["without changes", text.replace(/"changes":\[.*\]/, '"changes":[]')],
    ["with a byte-order mark", `\ufeff${text}`],
    ["that are a list", "[]"],
    ["that are null", "null"],
    ["that are nothing", ""]
  ])("%s", (_title, json) => {
    expect(json).not.toBe(text)
    expect(answer(json)).toBe("malformed")
  })

  it("that are no UTF-8", () => {
    expect(answer(concat(entry.json, Uint8Array.of(0xff)))).toBe("malformed")
  })
})

describe("is refused in less than 100 ms of computing", () => {
  const { at, entry } = withNext()
  const text = utf8ToText(entry.json)
  const room = MAX_ENTRY_BYTES - text.length - 20
  it.each([
    ["an entry too large", " ".repeat(MAX_ENTRY_BYTES + 1)],
    ["nothing but brackets", "[".repeat(MAX_ENTRY_BYTES)],
    ["a whole tower of lists", "[".repeat(MAX_ENTRY_BYTES / 2) + "]".repeat(MAX_ENTRY_BYTES / 2)],
    ["a tower within an entry", text.replace('"at":', `"a":${"[".repeat(room / 2)}${"]".repeat(room / 2)},"at":`)],
    [
      "a tower of objects as its changes",
      text.replace(/"changes":.*/, `"changes":${'{"a":'.repeat(room / 6)}0${"}".repeat(room / 6)}}`)
    ],
    ["a hundred thousand changes", text.replace(/"changes":.*/, `"changes":[${"{},".repeat(room / 3 - 100)}{}]}`)],
    ["a label of 200 kB", text.replace(/"label":"[^"]*"/, `"label":"${"A".repeat(200_000)}"`)],
    ["a number of 200,000 digits", text.replace('"index":1', `"index":${"1".repeat(200_000)}`)],
    ["as many members as fit", `{${Array.from({ length: 20_000 }, (_, index) => `"k${index}":0`).join(",")}}`]
  ])("%s", (_title, json) => {
    const signed = at.signed(at.founder, utf8(json))
    // Of this process alone, and the best of three: other tests run beside it.
    const took = [1, 2, 3].map(() => {
      const before = process.cpuUsage()
      expect(at.answer(signed)).toBe("malformed")
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    })
    expect(Math.min(...took)).toBeLessThan(100)
  })

  it("any JSON at all", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 20 }), (json) => {
        expect(at.run(readEntry({ json: utf8(json), signature: entry.signature }))).toBeUndefined()
      }),
      propertyRuns(200)
    )
  })

  it("bytes that are too short or too long for one, before they are looked at", () => {
    expect(() => decodeEntry(new Uint8Array(SIGNATURE_BYTES - 1))).toThrow(RangeError)
    expect(() => decodeEntry(new Uint8Array(MAX_ENTRY_BYTES + SIGNATURE_BYTES + 1))).toThrow(RangeError)
  })
})

describe("a chain", () => {
  /** Five entries by two authors. */
  const long = (): { readonly at: TestWorkspace; readonly entries: ReadonlyArray<MembershipEntry> } => {
    const at = new TestWorkspace("chain")
    const phone = at.device("phone")
    at.take(
      at.by(at.founder, addMember(at.membership, { label: "Ed", role: "editor", device: cardOf(phone, "p") })),
      phone
    )
    for (const name of ["b", "c"]) at.take(at.by(phone, addDevice(at.membership, cardOf(at.device(name), name))))
    at.take(at.by(at.founder, addDevice(at.membership, cardOf(at.device("d"), "d"))))
    return { at, entries: at.entries }
  }

  it("is read from its first entry on", () => {
    const { at, entries } = long()
    const { membership, fault } = at.run(membershipOf(at.founder.workspace, entries))
    expect(fault).toBeUndefined()
    expect(membership).toEqual(at.membership)
  })

  it("is never read on in another order, with one left out, or one twice", () => {
    const { at, entries } = long()
    fc.assert(
      fc.property(fc.array(fc.nat(entries.length - 1), { minLength: 1, maxLength: 8 }), (order) => {
        const { membership, fault } = at.run(
          membershipOf(
            at.founder.workspace,
            order.map((index) => entries[index]!)
          )
        )
        let follow = 0
        while (follow < order.length && order[follow] === follow) follow++
        expect(membership.length).toBe(follow)
        expect(fault === undefined).toBe(follow === order.length)
      }),
      propertyRuns(100)
    )
  })

  it("takes one child of an entry: whoever was quicker stands", () => {
    const at = new TestWorkspace("race")
    const [first, second] = ["phone", "tablet"].map((name) =>
      at.by(at.founder, addDevice(at.membership, cardOf(at.device(name), name)))
    )
    at.take(first!)
    expect(at.answer(second!)).toBe("doesNotFollow")
  })

  it("begins once: a second founding by the same key does not follow", () => {
    const at = new TestWorkspace("twice")
    expect(at.answer(at.by(at.founder, found({ label: "again" })))).toBe("doesNotFollow")
  })
})
