/** When devices are to be woken, on every store of a relay. `KITH_ADAPTER=memory` runs one alone. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { Primitives } from "@kith/core/log/Primitives"
import { RelayMemory } from "@kith/storage/bundles/RelayMemory"
import { relayStoreOn } from "@kith/storage/bundles/relayStoreOn"
import { openSqliteRelay } from "@kith/storage/bundles/SqliteRelayStore"
import { layerNodeCiphers, nodeRandom } from "@kith/storage/node/nodeCiphers"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { adaptersNamed } from "@kith/testkit/conformance/conformance"
import { wakeShelfSuite } from "@kith/testkit/conformance/wakeShelfSuite"
import { temporaryFolder } from "../temporaryFolder.ts"

const ports = Layer.merge(layerNodeCiphers, Layer.succeed(Primitives, { sha256: nodeSha256, random: nodeRandom }))

const adapters = [
  {
    name: "memory",
    make: Effect.sync(() => {
      const memory = new RelayMemory()
      const { tables } = memory
      return {
        open: Effect.acquireRelease(
          Effect.sync(() => relayStoreOn({ tables, limits: () => memory.limits, sha256: nodeSha256, name: "memory" })),
          ({ close }) => Effect.sync(close)
        ).pipe(Effect.map(({ store }) => store))
      }
    })
  },
  {
    name: "sqlite",
    make: Effect.map(temporaryFolder, (folder) => ({
      open: Effect.map(openSqliteRelay(folder), ({ store }) => store)
    }))
  }
]

for (const { name, make } of adaptersNamed(adapters, process.env["KITH_ADAPTER"])) wakeShelfSuite(name, make, ports)
