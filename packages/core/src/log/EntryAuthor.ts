/** Who signs a membership entry, and can hand on the workspace's keys: a device, or the recovery phrase. */
import * as Effect from "effect/Effect"
import { Ciphers } from "./Ciphers.ts"
import { DeviceKeys } from "./DeviceKeys.ts"
import { type Keyring, unwrapKeys, wrapKeys } from "./Grant.ts"
import type { DeviceId } from "./Ids.ts"
import { sameBytes } from "./Bytes.ts"
import type { Membership } from "./Membership.ts"
import { RECOVERY } from "./MembershipEntry.ts"
import type { DevicePairs, KeyPair } from "./NewDevice.ts"
import { Primitives } from "./Primitives.ts"

export interface EntryAuthor extends Pick<DeviceKeys["Service"], "sign" | "seal" | "grantTo"> {
  readonly author: DeviceId | typeof RECOVERY
  /** Only of the device that founded the workspace. */
  readonly founding: DeviceKeys["Service"]["founding"]
}

export const byThisDevice: Effect.Effect<EntryAuthor, never, DeviceKeys> = Effect.map(DeviceKeys, (keys) => ({
  author: keys.device,
  sign: keys.sign,
  seal: keys.seal,
  grantTo: keys.grantTo,
  founding: keys.founding
}))

/** The phrase as an author; `undefined` where the chain knows another phrase, or none. */
export const byPhrase = Effect.fnUntraced(function* (membership: Membership, { signing, receiving }: DevicePairs) {
  const { recovery } = membership
  if (recovery === undefined || !sameBytes(recovery.signing, signing.publicKey)) return undefined
  const ciphers = yield* Ciphers
  const primitives = yield* Primitives
  const keyring = yield* keyringOf(membership, RECOVERY, receiving)
  const author: EntryAuthor = {
    author: RECOVERY,
    sign: (message) => ciphers.sign(signing.privateKey, message),
    seal: (epoch, nonce, header, plain) => {
      const key = keyring.epochs.get(epoch)
      return key === undefined ? Effect.succeed(undefined) : ciphers.seal(key, nonce, header, plain)
    },
    grantTo: (receivingKey) =>
      wrapKeys(receivingKey, keyring).pipe(
        Effect.provideService(Ciphers, ciphers),
        Effect.provideService(Primitives, primitives)
      ),
    founding: undefined
  }
  return author
})

/** Every key that the chain grants to a device or the phrase. What does not open is passed over. */
export const keyringOf = Effect.fnUntraced(function* (
  { grants }: Membership,
  to: DeviceId | typeof RECOVERY,
  receiving: KeyPair
) {
  let secret: Uint8Array | undefined
  const epochs = new Map<number, Uint8Array>()
  for (const { sealed } of grants.get(to) ?? []) {
    const granted = yield* unwrapKeys(receiving, sealed)
    secret ??= granted?.secret
    // The first to tell a key is believed, as `DeviceKeys.accept` does.
    for (const [epoch, key] of granted?.epochs ?? []) if (!epochs.has(epoch)) epochs.set(epoch, key)
  }
  return { secret, epochs } satisfies Keyring
})
