/**
 * A workspace made up for tests, whole: devices with real keys, and the signed membership chain that made them so. For
 * suites over whatever keeps or carries bundles.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import { Ciphers, type Curve, KEY_BYTES } from "@kith/core/log/Ciphers"
import { deviceIdOf, workspaceIdOf } from "@kith/core/log/Feed"
import type { Deflate } from "@kith/core/log/FeedPage"
import { type DeviceId, type MemberId, newId, type WorkspaceId } from "@kith/core/log/Ids"
import {
  type Change,
  type DeviceCard,
  entryHash,
  type Grant,
  type MembershipEntry,
  NO_ENTRY,
  RECOVERY,
  signEntry
} from "@kith/core/log/MembershipEntry"
import { Primitives } from "@kith/core/log/Primitives"
import { type KeyPair, SampleDevice, type SampleKeyPairs } from "./SampleDevice.ts"

type Changes = readonly [Change, ...ReadonlyArray<Change>]

export interface SampleOptions {
  /** How many devices, all of one member; 2 unless said. */
  readonly devices?: number
  /** The runtime's; pages are sealed as they are unless given. */
  readonly deflate?: Deflate
}

export interface SampleWorkspace {
  readonly workspace: WorkspaceId
  readonly member: MemberId
  /** The founder's first. */
  readonly devices: readonly [SampleDevice, SampleDevice, ...ReadonlyArray<SampleDevice>]
  /** The founding with its phrase and first key, and an entry for each further device. */
  readonly chain: readonly [MembershipEntry, MembershipEntry, ...ReadonlyArray<MembershipEntry>]
  /** The phrase's key, as a device id. */
  readonly recovery: DeviceId
  /** An entry by the founder that follows `chain`; another number makes another one. */
  readonly following: (chain: ReadonlyArray<MembershipEntry>, number: number) => Effect.Effect<MembershipEntry>
}

/** Another one each time, as far as `Primitives.random` goes. */
export const makeSampleWorkspace = Effect.fnUntraced(function* ({ devices: count = 2, deflate }: SampleOptions = {}) {
  const ports = yield* Effect.context<Ciphers | Primitives>()
  const { publicKeyOf, sign } = Context.get(ports, Ciphers)
  const { sha256, random } = Context.get(ports, Primitives)
  const pair = Effect.fnUntraced(function* (curve: Curve) {
    const privateKey = random(KEY_BYTES)
    return { privateKey, publicKey: yield* publicKeyOf(curve, privateKey) } satisfies KeyPair
  })
  const pairs = Effect.gen(function* () {
    return { signing: yield* pair("ed25519"), receiving: yield* pair("x25519") } satisfies SampleKeyPairs
  })
  const founding = random(16)
  const all = yield* Effect.replicateEffect(pairs, Math.max(2, count))
  const phrase = yield* pairs
  const workspace = workspaceIdOf(sha256, all[0]!.signing.publicKey, founding)
  const secrets = { workspace, founding, secret: random(KEY_BYTES), epochs: new Map([[1, random(KEY_BYTES)]]) }
  const devices = all.map((each) => new SampleDevice(secrets, each, ports, deflate))
  const founder = devices[0]!
  const member = newId(random) as MemberId

  const extended = Effect.fnUntraced(function* (chain: ReadonlyArray<MembershipEntry>, changes: Changes, at = 0) {
    const last = chain.at(-1)
    const previous = last === undefined ? NO_ENTRY : entryHash(sha256, last)
    const author = founder.device
    return yield* signEntry(
      { format: "kith/membership/1", workspace, index: chain.length, previous, author, at, changes },
      (message) => sign(founder.signing.privateKey, message)
    )
  })
  const grant = Effect.fnUntraced(function* (to: string, key: Uint8Array) {
    return { to, sealed: yield* Effect.orDie(founder.keys.grantTo(key)) } satisfies Grant
  })
  const added = Effect.fnUntraced(function* (card: DeviceCard) {
    const to = deviceIdOf(sha256, card.signing)
    return { _tag: "DeviceAdded", member, device: card, grant: yield* grant(to, card.receiving) } satisfies Change
  })

  const receiving = phrase.receiving.publicKey
  const chain = [
    yield* extended(
      [],
      [
        { _tag: "Founded", nonce: founding, member, device: founder.card },
        { _tag: "EpochBegan", epoch: 1, grants: [yield* grant(founder.device, founder.card.receiving)] },
        { _tag: "RecoverySet", signing: phrase.signing.publicKey, receiving, grant: yield* grant(RECOVERY, receiving) }
      ]
    )
  ]
  for (const { card } of devices.slice(1)) chain.push(yield* extended(chain, [yield* added(card)]))

  const following = Effect.fnUntraced(function* (before: ReadonlyArray<MembershipEntry>, number: number) {
    const { signing, receiving: wraps } = yield* pairs
    const card = { signing: signing.publicKey, receiving: wraps.publicKey, label: new Uint8Array() }
    return yield* extended(before, [yield* added(card)], number)
  })
  return {
    workspace,
    member,
    devices: devices as ReadonlyArray<SampleDevice> as SampleWorkspace["devices"],
    chain: chain as ReadonlyArray<MembershipEntry> as SampleWorkspace["chain"],
    recovery: deviceIdOf(sha256, phrase.signing.publicKey),
    following
  } satisfies SampleWorkspace
})
