/** A device's own keys before it belongs anywhere: made when it founds, joins, is recovered or takes new ones. */
import * as Effect from "effect/Effect"
import { Ciphers, type Curve, KEY_BYTES } from "./Ciphers.ts"
import type { Keyring } from "./Grant.ts"
import type { WorkspaceId } from "./Ids.ts"
import { Primitives } from "./Primitives.ts"

export interface KeyPair {
  readonly publicKey: Uint8Array
  /** Its seed, 32 bytes. */
  readonly privateKey: Uint8Array
}

export interface DevicePairs {
  readonly signing: KeyPair
  readonly receiving: KeyPair
}

/** All that a device holds once it was let in; for the store that keeps keys, and for nobody else. */
export interface JoinedKeys extends DevicePairs, Keyring {
  readonly workspace: WorkspaceId
  readonly secret: Uint8Array
}

/** What others get to know of a device. */
export interface NewDevice {
  readonly signing: Uint8Array
  readonly receiving: Uint8Array
  /** Its name, in clear; sealed before it leaves this device. */
  readonly label: string
}

export const newDevicePairs = Effect.gen(function* () {
  const { random } = yield* Primitives
  return {
    signing: yield* keyPair("ed25519", random(KEY_BYTES)),
    receiving: yield* keyPair("x25519", random(KEY_BYTES))
  } satisfies DevicePairs
})

export const keyPair = Effect.fnUntraced(function* (curve: Curve, privateKey: Uint8Array) {
  const { publicKeyOf } = yield* Ciphers
  return { publicKey: yield* publicKeyOf(curve, privateKey), privateKey } satisfies KeyPair
})
