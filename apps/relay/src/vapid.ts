/**
 * How a relay says to push services who it is (VAPID, RFC 8292): one key pair, made once. A subscription is made for its public
 * half, so that nobody else can wake those devices; losing it makes all subscriptions worthless until devices make new ones.
 */
import { createECDH } from "node:crypto"
import { sign } from "hono/jwt"
import type { RandomBytes } from "@kith/core/log/Ids"

export const VAPID_KEY_BYTES = 32
const CURVE = "prime256v1"

export interface Vapid {
  /** Uncompressed point, 65 bytes, base64url: what a browser takes as `applicationServerKey`. */
  readonly publicKey: string
  /** For a request to a push service at this origin. */
  readonly authorization: (origin: string, nowMs: number) => Promise<string>
}

/** A token may serve for a day; clocks differ. */
const TOKEN_S = 12 * 60 * 60
/** One is used again until so long before its end. */
const LEFT_S = 60 * 60
/** Push services are few; whoever makes up others gets tokens that are not kept. */
const MOST_KEPT = 100

/** @param contact whom a push service may turn to: `mailto:` or `https:` */
export const makeVapid = (privateKey: Uint8Array, contact: string | undefined): Vapid => {
  const point = publicPoint(privateKey)
  if (point === undefined) throw new RangeError("vapid: not a key")
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url")
  const publicKey = text(point)
  const jwk = {
    kty: "EC",
    crv: "P-256",
    d: text(privateKey),
    x: text(point.subarray(1, 33)),
    y: text(point.subarray(33))
  }
  const kept = new Map<string, { readonly token: string; readonly exp: number }>()
  return {
    publicKey,
    authorization: async (origin, nowMs) => {
      const now = Math.floor(nowMs / 1000)
      let known = kept.get(origin)
      if (known === undefined || known.exp - now < LEFT_S || known.exp - now > TOKEN_S) {
        const exp = now + TOKEN_S
        const claims = { aud: origin, exp, ...(contact === undefined ? {} : { sub: contact }) }
        known = { token: await sign(claims, jwk, "ES256"), exp }
        if (kept.size >= MOST_KEPT) kept.clear()
        kept.set(origin, known)
      }
      return `vapid t=${known.token}, k=${publicKey}`
    }
  }
}

/** The public half; `undefined` for bytes that are no private key. */
export const publicPoint = (privateKey: Uint8Array): Uint8Array | undefined => {
  if (privateKey.length !== VAPID_KEY_BYTES) return undefined
  const pair = createECDH(CURVE)
  try {
    pair.setPrivateKey(privateKey)
    return new Uint8Array(pair.getPublicKey())
  } catch {
    return undefined
  }
}

export const newVapidKey = (random: RandomBytes): Uint8Array => {
  for (;;) {
    const key = random(VAPID_KEY_BYTES)
    // One in four billion is beyond the curve's order.
    if (publicPoint(key) !== undefined) return key
  }
}
