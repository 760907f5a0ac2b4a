/** A feed's end as its author vouches for it: what makes a bundle believable whoever hands it over. */
import * as Effect from "effect/Effect"
import { concat, uint64, utf8 } from "./Bytes.ts"
import { Ciphers } from "./Ciphers.ts"
import { DeviceKeys } from "./DeviceKeys.ts"
import type { Head } from "./Feed.ts"
import type { DeviceId, WorkspaceId } from "./Ids.ts"

export interface SignedHead extends Head {
  readonly device: DeviceId
  /** 64 bytes. */
  readonly signature: Uint8Array
}

const HEAD = utf8("kith/head/1")

/** "kith/head/1" ‖ workspace ‖ device ‖ seq (8 bytes) ‖ chain (32 bytes); ids as their text. */
const headMessage = (workspace: WorkspaceId, device: DeviceId, { seq, chain }: Head): Uint8Array =>
  concat(HEAD, utf8(workspace), utf8(device), uint64(seq), chain)

/** Signs the end of this device's own feed. */
export const signHead = Effect.fnUntraced(function* (head: Head) {
  const { workspace, device, sign } = yield* DeviceKeys
  const signature = yield* sign(headMessage(workspace, device, head))
  return { device, seq: head.seq, chain: head.chain, signature } satisfies SignedHead
})

/** Whether the device with this public key signed this head. */
export const isSigned = Effect.fnUntraced(function* (workspace: WorkspaceId, publicKey: Uint8Array, head: SignedHead) {
  const { verify } = yield* Ciphers
  return yield* verify(publicKey, headMessage(workspace, head.device, head), head.signature)
})
