/** The same workspace in every process that is given the same seed. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { Ciphers } from "@kith/core/log/Ciphers"
import { Primitives } from "@kith/core/log/Primitives"
import { layerNodeCiphers, nodeRandom } from "@kith/storage/node/nodeCiphers"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { makeSampleWorkspace } from "@kith/testkit/sampleWorkspace"
import { makeVirtualWorld } from "@kith/testkit/VirtualWorld"

export const nodePorts: Layer.Layer<Ciphers | Primitives> = Layer.mergeAll(
  layerNodeCiphers,
  Layer.succeed(Primitives, { sha256: nodeSha256, random: nodeRandom })
)

/** Keys and chain are the seed's; what its devices write is another each time. */
export const sampleFromSeed = (seed: number, devices: number) => {
  const seeded = makeVirtualWorld(seed).random
  let isMade = false
  const random = (count: number) => (isMade ? nodeRandom(count) : seeded(count))
  const ports = Layer.mergeAll(layerNodeCiphers, Layer.succeed(Primitives, { sha256: nodeSha256, random }))
  return makeSampleWorkspace({ devices }).pipe(
    Effect.tap(() => Effect.sync(() => (isMade = true))),
    Effect.provide(ports)
  )
}
