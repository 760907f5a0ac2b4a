/**
 * Tokens that spare a device the signing for a day. The relay keeps none: each says for whom and until when, under a MAC of
 * the relay's secret. Whether that device still belongs is looked up with every use.
 */
import { ByteReader } from "@kith/core/log/ByteReader"
import { ByteWriter } from "@kith/core/log/ByteWriter"
import { concat, utf8 } from "@kith/core/log/Bytes"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { RECOVERY } from "@kith/core/log/MembershipEntry"
import { HASH_BYTES, hmacSha256, type Sha256 } from "@kith/core/log/Sha256"
import { readPrincipal, readWorkspace, writePrincipal, writeWorkspace } from "@kith/core/log/WireIds"

export const TOKEN_MS = 24 * 60 * 60 * 1000
export const SECRET_BYTES = 32

export interface Claim {
  readonly workspace: WorkspaceId
  readonly device: DeviceId
  /** By the relay's clock, ms. */
  readonly expires: number
}

const TOKEN = utf8("kith/token/1")
const VERSION = 1

export interface Tokens {
  /** Version ‖ workspace ‖ device ‖ expiry ‖ HMAC-SHA-256("kith/token/1" ‖ all before it). */
  readonly issue: (claim: Claim) => Uint8Array
  /** `undefined` for what this relay did not issue, or what is over. */
  readonly read: (token: Uint8Array, now: number) => Claim | undefined
}

export const makeTokens = (sha256: Sha256, secret: Uint8Array): Tokens => {
  const mac = hmacSha256(secret, sha256)
  return {
    issue: ({ workspace, device, expires }) => {
      const claim = writePrincipal(writeWorkspace(new ByteWriter().u8(VERSION), workspace), device)
        .u64(expires)
        .done()
      return concat(claim, mac(concat(TOKEN, claim)))
    },
    read: (token, now) => {
      if (token.length <= HASH_BYTES) return undefined
      const claim = token.subarray(0, -HASH_BYTES)
      if (!sameSecret(mac(concat(TOKEN, claim)), token.subarray(-HASH_BYTES))) return undefined
      const reader = new ByteReader(claim)
      if (reader.u8() !== VERSION) return undefined
      const [workspace, device, expires] = [readWorkspace(reader), readPrincipal(reader), reader.u64()]
      return device === RECOVERY || expires <= now ? undefined : { workspace, device, expires }
    }
  }
}

/** In a time that tells nothing about where they differ. */
export const sameSecret = (a: Uint8Array, b: Uint8Array): boolean => {
  let difference = a.length ^ b.length
  for (let index = 0; index < a.length; index++) difference |= a[index]! ^ (b[index] ?? 0)
  return difference === 0
}
