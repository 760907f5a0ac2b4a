/** Comes back to a log on an empty device by its recovery phrase alone: finds it at its relay, and adds this device to its chain. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Ciphers } from "@kith/core/log/Ciphers"
import { byPhrase, keyringOf } from "@kith/core/log/EntryAuthor"
import { deviceIdOf } from "@kith/core/log/Feed"
import type { WorkspaceId } from "@kith/core/log/Ids"
import { membershipOf } from "@kith/core/log/Membership"
import { recoverDevice } from "@kith/core/log/MembershipAuthor"
import { type MembershipEntry, RECOVERY } from "@kith/core/log/MembershipEntry"
import { type DevicePairs, type JoinedKeys, newDevicePairs } from "@kith/core/log/NewDevice"
import { Primitives } from "@kith/core/log/Primitives"
import { findWorkspaces, relayStore } from "@kith/core/log/RelayClient"
import { connectTo, PATIENCE_MS } from "./ReachRelay.ts"
import type { RelayAddress } from "./RelayAddress.ts"

export class NotLetIn extends Schema.TaggedError<NotLetIn>()("NotLetIn", {
  why: Schema.Literals([
    /** No log at this relay knows the phrase. */
    "nowhere",
    /** Its chain does not hold together, or its keys cannot be read. */
    "broken",
    /** Others kept changing the chain meanwhile. */
    "busy"
  ])
}) {}

/** Others may change the chain so often meanwhile. */
const TRIES = 8

/**
 * Finds the log that knows this phrase, and adds a device of that name to its chain there. Fails with `NotLetIn`, with
 * `NotAuthored` and, where the relay is out of reach, with `BundleStoreError`.
 *
 * @param phrase `phraseKeys` of what was typed
 * @returns keys, to be stored first, and the chain
 */
export const recoverAtRelay = Effect.fnUntraced(function* (address: RelayAddress, phrase: DevicePairs, label: string) {
  const { sign } = yield* Ciphers
  const signing = (message: Uint8Array) => sign(phrase.signing.privateKey, message)
  const dialled = { host: address.host, sign: signing, timeoutMs: PATIENCE_MS }
  const workspaces = yield* findWorkspaces(connectTo(address), { ...dialled, publicKey: phrase.signing.publicKey })
  for (const workspace of workspaces) {
    const joined = yield* Effect.scoped(
      Effect.flatMap(relayStore(connectTo(address), { ...dialled, workspace, as: RECOVERY }), (remote) =>
        Effect.gen(function* () {
          for (let tries = 0; tries < TRIES; tries++) {
            const entries = yield* remote.membership(0)
            const made = yield* admitByPhrase(workspace, entries, phrase, label)
            if (made === undefined) return undefined
            if (yield* remote.extendMembership([made.entry])) {
              return { keys: made.keys, entries: [...entries, made.entry] }
            }
          }
          return yield* new NotLetIn({ why: "busy" })
        })
      )
    )
    if (joined !== undefined) return joined
  }
  return yield* new NotLetIn({ why: "nowhere" })
})

/** The entry that lets a new device in, and the keys that it then has; `undefined` where the chain knows another phrase. */
export const admitByPhrase = Effect.fnUntraced(function* (
  workspace: WorkspaceId,
  entries: ReadonlyArray<MembershipEntry>,
  phrase: DevicePairs,
  label: string
) {
  const { sha256 } = yield* Primitives
  const broken = new NotLetIn({ why: "broken" })
  const { membership, fault } = yield* membershipOf(workspace, entries)
  if (fault !== undefined) return yield* broken
  const by = yield* byPhrase(membership, phrase)
  if (by === undefined) return undefined
  const pairs = yield* newDevicePairs
  const device = { signing: pairs.signing.publicKey, receiving: pairs.receiving.publicKey, label }
  const entry = yield* recoverDevice(membership, { device, cuts: [] }, by)
  const after = (yield* membershipOf(workspace, [...entries, entry])).membership
  const { secret, epochs } = yield* keyringOf(after, deviceIdOf(sha256, device.signing), pairs.receiving)
  if (secret === undefined) return yield* broken
  return { entry, keys: { workspace, ...pairs, secret, epochs } satisfies JoinedKeys }
})
