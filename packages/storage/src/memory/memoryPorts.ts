/** All ports of a workspace in memory, in one layer: for tests, examples and first steps. */
import * as Layer from "effect/Layer"
import type { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { RandomBytes } from "@kith/core/log/Ids"
import type { LocalLog } from "@kith/core/log/LocalLog"
import { nobleSha256 } from "@kith/core/log/Sha256"
import type { EntityStore } from "@kith/core/workspace/EntityStore"
import { Primitives } from "@kith/core/workspace/Primitives"
import { layerMemoryEntityStore } from "./MemoryEntityStore.ts"
import { layerMemoryKeys, type MemoryKeysOptions } from "./MemoryKeys.ts"
import { layerMemoryLocalLog } from "./MemoryLocalLog.ts"

export interface MemoryPortsOptions extends MemoryKeysOptions {
  /** The runtime's own randomness unless given. */
  readonly random?: RandomBytes
}

export const memoryPorts = (
  options: MemoryPortsOptions = {}
): Layer.Layer<LocalLog | EntityStore | DeviceKeys | Primitives> =>
  Layer.mergeAll(
    layerMemoryLocalLog,
    layerMemoryEntityStore,
    layerMemoryKeys(options),
    Layer.succeed(Primitives, { sha256: nobleSha256, random: options.random ?? randomBytes })
  )

const randomBytes: RandomBytes = (count) => crypto.getRandomValues(new Uint8Array(count))
