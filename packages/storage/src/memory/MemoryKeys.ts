/** Keys made from words, for tests, examples and simulations: the same words, the same keys. Never for a real log. */
import { ed25519 } from "@noble/curves/ed25519.js"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { utf8 } from "@kith/core/log/Bytes"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { deviceIdOf, workspaceIdOf } from "@kith/core/log/Feed"
import { hmacSha256, nobleSha256 } from "@kith/core/log/Sha256"

export interface MemoryKeysOptions {
  /** Devices of one workspace share its id and its secret. */
  readonly workspace?: string
  readonly device?: string
}

export const layerMemoryKeys = (options?: MemoryKeysOptions): Layer.Layer<DeviceKeys> =>
  Layer.sync(DeviceKeys, () => memoryKeys(options))

export const memoryKeys = ({ workspace = "", device = "" }: MemoryKeysOptions = {}): DeviceKeys["Service"] => {
  const founder = ed25519.getPublicKey(bytesOf("founder", workspace))
  const privateKey = bytesOf("device", workspace, device)
  const publicKey = ed25519.getPublicKey(privateKey)
  return {
    workspace: workspaceIdOf(nobleSha256, founder, bytesOf("nonce", workspace)),
    device: deviceIdOf(nobleSha256, publicKey),
    publicKey,
    sign: (bytes) => Effect.sync(() => ed25519.sign(bytes, privateKey)),
    mac: hmacSha256(bytesOf("secret", workspace))
  }
}

const bytesOf = (...words: ReadonlyArray<string>): Uint8Array => nobleSha256(utf8(["kith/memory", ...words].join("\n")))
