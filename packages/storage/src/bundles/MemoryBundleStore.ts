/** One workspace's bundles in memory: the smallest thing that two devices can sync through. */
import * as Effect from "effect/Effect"
import type { BundleStore } from "@kith/core/log/BundleStore"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { Primitives } from "@kith/core/log/Primitives"
import { RelayMemory } from "./RelayMemory.ts"
import { relayStoreOn } from "./relayStoreOn.ts"

export interface MemoryBundlesOptions {
  readonly workspace: WorkspaceId
  /** Several stores on one memory hold the same. */
  readonly memory?: RelayMemory
  readonly name?: string
}

/** As each device uses it. Empty at first: the chain's first entry comes as any other does. */
export const memoryBundles = Effect.fnUntraced(function* (options: MemoryBundlesOptions) {
  const { workspace, memory = new RelayMemory(), name = "memory" } = options
  const { sha256 } = yield* Primitives
  const { tables } = memory
  const { store, close } = yield* Effect.acquireRelease(
    Effect.sync(() => relayStoreOn({ tables, limits: () => memory.limits, sha256, name })),
    (opened) => Effect.sync(opened.close)
  )
  if (tables.workspace(workspace) === undefined) tables.write(() => tables.addWorkspace(workspace, 0))
  const opened = yield* Effect.orDie(store.open(workspace))
  return { as: (uploader: DeviceId): BundleStore => opened!.as(uploader), close }
})
