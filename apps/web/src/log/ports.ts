/** The ports of one log in this browser. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { EntityStore } from "@kith/core/workspace/EntityStore"
import { memoryPorts } from "@kith/storage/memory/memoryPorts"
import type { Ports } from "./Method.ts"

/** `changed`: called after each commit to the entities, whoever made it: this device, or another by a sync. */
export const portsOf = (_log: string, changed: () => void): Layer.Layer<Ports> =>
  Layer.mergeAll(
    memoryPorts(),
    Layer.effect(
      EntityStore,
      Effect.map(EntityStore, (store) => ({
        ...store,
        commit: (changes) => Effect.tap(store.commit(changes), () => Effect.sync(changed))
      }))
    ).pipe(Layer.provide(memoryPorts()))
  )
