/**
 * `DeviceKeys` over keys at hand, wherever they came from: a file, a test's words, keys that a browser uses and does not show.
 * The keys go in here and nothing of them comes out.
 */
import * as Effect from "effect/Effect"
import { sameBytes } from "@kith/core/log/Bytes"
import { Ciphers, type Curve } from "@kith/core/log/Ciphers"
import { type DeviceKeys, DeviceKeysError } from "@kith/core/log/DeviceKeys"
import { deviceIdOf } from "@kith/core/log/Feed"
import { type Keyring, type Receiving, unwrapWith, wrapKeys } from "@kith/core/log/Grant"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { Primitives } from "@kith/core/log/Primitives"
import { hmacSha256 } from "@kith/core/log/Sha256"

export interface KeyPair {
  readonly publicKey: Uint8Array
  readonly privateKey: Uint8Array
}

/** An Ed25519 key at work. */
export interface SigningKey {
  readonly publicKey: Uint8Array
  readonly sign: (message: Uint8Array) => Effect.Effect<Uint8Array>
  /** Whether the two halves belong together. */
  readonly isSound: Effect.Effect<boolean>
}

/** An X25519 key at work. */
export interface ReceivingKey extends Receiving {
  readonly isSound: Effect.Effect<boolean>
}

interface Rest extends Keyring {
  readonly workspace: WorkspaceId
  readonly device: DeviceId
  /** Random, and part of the workspace's id; only on the device that founded it. */
  readonly nonce: Uint8Array | undefined
}

export interface DeviceKeyring extends Rest {
  /** Ed25519; the private key is the seed of RFC 8032. */
  readonly signing: KeyPair
  /** X25519, to which others wrap the keys that this device is to receive. */
  readonly receiving: KeyPair
}

export interface KeyringAtWork extends Rest {
  readonly signing: SigningKey
  readonly receiving: ReceivingKey
}

export interface KeyringTools {
  readonly ciphers: Ciphers["Service"]
  readonly primitives: Primitives["Service"]
}

/** Looks at no key before one is used: most processes use none. */
export const deviceKeysOn = (keyring: DeviceKeyring, tools: KeyringTools): DeviceKeys["Service"] =>
  deviceKeysBy(
    {
      ...keyring,
      signing: signingWith(tools.ciphers, keyring.signing),
      receiving: receivingWith(tools.ciphers, keyring.receiving)
    },
    tools
  )

export const signingWith = (ciphers: Ciphers["Service"], pair: KeyPair): SigningKey => ({
  publicKey: pair.publicKey,
  sign: (message) => ciphers.sign(pair.privateKey, message),
  isSound: isPair(ciphers, "ed25519", pair)
})

export const receivingWith = (ciphers: Ciphers["Service"], pair: KeyPair): ReceivingKey => ({
  publicKey: pair.publicKey,
  agree: (theirs) => ciphers.agree(pair.privateKey, theirs),
  isSound: isPair(ciphers, "x25519", pair)
})

const isPair = (ciphers: Ciphers["Service"], curve: Curve, pair: KeyPair): Effect.Effect<boolean> =>
  Effect.map(
    Effect.suspend(() => ciphers.publicKeyOf(curve, pair.privateKey)),
    (publicKey) => sameBytes(publicKey, pair.publicKey)
  )

/** The same over keys that are not shown even here. */
export const deviceKeysBy = (keyring: KeyringAtWork, { ciphers, primitives }: KeyringTools): DeviceKeys["Service"] => {
  const { workspace, device, signing, receiving, nonce } = keyring
  const { sha256 } = primitives
  let { secret } = keyring
  const epochs = new Map(keyring.epochs)
  let macOf: ((message: Uint8Array) => Uint8Array) | undefined
  const tools = <A, E>(effect: Effect.Effect<A, E, Ciphers | Primitives>): Effect.Effect<A, E> =>
    effect.pipe(Effect.provideService(Ciphers, ciphers), Effect.provideService(Primitives, primitives))
  const signingIsSound = once(
    Effect.map(signing.isSound, (is) => is && deviceIdOf(sha256, signing.publicKey) === device)
  )
  const receivingIsSound = once(receiving.isSound)
  // Made only where it is meant: making one takes longer than all of the rest here.
  const damaged = Effect.suspend(() => Effect.fail(new DeviceKeysError({ why: "damaged" })))

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
    sign: (bytes) => Effect.flatMap(signingIsSound, (sound) => (sound ? signing.sign(bytes) : damaged)),
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
        sound ? Effect.map(tools(unwrapWith(receiving, grant)), (held) => held !== undefined && accept(held)) : damaged
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
