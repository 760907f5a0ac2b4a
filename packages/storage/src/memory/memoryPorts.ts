/** All ports of a workspace in memory, in one layer: for tests, examples and first steps. */
import * as Layer from "effect/Layer"
import { Ciphers } from "@kith/core/log/Ciphers"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { LocalLog } from "@kith/core/log/LocalLog"
import { Primitives } from "@kith/core/log/Primitives"
import { nobleSha256, type Sha256 } from "@kith/core/log/Sha256"
import type { SyncStore } from "@kith/core/log/SyncStore"
import type { EntityStore } from "@kith/core/workspace/EntityStore"
import { webCiphers } from "../webCiphers.ts"
import { layerMemoryEntityStore } from "./MemoryEntityStore.ts"
import { memoryKeys, type MemoryKeysOptions } from "./MemoryKeys.ts"
import { layerMemoryLocalLog } from "./MemoryLocalLog.ts"
import { layerMemorySyncStore } from "./MemorySyncStore.ts"
import { runtimeRandom } from "./runtimeRandom.ts"

/** `random` is the runtime's own unless given, and `ciphers` are WebCrypto. */
export interface MemoryPortsOptions extends MemoryKeysOptions {
  /** In place of those that `workspace` and `device` name. */
  readonly keys?: DeviceKeys["Service"]
  /** The portable one unless given. */
  readonly sha256?: Sha256
}

export type MemoryPorts = LocalLog | SyncStore | EntityStore | DeviceKeys | Primitives | Ciphers

export const memoryPorts = ({ keys, ...options }: MemoryPortsOptions = {}): Layer.Layer<MemoryPorts> => {
  const { ciphers = webCiphers(), random = runtimeRandom, sha256 = nobleSha256 } = options
  return Layer.mergeAll(
    layerMemoryLocalLog,
    layerMemorySyncStore,
    layerMemoryEntityStore,
    Layer.sync(DeviceKeys, () => keys ?? memoryKeys({ ...options, ciphers, random })),
    Layer.succeed(Ciphers, ciphers),
    Layer.succeed(Primitives, { sha256, random })
  )
}
