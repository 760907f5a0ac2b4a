/**
 * The cryptography that each runtime brings: native where there is one, so that a signature costs a fraction of a
 * millisecond. For sealing, signing and pairing; what is hashed goes through `Primitives`.
 */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"

/** Ed25519 (RFC 8032), X25519 (RFC 7748). Public and private keys are 32 bytes each; a private key is its seed. */
export type Curve = "ed25519" | "x25519"

export const KEY_BYTES = 32
export const SIGNATURE_BYTES = 64
/** AES-GCM's nonce: random, never used twice under one key. */
export const NONCE_BYTES = 12
/** AES-GCM's tag, at the end of what is sealed. */
export const TAG_BYTES = 16

export class Ciphers extends Context.Service<
  Ciphers,
  {
    readonly publicKeyOf: (curve: Curve, privateKey: Uint8Array) => Effect.Effect<Uint8Array>
    readonly sign: (privateKey: Uint8Array, message: Uint8Array) => Effect.Effect<Uint8Array>
    /** Whether this key signed this message. `false`, too, for a key or signature that is none. */
    readonly verify: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => Effect.Effect<boolean>
    /** What both sides of an X25519 exchange know; `undefined` for a public key of small order, or one that is none. */
    readonly agree: (privateKey: Uint8Array, publicKey: Uint8Array) => Effect.Effect<Uint8Array | undefined>
    /** AES-256-GCM with `header` as additional data; the tag is at the end. */
    readonly seal: (
      key: Uint8Array,
      nonce: Uint8Array,
      header: Uint8Array,
      plain: Uint8Array
    ) => Effect.Effect<Uint8Array>
    /** `undefined` unless it was sealed under this key, nonce and header, to the byte. */
    readonly open: (
      key: Uint8Array,
      nonce: Uint8Array,
      header: Uint8Array,
      sealed: Uint8Array
    ) => Effect.Effect<Uint8Array | undefined>
  }
>()("@kith/core/log/Ciphers") {}
