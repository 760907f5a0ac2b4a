/** A log brought back to an empty machine by its recovery phrase: this device is let in by the phrase itself. */
import * as Effect from "effect/Effect"
import { Ciphers } from "@kith/core/log/Ciphers"
import { byPhrase, keyringOf } from "@kith/core/log/EntryAuthor"
import { deviceIdOf } from "@kith/core/log/Feed"
import type { WorkspaceId } from "@kith/core/log/Ids"
import { membershipOf } from "@kith/core/log/Membership"
import { recoverDevice } from "@kith/core/log/MembershipAuthor"
import { RECOVERY } from "@kith/core/log/MembershipEntry"
import { type DevicePairs, type JoinedKeys, newDevicePairs } from "@kith/core/log/NewDevice"
import { Primitives } from "@kith/core/log/Primitives"
import { phraseKeys } from "@kith/core/log/RecoveryPhrase"
import { findWorkspaces, relayStore } from "@kith/core/log/RelayClient"
import type { Outside } from "../Session.ts"
import { failed, usage } from "../Stopped.ts"
import { devicesWords } from "../words/devicesWords.ts"
import { joinWords } from "../words/pairWords.ts"
import { phraseWords } from "../words/phraseWords.ts"
import { syncWords } from "../words/syncWords.ts"
import { authoredInWords } from "./changeMembers.ts"
import { outsideInWords } from "./failures.ts"
import { keepJoined } from "./joinedLog.ts"
import { relayAt, thisComputer } from "./places.ts"
import { connectTo, PATIENCE_MS } from "./relay.ts"
import type { RelayAddress } from "./relayAddress.ts"
import { typedPhrase } from "./typedPhrase.ts"

export interface RecoverAsked {
  readonly relay?: string | undefined
  readonly device?: string | undefined
}

export const recover = Effect.fnUntraced(function* (outside: Outside, asked: RecoverAsked) {
  const { lang, out } = outside
  if (asked.relay === undefined) return yield* usage(joinWords[lang].phraseNeedsRelay)
  const { address } = yield* relayAt(outside, asked.relay)
  const phrase = yield* phraseKeys(yield* typedPhrase(outside))
  const label = asked.device?.trim() || thisComputer()
  const found = yield* letIn(outside, address, phrase, label).pipe(
    authoredInWords(outside),
    outsideInWords(outside, address)
  )
  yield* keepJoined(outside, { ...found, address })
  if (!out.isJson) out.note(phraseWords[lang].recovered)
})

/** Others may change the chain so often meanwhile. */
const TRIES = 8

/** Finds the log that knows this phrase, and adds a device of that name to its chain there. */
export const letIn = Effect.fnUntraced(function* (
  { lang }: Outside,
  address: RelayAddress,
  phrase: DevicePairs,
  label: string
) {
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
            const made = yield* admitted(workspace, entries, phrase, label)
            if (made === undefined || made === "broken") return made
            if (yield* remote.extendMembership([made.entry])) {
              return { keys: made.keys, entries: [...entries, made.entry] }
            }
          }
          return yield* failed(devicesWords[lang].busy)
        })
      )
    )
    if (joined === "broken") return yield* failed(syncWords[lang].forkedMembership)
    if (joined !== undefined) return joined
  }
  return yield* failed(phraseWords[lang].nowhere(address.host))
})

/** The entry that lets a new device in, and the keys that it then has; `undefined` where the chain knows another phrase. */
export const admitted = Effect.fnUntraced(function* (
  workspace: WorkspaceId,
  entries: Parameters<typeof membershipOf>[1],
  phrase: DevicePairs,
  label: string
) {
  const { sha256 } = yield* Primitives
  const { membership, fault } = yield* membershipOf(workspace, entries)
  if (fault !== undefined) return "broken"
  const by = yield* byPhrase(membership, phrase)
  if (by === undefined) return undefined
  const pairs = yield* newDevicePairs
  const device = { signing: pairs.signing.publicKey, receiving: pairs.receiving.publicKey, label }
  const entry = yield* recoverDevice(membership, { device, cuts: [] }, by)
  const after = (yield* membershipOf(workspace, [...entries, entry])).membership
  const { secret, epochs } = yield* keyringOf(after, deviceIdOf(sha256, device.signing), pairs.receiving)
  if (secret === undefined) return "broken"
  return { entry, keys: { workspace, ...pairs, secret, epochs } satisfies JoinedKeys }
})
