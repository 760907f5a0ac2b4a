/** This device's keys in a file that only its user may read. What leaves this module are signatures and keyed hashes. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { DeviceKeys, type DeviceKeysError } from "@kith/core/log/DeviceKeys"
import { type DeviceKeyring, deviceKeysOn } from "../keyring.ts"
import { nodeCiphers, nodeRandom } from "../node/nodeCiphers.ts"
import { thriftySha256 } from "../node/nodeSha256.ts"
import { type KeyFileOptions, readKeyFile } from "./readKeyFile.ts"

export const layerKeyFile = (path: string, options?: KeyFileOptions): Layer.Layer<DeviceKeys, DeviceKeysError> =>
  Layer.effect(DeviceKeys, Effect.map(readKeyFile(path, options), deviceKeysByNode))

/** Loads Node's crypto with the first signature, not before: most processes sign nothing. */
export const deviceKeysByNode = (keyring: DeviceKeyring): DeviceKeys["Service"] =>
  deviceKeysOn(keyring, {
    ciphers: nodeCiphers,
    primitives: { sha256: thriftySha256(), random: nodeRandom }
  })
