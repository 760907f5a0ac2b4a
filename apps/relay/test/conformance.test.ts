/** A relay as devices meet it, client, wire and session together, against the suite of every `BundleStore`. */
import * as Effect from "effect/Effect"
import { bundleStoreSuite } from "@kith/testkit/conformance/bundleStoreSuite"
import { glancePlaceSuite } from "@kith/testkit/conformance/glancePlaceSuite"
import type { SampleWorkspace } from "@kith/testkit/sampleWorkspace"
import type { Dot } from "@kith/core/log/Dot"
import type { DeviceId } from "@kith/core/log/Ids"
import { ports, relayInMemory } from "./relayInMemory.ts"

const NAME = "a relay over a socket"

const place = (sample: SampleWorkspace) =>
  Effect.gen(function* () {
    const { store, memory, signIn } = yield* relayInMemory()
    yield* store.create(sample.workspace, [sample.chain[0]])
    return {
      as: (device: DeviceId) =>
        signIn(
          sample,
          sample.devices.find((each) => each.device === device)!
        ),
      spoil: (dot: Dot) => Effect.sync(() => memory.spoil(sample.workspace, dot)),
      spoilGlance: Effect.sync(() => memory.spoilGlance(sample.workspace)),
      allow: (workspaceBytes: number) => Effect.sync(() => (memory.limits = { ...memory.limits, workspaceBytes }))
    }
  })

bundleStoreSuite(NAME, place, ports, {
  "holds nothing at first": "a workspace begins with its founding, or nobody could sign in"
})
glancePlaceSuite(NAME, place, ports)
