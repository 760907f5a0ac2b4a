/** A relay's store in memory: for tests, simulations, and a relay that need not remember. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { Primitives } from "@kith/core/log/Primitives"
import { RelayStore } from "@kith/core/log/RelayStore"
import { RelayMemory } from "./RelayMemory.ts"
import { relayStoreOn } from "./relayStoreOn.ts"

/** On a memory that outlives the layer, as a disk outlives a process; on one of its own unless given. */
export const layerMemoryRelayStore = (
  memory: RelayMemory = new RelayMemory(),
  name = "memory"
): Layer.Layer<RelayStore, never, Primitives> =>
  Layer.effect(
    RelayStore,
    Effect.gen(function* () {
      const { sha256 } = yield* Primitives
      const { store } = yield* Effect.acquireRelease(
        Effect.sync(() => relayStoreOn({ tables: memory.tables, limits: () => memory.limits, sha256, name })),
        ({ close }) => Effect.sync(close)
      )
      return store
    })
  )
