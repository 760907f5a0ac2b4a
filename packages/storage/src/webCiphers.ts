/**
 * Cryptography for browsers: the platform's own, and portable curves where it lacks Ed25519 or X25519 (which are loaded
 * only then). Runs in Node, too.
 */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { concat } from "@kith/core/log/Bytes"
import { Ciphers, type Curve, KEY_BYTES, NONCE_BYTES, SIGNATURE_BYTES, TAG_BYTES } from "@kith/core/log/Ciphers"
import { hexOf, maySign } from "./signingKey.ts"
import { CURVE_NAMES, pkcs8Prefix } from "./webCurves.ts"

type Service = Ciphers["Service"]
type Subtle = typeof crypto.subtle
type Key = Awaited<ReturnType<Subtle["importKey"]>>

/** What the two ways of doing curves have in common. */
interface Curves {
  readonly publicKeyOf: (curve: Curve, privateKey: Uint8Array) => Promise<Uint8Array>
  readonly sign: (privateKey: Uint8Array, message: Uint8Array) => Promise<Uint8Array>
  readonly verify: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => Promise<boolean>
  readonly agree: (privateKey: Uint8Array, publicKey: Uint8Array) => Promise<Uint8Array>
}

export const webCiphers = (subtle: Subtle = crypto.subtle): Service => {
  let chosen: Promise<Curves> | undefined
  const curves = () => (chosen ??= curvesOf(subtle))
  return {
    publicKeyOf: (curve, privateKey) =>
      Effect.promise(async () => (await curves()).publicKeyOf(curve, sized(privateKey))),
    sign: (privateKey, message) => Effect.promise(async () => (await curves()).sign(sized(privateKey), message)),
    verify: (publicKey, message, signature) =>
      signature.length !== SIGNATURE_BYTES || !maySign(publicKey)
        ? Effect.succeed(false)
        : Effect.promise(
            async () => (await unlessRefused((await curves()).verify(publicKey, message, signature))) ?? false
          ),
    agree: (privateKey, publicKey) =>
      publicKey.length !== KEY_BYTES
        ? Effect.succeed(undefined)
        : Effect.promise(async () => unlessRefused((await curves()).agree(sized(privateKey), publicKey))),
    seal: (key, nonce, header, plain) =>
      Effect.promise(async () => {
        const held = await subtle.importKey("raw", own(sized(key)), "AES-GCM", false, ["encrypt"])
        return new Uint8Array(await subtle.encrypt(gcm(nonce, header), held, own(plain)))
      }),
    open: (key, nonce, header, sealed) =>
      nonce.length !== NONCE_BYTES || sealed.length < TAG_BYTES
        ? Effect.succeed(undefined)
        : Effect.promise(async () => {
            const held = await subtle.importKey("raw", own(sized(key)), "AES-GCM", false, ["decrypt"])
            const plain = await unlessRefused(subtle.decrypt(gcm(nonce, header), held, own(sealed)))
            return plain === undefined ? undefined : new Uint8Array(plain)
          })
  }
}

export const layerWebCiphers: Layer.Layer<Ciphers> = Layer.sync(Ciphers, () => webCiphers())

const sized = (key: Uint8Array): Uint8Array => {
  if (key.length !== KEY_BYTES) throw new RangeError(`ciphers: a key of ${key.length} bytes`)
  return key
}

/** WebCrypto's typings take bytes only where they know that nobody else writes to them. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => bytes as Uint8Array<ArrayBuffer>

const gcm = (nonce: Uint8Array, header: Uint8Array) => ({
  name: "AES-GCM",
  iv: own(nonce),
  additionalData: own(header),
  tagLength: TAG_BYTES * 8
})

/** What the platform throws at bytes that are wrong says no more than that. */
const unlessRefused = <A>(attempt: Promise<A>): Promise<A | undefined> => attempt.catch(() => undefined)

/** Asked by using it: a platform may know the name of a curve and not the curve. */
const curvesOf = async (subtle: Subtle): Promise<Curves> => {
  const native = nativeCurves(subtle)
  try {
    const seed = new Uint8Array(KEY_BYTES).fill(1)
    const message = new Uint8Array(1)
    const publicKey = await native.publicKeyOf("ed25519", seed)
    if (!(await native.verify(publicKey, message, await native.sign(seed, message)))) throw new Error("signs wrongly")
    await native.agree(seed, await native.publicKeyOf("x25519", seed))
    return native
  } catch {
    return portableCurves(subtle)
  }
}

/** Signers come again and again. */
const KEPT_KEYS = 1024

const nativeCurves = (subtle: Subtle): Curves => {
  const kept = new Map<string, Promise<Key>>()
  const signer = (publicKey: Uint8Array): Promise<Key> => {
    const name = hexOf(publicKey)
    let key = kept.get(name)
    if (key === undefined) {
      if (kept.size === KEPT_KEYS) kept.delete(kept.keys().next().value!)
      kept.set(name, (key = subtle.importKey("raw", own(publicKey), CURVE_NAMES.ed25519, true, ["verify"])))
    }
    return key
  }
  const privateKeyOf = (curve: Curve, privateKey: Uint8Array, extractable = false): Promise<Key> =>
    subtle.importKey("pkcs8", own(concat(pkcs8Prefix(curve), privateKey)), CURVE_NAMES[curve], extractable, [
      curve === "ed25519" ? "sign" : "deriveBits"
    ])
  return {
    publicKeyOf: async (curve, privateKey) =>
      fromBase64Url((await subtle.exportKey("jwk", await privateKeyOf(curve, privateKey, true))).x!),
    sign: async (privateKey, message) =>
      new Uint8Array(await subtle.sign(CURVE_NAMES.ed25519, await privateKeyOf("ed25519", privateKey), own(message))),
    verify: async (publicKey, message, signature) =>
      subtle.verify(CURVE_NAMES.ed25519, await signer(publicKey), own(signature), own(message)),
    agree: async (privateKey, publicKey) => {
      const theirs = await subtle.importKey("raw", own(publicKey), CURVE_NAMES.x25519, true, [])
      const ours = await privateKeyOf("x25519", privateKey)
      return new Uint8Array(await subtle.deriveBits({ name: CURVE_NAMES.x25519, public: theirs }, ours, KEY_BYTES * 8))
    }
  }
}

const fromBase64Url = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0))

const portableCurves = async (subtle: Subtle): Promise<Curves> => {
  const { ed25519, x25519 } = await import("@noble/curves/ed25519.js")
  const { Point } = ed25519
  const order = Point.Fn.ORDER
  return {
    publicKeyOf: async (curve, privateKey) => (curve === "ed25519" ? ed25519 : x25519).getPublicKey(privateKey),
    sign: async (privateKey, message) => ed25519.sign(message, privateKey),
    // As the native ones do it, without the cofactor (RFC 8032, 5.1.7, the stricter of its two equations): a signature
    // made to fit only one of them must not part two devices.
    verify: async (publicKey, message, signature) => {
      const [r, rest] = [signature.subarray(0, KEY_BYTES), littleEndian(signature.subarray(KEY_BYTES))]
      if (rest >= order) return false
      const input = concat(r, publicKey, message)
      const challenge = littleEndian(new Uint8Array(await subtle.digest("SHA-512", own(input)))) % order
      const key = Point.fromBytes(publicKey)
      const expected = Point.BASE.multiplyUnsafe(rest).subtract(key.multiplyUnsafe(challenge)).toBytes()
      return expected.every((byte, index) => byte === r[index])
    },
    agree: async (privateKey, publicKey) => x25519.getSharedSecret(privateKey, publicKey)
  }
}

const littleEndian = (bytes: Uint8Array): bigint => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
