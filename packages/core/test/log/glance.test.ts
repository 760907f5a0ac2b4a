/** A glance of a log: its bytes, who is believed, and what becomes of one that somebody has touched. */
import { readFileSync } from "node:fs"
import * as fc from "fast-check"
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { admitGlance } from "@kith/core/log/Admission"
import { toBase32 } from "@kith/core/log/Base32"
import { utf8, utf8ToText } from "@kith/core/log/Bytes"
import {
  decodeGlance,
  encodeGlance,
  encodeGlanceHeader,
  type Glance,
  glanceLength,
  glanceMessage,
  MAX_GLANCE_BYTES,
  MAX_GLANCE_TEXT_BYTES
} from "@kith/core/log/Glance"
import { openGlance, sealGlance } from "@kith/core/log/GlanceSealing"
import type { DeviceId, MemberId, WorkspaceId } from "@kith/core/log/Ids"
import { nodeCiphers } from "@kith/storage/node/nodeCiphers"
import { nodeDeflate } from "@kith/storage/node/nodeDeflate"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import { type Change, type Role } from "@kith/core/log/MembershipEntry"
import { extend, giveChain, revoke, type SyncDevice, syncDevice, syncDevices } from "./SyncDevices.ts"

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const anyGlance: fc.Arbitrary<Glance> = fc.record({
  workspace: bytes(20).map((id) => toBase32(id) as WorkspaceId),
  device: bytes(10).map((id) => toBase32(id) as DeviceId),
  at: fc.maxSafeNat(),
  epoch: fc.nat(2 ** 32 - 1),
  nonce: bytes(12),
  signature: bytes(64),
  sealed: fc.uint8Array({ minLength: 17, maxLength: 200 })
})
const TEXT = utf8(JSON.stringify({ names: Array.from({ length: 50 }, () => "Ana Souza") }))
const AT = 1_772_000_000_000

const sealedBy = async (device: SyncDevice, text = TEXT): Promise<Glance> => {
  const { epoch } = await device.run(device.local.members)
  return (await device.run(sealGlance(text, { at: AT, epoch }, nodeDeflate)))!
}

const openedBy = async (device: SyncDevice, glance: Glance): Promise<string> => {
  const opened = await device.run(
    Effect.flatMap(device.local.members, (membership) => openGlance(membership, glance, nodeDeflate))
  )
  return typeof opened === "string" ? opened : utf8ToText(opened)
}

describe("a glance's bytes", () => {
  it("are read back, and are as many as they are said to be", () => {
    fc.assert(
      fc.property(anyGlance, (glance) => {
        const encoded = encodeGlance(glance)
        expect(decodeGlance(encoded)).toEqual(glance)
        expect(glanceLength(glance)).toBe(encoded.length)
      }),
      propertyRuns(200)
    )
  })

  it("are refused cut short, too large, of another version, and of another kind", () => {
    const [glance] = fc.sample(anyGlance, { numRuns: 1, seed: 1 })
    const whole = encodeGlance(glance!)
    const fixed = whole.length - glance!.sealed.length
    for (let length = 0; length <= fixed + 16; length++) {
      expect(() => decodeGlance(whole.subarray(0, length))).toThrow(RangeError)
    }
    expect(() => decodeGlance(new Uint8Array(MAX_GLANCE_BYTES + 1))).toThrow(/too large/)
    expect(() => decodeGlance(whole.with(1, 0x42))).toThrow(/no glance/)
    expect(() => decodeGlance(whole.with(2, 2))).toThrow(/version/)
  })

  it("made of anything are refused, and never anything but refused", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (some) => {
        try {
          decodeGlance(Uint8Array.of(0x4b, 0x47, 1, ...some))
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError)
        }
      }),
      propertyRuns(1000)
    )
  })
})

describe("whom a glance is believed from", () => {
  it("another device of the log: what it says is what was said", async () => {
    const [laptop, phone] = await syncDevices("laptop", "phone")
    const glance = await sealedBy(laptop)
    expect(await openedBy(phone, glance)).toBe(utf8ToText(TEXT))
    expect(encodeGlance(glance).length).toBeLessThan(TEXT.length)
    expect(utf8ToText(encodeGlance(glance).map((byte) => byte & 0x7f))).not.toContain("Souza")
  })

  it("nobody, once any of its bytes is another", async () => {
    const [laptop, phone] = await syncDevices("laptop", "phone")
    const whole = encodeGlance(await sealedBy(laptop))
    const believed: Array<number> = []
    for (let index = 0; index < whole.length; index++) {
      let changed: Glance
      try {
        changed = decodeGlance(whole.with(index, whole[index]! ^ (1 << (index % 8))))
      } catch {
        continue
      }
      if ((await openedBy(phone, changed)) === utf8ToText(TEXT)) believed.push(index)
    }
    expect(believed).toEqual([])
  })

  it("nobody of another workspace, and no device that is of none", async () => {
    const [laptop, phone] = await syncDevices("laptop", "phone")
    const [elsewhere] = await syncDevices("elsewhere")
    expect(await openedBy(phone, await sealedBy(elsewhere))).toBe("notThisWorkspace")
    // Another relay's word, in the name of this one's workspace, and then of its device.
    const glance = { ...(await sealedBy(elsewhere)), workspace: laptop.keys.workspace }
    expect(await openedBy(phone, glance)).toBe("notAMember")
    expect(await openedBy(phone, { ...glance, device: laptop.id })).toBe("badSignature")
  })

  it("no reader, although a reader holds the key that seals", async () => {
    const [laptop, phone] = await syncDevices("laptop", "phone")
    for (const [name, role] of [
      ["reader", "reader"],
      ["editor", "editor"]
    ] as const) {
      const other = await syncDevice(name, laptop)
      await extend(laptop, [await memberOf(laptop, other, role)])
      await giveChain(laptop, other)
      await giveChain(laptop, phone)
      const said = await openedBy(phone, await sealedBy(other))
      expect(said).toBe(role === "reader" ? "mayNotWrite" : utf8ToText(TEXT))
    }
  })

  it("no device that was taken out since; and none that has an epoch which is not begun, or whose key is not held", async () => {
    const [laptop, phone, lost] = await syncDevices("laptop", "phone", "lost")
    const before = await sealedBy(lost)
    expect(await openedBy(phone, before)).toBe(utf8ToText(TEXT))
    await revoke(laptop, lost, 0)
    await giveChain(laptop, phone)
    expect(await openedBy(phone, before)).toBe("mayNotWrite")
    const later = await sealedBy(laptop)
    expect(await openedBy(phone, later)).toBe(utf8ToText(TEXT))
    expect(await openedBy(lost, later)).toBe("malformed")
    await giveChain(laptop, lost)
    expect(await openedBy(lost, later)).toBe("keyMissing")
  })

  it("of a text that unpacks to more than it may: nothing", async () => {
    const [laptop, phone] = await syncDevices("laptop", "phone")
    const bomb = await sealedBy(laptop, new Uint8Array(MAX_GLANCE_TEXT_BYTES + 1))
    expect(glanceLength(bomb)).toBeLessThan(MAX_GLANCE_BYTES)
    expect(await openedBy(phone, bomb)).toBe("malformed")
  })
})

let members = 0
const memberOf = async (author: SyncDevice, { id, keys }: SyncDevice, role: Role): Promise<Change> => ({
  _tag: "MemberAdded",
  member: `000000000000000${++members}` as MemberId,
  role,
  label: new Uint8Array(),
  device: { signing: keys.publicKey, receiving: keys.receivingKey, label: new Uint8Array() },
  grant: { to: id, sealed: await author.run(author.keys.grantTo(keys.receivingKey)) }
})

/** Bytes that were written once, and must be read, and written, alike for good. Never regenerate the fixture. */
describe("of version 1 for good", () => {
  const hex = (raw: Uint8Array): string => Buffer.from(raw).toString("hex")
  const raw = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "hex"))
  const golden = JSON.parse(
    readFileSync(new URL("../fixtures/golden-glance-1.json", import.meta.url), "utf8")
  ) as Readonly<Record<"signing" | "publicKey" | "epochKey" | "text" | "header" | "glance", string>>

  it("is a glance, read and written", async () => {
    const glance = decodeGlance(raw(golden.glance))
    expect(glance.at).toBe(1_772_000_123_456)
    expect(glance.epoch).toBe(3)
    expect(hex(encodeGlanceHeader(glance))).toBe(golden.header)
    expect(hex(encodeGlance(glance))).toBe(golden.glance)
    const run = Effect.runPromise
    const header = encodeGlanceHeader(glance)
    const message = glanceMessage(header, glance.sealed)
    expect(await run(nodeCiphers.verify(raw(golden.publicKey), message, glance.signature))).toBe(true)
    expect(hex(await run(nodeCiphers.sign(raw(golden.signing), message)))).toBe(hex(glance.signature))
    const packed = (await run(nodeCiphers.open(raw(golden.epochKey), glance.nonce, header, glance.sealed)))!
    // 1: deflated; 0: as it is.
    expect(packed[0]).toBe(0)
    expect(utf8ToText(packed.subarray(1))).toBe(golden.text)
    const sealed = await run(nodeCiphers.seal(raw(golden.epochKey), glance.nonce, header, packed))
    expect(hex(sealed)).toBe(hex(glance.sealed))
  })
})

it("is admitted by whoever holds public keys only", async () => {
  const [laptop, phone] = await syncDevices("laptop", "phone")
  const membership = await phone.run(phone.local.members)
  const glance = await sealedBy(laptop)
  const admitted = (one: Glance) => phone.run(Effect.result(admitGlance(membership, one)))
  expect(await admitted(glance)).toMatchObject({ _tag: "Success" })
  const refused = await admitted({ ...glance, sealed: glance.sealed.with(0, glance.sealed[0]! ^ 1) })
  expect(refused).toMatchObject({ _tag: "Failure", failure: { why: "badSignature" } })
})
