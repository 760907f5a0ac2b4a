/**
 * Key pairs as a browser keeps them: where it has the curves, as keys that it uses and shows to nobody, this app included;
 * elsewhere their seeds, sealed under a key of that kind.
 */
import * as Effect from "effect/Effect"
import { concat, sameBytes } from "@kith/core/log/Bytes"
import { type Ciphers, type Curve, KEY_BYTES } from "@kith/core/log/Ciphers"
import { type KeyPair, type ReceivingKey, receivingWith, type SigningKey, signingWith } from "../keyring.ts"
import { runtimeRandom } from "../memory/runtimeRandom.ts"
import { CURVE_NAMES, pkcs8Prefix } from "../webCurves.ts"
import type { Sealed, WebSeal } from "./WebSeal.ts"

export interface KeptPair {
  readonly publicKey: Uint8Array
  readonly privateKey: CryptoKey | Sealed
}

export interface KeptPairs {
  readonly signing: KeptPair
  readonly receiving: KeptPair
}

export interface PairTools {
  readonly ciphers: Ciphers["Service"]
  readonly seal: WebSeal
  readonly subtle: SubtleCrypto
}

const USAGES = { ed25519: ["sign"], x25519: ["deriveBits"] } as const satisfies Record<Curve, ReadonlyArray<KeyUsage>>

/** A new pair, whose private half has never been anywhere else where the browser has the curve. */
export const newKeptPair = async (tools: PairTools, curve: Curve): Promise<KeptPair> => {
  const made = await unlessLacking(async () => {
    const name = CURVE_NAMES[curve]
    const usages: Array<KeyUsage> = curve === "ed25519" ? ["sign", "verify"] : ["deriveBits"]
    const pair = (await tools.subtle.generateKey({ name }, false, usages)) as CryptoKeyPair
    const publicKey = new Uint8Array(await tools.subtle.exportKey("raw", pair.publicKey))
    return { publicKey, privateKey: storable(pair.privateKey) }
  })
  if (made !== undefined) return made
  const privateKey = runtimeRandom(KEY_BYTES)
  return keptPair(tools, curve, {
    publicKey: await Effect.runPromise(tools.ciphers.publicKeyOf(curve, privateKey)),
    privateKey
  })
}

/** A pair that was made elsewhere, as pairing and recovering make theirs. */
export const keptPair = async (
  tools: PairTools,
  curve: Curve,
  { publicKey, privateKey }: KeyPair
): Promise<KeptPair> => {
  const native = await unlessLacking(async () => {
    const wrapped = concat(pkcs8Prefix(curve), privateKey)
    const key = await tools.subtle.importKey("pkcs8", wrapped as BufferSource, CURVE_NAMES[curve], false, USAGES[curve])
    return storable(key)
  })
  return {
    publicKey: publicKey.slice(),
    privateKey: native ?? (await tools.seal.close(privateKey, boundTo(curve, publicKey)))
  }
}

/** Rejects with `SealBroken` where a seed was not sealed here. */
export const signingKey = async (tools: PairTools, { publicKey, privateKey }: KeptPair): Promise<SigningKey> => {
  const { ciphers, subtle } = tools
  if (!(privateKey instanceof CryptoKey)) {
    const seed = await tools.seal.open(privateKey, boundTo("ed25519", publicKey))
    return signingWith(ciphers, { publicKey, privateKey: seed })
  }
  const sign = (message: Uint8Array): Effect.Effect<Uint8Array> =>
    Effect.promise(
      async () => new Uint8Array(await subtle.sign(CURVE_NAMES.ed25519, privateKey, message as BufferSource))
    )
  return {
    publicKey,
    sign,
    isSound: Effect.flatMap(sign(NOTHING), (signature) => ciphers.verify(publicKey, NOTHING, signature))
  }
}

/** Rejects as `signingKey` does. */
export const receivingKey = async (tools: PairTools, { publicKey, privateKey }: KeptPair): Promise<ReceivingKey> => {
  const { ciphers, subtle } = tools
  if (!(privateKey instanceof CryptoKey)) {
    const seed = await tools.seal.open(privateKey, boundTo("x25519", publicKey))
    return receivingWith(ciphers, { publicKey, privateKey: seed })
  }
  const agree = (theirs: Uint8Array): Effect.Effect<Uint8Array | undefined> =>
    Effect.promise(async () => {
      if (theirs.length !== KEY_BYTES) return undefined
      try {
        const name = CURVE_NAMES.x25519
        const other = await subtle.importKey("raw", theirs as BufferSource, name, true, [])
        return new Uint8Array(await subtle.deriveBits({ name, public: other }, privateKey, KEY_BYTES * 8))
      } catch {
        // What the platform throws at bytes that are wrong says no more than that.
        return undefined
      }
    })
  return {
    publicKey,
    agree,
    isSound: Effect.gen(function* () {
      const other = runtimeRandom(KEY_BYTES)
      const ours = yield* agree(yield* ciphers.publicKeyOf("x25519", other))
      const theirs = yield* ciphers.agree(other, publicKey)
      return ours !== undefined && theirs !== undefined && sameBytes(ours, theirs)
    })
  }
}

const NOTHING = new Uint8Array()

/** A sealed seed opens as the seed of this public key alone. */
const boundTo = (curve: Curve, publicKey: Uint8Array): Uint8Array =>
  concat(new TextEncoder().encode(`kith/web-seed/1 ${curve} `), publicKey)

/** Throws where a key can be made and not be stored. */
const storable = (key: CryptoKey): CryptoKey => structuredClone(key)

/** Each browser has another name for what it lacks. */
const unlessLacking = async <A>(make: () => Promise<A>): Promise<A | undefined> => {
  try {
    return await make()
  } catch {
    return undefined
  }
}
