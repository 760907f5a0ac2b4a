/**
 * `DeviceKeys` over keys at hand, wherever they came from: a file, a test's words. The keys go in here and nothing of
 * them comes out.
 */
import * as Effect from "effect/Effect"
import { sameBytes } from "@kith/core/log/Bytes"
import { Ciphers } from "@kith/core/log/Ciphers"
import { type DeviceKeys, DeviceKeysError } from "@kith/core/log/DeviceKeys"
import { deviceIdOf } from "@kith/core/log/Feed"
import { type Keyring, unwrapKeys, wrapKeys } from "@kith/core/log/Grant"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { Primitives } from "@kith/core/log/Primitives"
import { hmacSha256 } from "@kith/core/log/Sha256"

export interface KeyPair {
  readonly publicKey: Uint8Array
  readonly privateKey: Uint8Array
}

export interface DeviceKeyring extends Keyring {
  readonly workspace: WorkspaceId
  readonly device: DeviceId
  /** Random, and part of the workspace's id; only on the device that founded it. */
  readonly nonce: Uint8Array | undefined
  /** Ed25519; the private key is the seed of RFC 8032. */
  readonly signing: KeyPair
  /** X25519, to which others wrap the keys that this device is to receive. */
  readonly receiving: KeyPair
}

export interface KeyringTools {
  readonly ciphers: Ciphers["Service"]
  readonly primitives: Primitives["Service"]
}

/** Looks at no key before one is used: most processes use none. */
export const deviceKeysOn = (keyring: DeviceKeyring, { ciphers, primitives }: KeyringTools): DeviceKeys["Service"] => {
  const { workspace, device, signing, receiving, nonce } = keyring
  const { sha256 } = primitives
  let { secret } = keyring
  const epochs = new Map(keyring.epochs)
  let macOf: ((message: Uint8Array) => Uint8Array) | undefined
  const tools = <A, E>(effect: Effect.Effect<A, E, Ciphers | Primitives>): Effect.Effect<A, E> =>
    effect.pipe(Effect.provideService(Ciphers, ciphers), Effect.provideService(Primitives, primitives))
  const isPair = (curve: "ed25519" | "x25519", pair: KeyPair): Effect.Effect<boolean> =>
    Effect.map(ciphers.publicKeyOf(curve, pair.privateKey), (publicKey) => sameBytes(publicKey, pair.publicKey))
  const signingIsSound = once(
    Effect.map(isPair("ed25519", signing), (is) => is && deviceIdOf(sha256, signing.publicKey) === device)
  )
  const receivingIsSound = once(isPair("x25519", receiving))
  const damaged = new DeviceKeysError({ why: "damaged" })

  const accept = (held: Keyring): boolean => {
    if (held.secret !== undefined && secret !== undefined && !sameBytes(held.secret, secret)) return false
    for (const [epoch, key] of held.epochs) {
      const known = epochs.get(epoch)
      if (known !== undefined && !sameBytes(known, key)) return false
    }
    secret ??= held.secret
    for (const [epoch, key] of held.epochs) epochs.set(epoch, key)
    return true
  }

  return {
    workspace,
    device,
    publicKey: signing.publicKey,
    receivingKey: receiving.publicKey,
    founding: nonce,
    sign: (bytes) =>
      Effect.flatMap(signingIsSound, (sound) => (sound ? ciphers.sign(signing.privateKey, bytes) : damaged)),
    mac: (message) => {
      // A device that has not been let in yet has nothing to write.
      if (secret === undefined) throw new Error("keys: the workspace's secret is not known yet")
      return (macOf ??= hmacSha256(secret, sha256))(message)
    },
    epochs: Effect.sync(() => [...epochs.keys()].sort((a, b) => a - b)),
    seal: (epoch, iv, header, plain) =>
      Effect.suspend(() => {
        const key = epochs.get(epoch)
        return key === undefined ? Effect.succeed(undefined) : ciphers.seal(key, iv, header, plain)
      }),
    open: (epoch, iv, header, sealed) =>
      Effect.suspend(() => {
        const key = epochs.get(epoch)
        return key === undefined ? Effect.succeed(undefined) : ciphers.open(key, iv, header, sealed)
      }),
    accept: (grant) =>
      Effect.flatMap(receivingIsSound, (sound) =>
        sound ? Effect.map(tools(unwrapKeys(receiving, grant)), (held) => held !== undefined && accept(held)) : damaged
      ),
    grantTo: (receivingKey) => tools(wrapKeys(receivingKey, { secret, epochs: new Map(epochs) }))
  }
}

/** The answer of the first time, without asking again. */
const once = (ask: Effect.Effect<boolean>): Effect.Effect<boolean> => {
  let answer: boolean | undefined
  return Effect.suspend(() =>
    answer === undefined ? Effect.map(ask, (told) => (answer = told)) : Effect.succeed(answer)
  )
}
