/** A workspace for the tests of membership: devices from words, entries of any kind, and everything at once, without waiting. */
import { layerNodeCiphers, nodeCiphers } from "@kith/storage/node/nodeCiphers"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { seededKeys } from "@kith/storage/memory/MemoryKeys"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import { concat, utf8 } from "../../src/log/Bytes.ts"
import { canonicalJson } from "../../src/log/CanonicalJson.ts"
import type { Ciphers } from "../../src/log/Ciphers.ts"
import { DeviceKeys } from "../../src/log/DeviceKeys.ts"
import type { DeviceId, MemberId, RandomBytes, WorkspaceId } from "../../src/log/Ids.ts"
import { extend, type Membership, type MembershipFault, noMembership } from "../../src/log/Membership.ts"
import { found } from "../../src/log/MembershipAuthor.ts"
import { type Change, type Cut, type MembershipEntry, RECOVERY } from "../../src/log/MembershipEntry.ts"
import { type DevicePairs, type NewDevice, newDevicePairs } from "../../src/log/NewDevice.ts"
import { Primitives } from "../../src/log/Primitives.ts"

/** The same bytes for the same word. */
const randomFrom = (word: string): RandomBytes => {
  let drawn = 0
  return (count) => {
    let out = new Uint8Array(0)
    while (out.length < count) out = new Uint8Array(concat(out, nodeSha256(utf8(`${word} ${drawn++}`))))
    return out.slice(0, count)
  }
}

export const primitivesFrom = (word: string): Primitives["Service"] => ({
  sha256: nodeSha256,
  random: randomFrom(word)
})

export type Runtime = Ciphers | Primitives

/** Node's cryptography is synchronous, so a test is too; it is always the first moment of 1970. */
export const runWith =
  (primitives: Primitives["Service"]) =>
  <A, E>(effect: Effect.Effect<A, E, Runtime>): A =>
    Effect.runSync(
      effect.pipe(
        Effect.provide(Layer.mergeAll(layerNodeCiphers, Layer.succeed(Primitives, primitives), TestClock.layer()))
      )
    )

export type Keys = DeviceKeys["Service"]

/** Keys of a device that founds (no workspace) or joins. */
export const deviceFrom = (word: string, workspace?: WorkspaceId): Keys =>
  seededKeys(nodeSha256(utf8(word)), {
    ciphers: nodeCiphers,
    random: randomFrom(`${word} grants`),
    ...(workspace === undefined ? {} : { workspace })
  })

export const cardOf = (keys: Keys, label: string): NewDevice => ({
  signing: keys.publicKey,
  receiving: keys.receivingKey,
  label
})

export const cutOf = (device: DeviceId | Keys, seq = 7): Cut => ({
  device: typeof device === "string" ? device : device.device,
  seq,
  chain: nodeSha256(utf8(`chain ${seq}`))
})

/** Whoever signs entries: a device, or a phrase's keys. */
export type Signer = Keys | DevicePairs

export class TestWorkspace {
  readonly founder: Keys
  readonly entries: Array<MembershipEntry> = []
  membership: Membership
  readonly run: <A, E>(effect: Effect.Effect<A, E, Runtime>) => A

  constructor(word = "workspace") {
    this.run = runWith(primitivesFrom(word))
    this.founder = deviceFrom(`${word} founder`)
    this.membership = noMembership(this.founder.workspace)
    this.take(this.by(this.founder, found({ label: "laptop" })))
  }

  get owner(): MemberId {
    return [...this.membership.members.keys()][0]!
  }

  /** Keys that are new to the workspace. */
  device(word: string): Keys {
    return deviceFrom(word, this.founder.workspace)
  }

  phrase(word: string): DevicePairs {
    return runWith(primitivesFrom(word))(newDevicePairs)
  }

  /** Something that a device does with its keys. */
  by<A, E>(keys: Keys, effect: Effect.Effect<A, E, Runtime | DeviceKeys>): A {
    return this.run(Effect.provideService(effect, DeviceKeys, keys))
  }

  /** What an entry makes of the chain. */
  answer(entry: MembershipEntry): Membership | MembershipFault {
    return this.run(extend(this.membership, entry))
  }

  /** Adds an entry that has to follow, and hands everybody's grants out. */
  take(entry: MembershipEntry, ...devices: ReadonlyArray<Keys>): MembershipEntry {
    const next = this.answer(entry)
    if (typeof next === "string") throw new Error(`entry ${this.membership.length}: ${next}`)
    this.membership = next
    this.entries.push(entry)
    for (const keys of [this.founder, ...devices]) {
      for (const { sealed } of next.grants.get(keys.device) ?? []) this.run(keys.accept(sealed))
    }
    return entry
  }

  /** Any changes at all, signed by anybody: what an attacker or a wrong program may write. */
  entry(
    signer: Signer,
    changes: ReadonlyArray<Change>,
    over: { readonly [name: string]: unknown } = {}
  ): MembershipEntry {
    const { workspace, length, head } = this.membership
    return this.signed(signer, {
      format: "kith/membership/1",
      workspace,
      index: length,
      previous: head,
      author: "device" in signer ? signer.device : RECOVERY,
      at: 1_700_000_000_000,
      changes,
      ...over
    })
  }

  /** Any value as an entry's JSON, in its one spelling; or any bytes. */
  signed(signer: Signer, body: unknown): MembershipEntry {
    const json = body instanceof Uint8Array ? body : utf8(canonicalJson(encoded(body)))
    const message = concat(utf8("kith/membership/1\n"), json)
    const signature =
      "device" in signer
        ? this.run(signer.sign(message))
        : this.run(nodeCiphers.sign(signer.signing.privateKey, message))
    return { json, signature }
  }
}

/** Byte strings as base64url, as the schema writes them. */
const encoded = (value: unknown): Schema.Json => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64url")
  if (Array.isArray(value)) return value.map(encoded)
  if (value === null || typeof value !== "object") return value as Schema.Json
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, encoded(each)]))
}
