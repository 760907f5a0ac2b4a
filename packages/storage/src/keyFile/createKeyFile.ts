/** A device's first keys: of one that founds a workspace, and of one that was let into a workspace. */
import * as Effect from "effect/Effect"
import { type Curve, KEY_BYTES } from "@kith/core/log/Ciphers"
import { deviceIdOf, workspaceIdOf } from "@kith/core/log/Feed"
import { type DeviceId, ID_BYTES, type RandomBytes, type WorkspaceId } from "@kith/core/log/Ids"
import { nobleSha256 } from "@kith/core/log/Sha256"
import type { KeyPair } from "../keyring.ts"
import { publicKeyOf } from "../node/nodeCiphers.ts"
import { type Keys, keysToText } from "./keyText.ts"
import { writeNew } from "./writeKeyFile.ts"

export interface Made {
  readonly workspace: WorkspaceId
  readonly device: DeviceId
}

/** Founds a workspace. Durable when it succeeds. `random` must be cryptographically secure. */
export const createKeyFile = Effect.fn("KeyFile.create")(function* (path: string, random: RandomBytes) {
  const signing = newPair("ed25519", random)
  const nonce = random(ID_BYTES)
  return yield* create(path, random, {
    workspace: workspaceIdOf(nobleSha256, signing.publicKey, nonce),
    device: deviceIdOf(nobleSha256, signing.publicKey),
    nonce,
    signing,
    receiving: newPair("x25519", random),
    secret: random(KEY_BYTES),
    epochs: new Map([[0, random(KEY_BYTES)]])
  })
})

/** What a device knows once it is let in: its own pairs, and what was granted to it. */
export type JoinedKeys = Omit<Keys, "device" | "nonce">

/** Keys of a workspace that another device founded. Durable when it succeeds. */
export const createJoinedKeyFile = Effect.fn("KeyFile.createJoined")(
  (path: string, random: RandomBytes, keys: JoinedKeys) =>
    create(path, random, { ...keys, device: deviceIdOf(nobleSha256, keys.signing.publicKey), nonce: undefined })
)

const create = Effect.fnUntraced(function* (path: string, random: RandomBytes, keys: Keys) {
  yield* writeNew(path, keysToText(keys), random)
  return { workspace: keys.workspace, device: keys.device } satisfies Made
})

export const newPair = (curve: Curve, random: RandomBytes): KeyPair => {
  const privateKey = random(KEY_BYTES)
  return { publicKey: publicKeyOf(curve, privateKey), privateKey }
}
