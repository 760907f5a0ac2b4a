/** Keys made from words or seeds, for tests, examples and simulations: the same words, the same keys. Never for a real log. */
import { ed25519, x25519 } from "@noble/curves/ed25519.js"
import * as Layer from "effect/Layer"
import { concat, utf8 } from "@kith/core/log/Bytes"
import type { Ciphers } from "@kith/core/log/Ciphers"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { deviceIdOf, workspaceIdOf } from "@kith/core/log/Feed"
import type { RandomBytes, WorkspaceId } from "@kith/core/log/Ids"
import { nobleSha256 } from "@kith/core/log/Sha256"
import { deviceKeysOn, type KeyPair } from "../keyring.ts"
import { webCiphers } from "../webCiphers.ts"
import { runtimeRandom } from "./runtimeRandom.ts"

interface KeyTools {
  /** WebCrypto unless given; `nodeCiphers` where a run must be the same each time. */
  readonly ciphers?: Ciphers["Service"]
  /** For what is wrapped to others; the runtime's own unless given. */
  readonly random?: RandomBytes
}

export interface MemoryKeysOptions extends KeyTools {
  /** Devices of one workspace share its id, its secret and its first epoch's key. */
  readonly workspace?: string
  /** The one without a name is the founder. */
  readonly device?: string
}

export const layerMemoryKeys = (options?: MemoryKeysOptions): Layer.Layer<DeviceKeys> =>
  Layer.sync(DeviceKeys, () => memoryKeys(options))

/** A device that has been let in already. */
export const memoryKeys = ({
  workspace = "",
  device = "",
  ...tools
}: MemoryKeysOptions = {}): DeviceKeys["Service"] => {
  const nonce = bytesOf("nonce", workspace)
  const founder = ed25519.getPublicKey(bytesOf("device", workspace, ""))
  return keysOf(bytesOf("device", workspace, device), bytesOf("receiving", workspace, device), tools, {
    workspace: workspaceIdOf(nobleSha256, founder, nonce),
    nonce: device === "" ? nonce : undefined,
    secret: bytesOf("secret", workspace),
    epochs: new Map([[0, bytesOf("epoch", workspace)]])
  })
}

export interface SeededKeysOptions extends KeyTools {
  /** The workspace that it is to join; without one it founds its own. */
  readonly workspace?: WorkspaceId
  /** Unknown to a device that joins, until it accepts a grant. */
  readonly secret?: Uint8Array
  readonly epochs?: ReadonlyMap<number, Uint8Array>
}

/** A device with keys of its own, all from `seed`: one that founds a workspace, or one that joins by grants. */
export const seededKeys = (
  seed: Uint8Array,
  { workspace, secret, epochs, ...tools }: SeededKeysOptions = {}
): DeviceKeys["Service"] => {
  const part = (name: string): Uint8Array => nobleSha256(concat(utf8(`kith/memory\n${name}\n`), seed))
  const [signing, receiving] = [part("signing"), part("receiving")]
  if (workspace !== undefined) {
    return keysOf(signing, receiving, tools, { workspace, nonce: undefined, secret, epochs: epochs ?? new Map() })
  }
  const nonce = part("nonce")
  return keysOf(signing, receiving, tools, {
    workspace: workspaceIdOf(nobleSha256, ed25519.getPublicKey(signing), nonce),
    nonce,
    secret: secret ?? part("secret"),
    epochs: epochs ?? new Map([[0, part("epoch")]])
  })
}

const keysOf = (
  signingKey: Uint8Array,
  receivingKey: Uint8Array,
  { ciphers = webCiphers(), random = runtimeRandom }: KeyTools,
  rest: {
    readonly workspace: WorkspaceId
    readonly nonce: Uint8Array | undefined
    readonly secret: Uint8Array | undefined
    readonly epochs: ReadonlyMap<number, Uint8Array>
  }
): DeviceKeys["Service"] => {
  const signing: KeyPair = { publicKey: ed25519.getPublicKey(signingKey), privateKey: signingKey }
  const receiving: KeyPair = { publicKey: x25519.getPublicKey(receivingKey), privateKey: receivingKey }
  const device = deviceIdOf(nobleSha256, signing.publicKey)
  return deviceKeysOn({ device, signing, receiving, ...rest }, { ciphers, primitives: { sha256: nobleSha256, random } })
}

const bytesOf = (...words: ReadonlyArray<string>): Uint8Array => nobleSha256(utf8(["kith/memory", ...words].join("\n")))
