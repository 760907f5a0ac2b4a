/** Cryptography by Node itself. Every call is synchronous, so that simulations run the same way each time; but for a server's. */
import type { KeyObject } from "node:crypto"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { Ciphers, type Curve, KEY_BYTES, NONCE_BYTES, SIGNATURE_BYTES, TAG_BYTES } from "@kith/core/log/Ciphers"
import type { RandomBytes } from "@kith/core/log/Ids"
import { hexOf, maySign } from "../signingKey.ts"
import { plain } from "./plain.ts"

// Loaded when first asked for: it takes a fifth of a start, and most commands need none of it.
export const nodeCrypto = () => process.getBuiltinModule("node:crypto")

export const nodeRandom: RandomBytes = (count) => new Uint8Array(nodeCrypto().randomBytes(count))

/** What stands before the 32 bytes of a key, private in PKCS #8 and public in SPKI (RFC 8410). */
const PREFIX = {
  ed25519: { private: "302e020100300506032b657004220420", public: "302a300506032b6570032100" },
  x25519: { private: "302e020100300506032b656e04220420", public: "302a300506032b656e032100" }
} as const satisfies Record<Curve, object>

/** Throws `RangeError` on a key of another length. */
const privateKeyObject = (curve: Curve, key: Uint8Array): KeyObject =>
  nodeCrypto().createPrivateKey({ key: derOf(PREFIX[curve].private, key), format: "der", type: "pkcs8" })

const publicKeyObject = (curve: Curve, key: Uint8Array): KeyObject =>
  nodeCrypto().createPublicKey({ key: derOf(PREFIX[curve].public, key), format: "der", type: "spki" })

const derOf = (prefix: string, key: Uint8Array): Buffer => Buffer.concat([Buffer.from(prefix, "hex"), sized(key)])

const sized = (key: Uint8Array): Uint8Array => {
  // Nothing of the key itself: whoever reads the error shall not read that.
  if (key.length !== KEY_BYTES) throw new RangeError(`ciphers: a key of ${key.length} bytes`)
  return key
}

/** Signers come again and again, and making a key's object takes a fifth as long as verifying with it. */
const KEPT_KEYS = 1024
const kept = new Map<string, KeyObject>()

/** By the bytes themselves, which stay where they are for as long as a device holds them. */
const ownSigners = new WeakMap<Uint8Array, KeyObject>()

const ownSigner = (privateKey: Uint8Array): KeyObject => {
  let key = ownSigners.get(privateKey)
  if (key === undefined) ownSigners.set(privateKey, (key = privateKeyObject("ed25519", privateKey)))
  return key
}

/** `undefined` for bytes that are nobody's key. */
const signerObject = (publicKey: Uint8Array): KeyObject | undefined => {
  const name = hexOf(publicKey)
  let key = kept.get(name)
  if (key === undefined) {
    if (!maySign(publicKey)) return undefined
    if (kept.size === KEPT_KEYS) kept.delete(kept.keys().next().value!)
    kept.set(name, (key = publicKeyObject("ed25519", publicKey)))
  }
  return key
}

/** The public half of a private key. Throws `RangeError` on one of another length. */
export const publicKeyOf = (curve: Curve, privateKey: Uint8Array): Uint8Array =>
  new Uint8Array(
    Buffer.from(
      nodeCrypto().createPublicKey(privateKeyObject(curve, privateKey)).export({ format: "jwk" }).x!,
      "base64url"
    )
  )

const verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean => {
  try {
    const signer = signature.length === SIGNATURE_BYTES ? signerObject(publicKey) : undefined
    return signer !== undefined && nodeCrypto().verify(null, message, signer, signature)
  } catch {
    return false
  }
}

/** On another thread. */
const verifyElsewhere = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
  answer: (isSound: boolean) => void
): void => {
  try {
    const signer = signature.length === SIGNATURE_BYTES ? signerObject(publicKey) : undefined
    if (signer === undefined) answer(false)
    else nodeCrypto().verify(null, message, signer, signature, (error, isSound) => answer(error === null && isSound))
  } catch {
    answer(false)
  }
}

const agree = (privateKey: Uint8Array, publicKey: Uint8Array): Uint8Array | undefined => {
  if (publicKey.length !== KEY_BYTES) return undefined
  const own = privateKeyObject("x25519", privateKey)
  try {
    return new Uint8Array(
      nodeCrypto().diffieHellman({ privateKey: own, publicKey: publicKeyObject("x25519", publicKey) })
    )
  } catch {
    return undefined
  }
}

/** AES-256-GCM, the tag at the end. */
export const sealBytes = (key: Uint8Array, nonce: Uint8Array, header: Uint8Array, bytes: Uint8Array): Uint8Array => {
  const cipher = nodeCrypto().createCipheriv("aes-256-gcm", sized(key), nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(header)
  const sealed = cipher.update(bytes)
  return plain(Buffer.concat([sealed, cipher.final(), cipher.getAuthTag()]))
}

/** `undefined` unless it was sealed so. */
export const openSealed = (
  key: Uint8Array,
  nonce: Uint8Array,
  header: Uint8Array,
  sealed: Uint8Array
): Uint8Array | undefined => {
  if (nonce.length !== NONCE_BYTES || sealed.length < TAG_BYTES) return undefined
  const decipher = nodeCrypto().createDecipheriv("aes-256-gcm", sized(key), nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(header)
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  try {
    return plain(Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]))
  } catch {
    return undefined
  }
}

export const nodeCiphers: Ciphers["Service"] = {
  publicKeyOf: (curve, privateKey) => Effect.sync(() => publicKeyOf(curve, privateKey)),
  sign: (privateKey, message) => Effect.sync(() => plain(nodeCrypto().sign(null, message, ownSigner(privateKey)))),
  verify: (publicKey, message, signature) => Effect.sync(() => verify(publicKey, message, signature)),
  agree: (privateKey, publicKey) => Effect.sync(() => agree(privateKey, publicKey)),
  seal: (key, nonce, header, bytes) => Effect.sync(() => sealBytes(key, nonce, header, bytes)),
  open: (key, nonce, header, sealed) => Effect.sync(() => openSealed(key, nonce, header, sealed))
}

export const layerNodeCiphers: Layer.Layer<Ciphers> = Layer.succeed(Ciphers, nodeCiphers)

/**
 * For a server. Of the signatures that come in one turn of the event loop, the first is verified at once, since whoever is
 * alone is served soonest so, and the others on Node's own threads, where they hold up nobody.
 */
export const serverCiphers = (): Ciphers["Service"] => {
  let isAlone = true
  const nextTurn = (): void => {
    isAlone = true
  }
  return {
    ...nodeCiphers,
    verify: (publicKey, message, signature) =>
      Effect.suspend(() => {
        if (isAlone) {
          isAlone = false
          setImmediate(nextTurn)
          return Effect.succeed(verify(publicKey, message, signature))
        }
        return Effect.callback<boolean>((resume) =>
          verifyElsewhere(publicKey, message, signature, (isSound) => resume(Effect.succeed(isSound)))
        )
      })
  }
}
