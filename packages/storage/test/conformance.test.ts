/** Every adapter against its port's suite. `KITH_ADAPTER=sqlite` runs one alone. */
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { layerMemoryEntityStore } from "@kith/storage/memory/MemoryEntityStore"
import { layerMemoryLocalLog } from "@kith/storage/memory/MemoryLocalLog"
import { layerMemorySyncStore } from "@kith/storage/memory/MemorySyncStore"
import { layerEntityStore } from "@kith/storage/sqlite/SqliteEntityStore"
import { layerSyncedLog } from "@kith/storage/sqlite/SqliteSyncStore"
import { layerLocalLog } from "@kith/storage/sqlite/SqliteLocalLog"
import { adaptersNamed } from "@kith/testkit/conformance/conformance"
import { entityStoreSuite } from "@kith/testkit/conformance/entityStoreSuite"
import { localLogSuite } from "@kith/testkit/conformance/localLogSuite"
import { syncStoreSuite } from "@kith/testkit/conformance/syncStoreSuite"
import { temporaryFolder } from "./temporaryFolder.ts"

const keepsNothing = "a memory ends with its layer"

const adapters = [
  {
    name: "sqlite",
    run: (name: string) => {
      localLogSuite(
        name,
        Effect.map(temporaryFolder, (folder) => layerLocalLog(folder))
      )
      syncStoreSuite(
        name,
        Effect.map(temporaryFolder, (folder) => layerSyncedLog(folder))
      )
      entityStoreSuite(
        name,
        Effect.map(temporaryFolder, (folder) => layerEntityStore(folder))
      )
    }
  },
  {
    name: "memory",
    run: (name: string) => {
      localLogSuite(name, Effect.succeed(layerMemoryLocalLog), {
        "keeps what was acknowledged when it is opened again": keepsNothing,
        "is one log, however often it is open": keepsNothing
      })
      syncStoreSuite(name, Effect.succeed(layerMemorySyncStore), {
        "keeps everything when it is opened again": keepsNothing,
        "is one store, however often it is open": keepsNothing
      })
      entityStoreSuite(name, Effect.succeed(layerMemoryEntityStore), {
        "keeps what was committed when it is opened again": keepsNothing,
        "is one store, however often it is open": keepsNothing
      })
    }
  }
]

for (const { name, run } of adaptersNamed(adapters, process.env["KITH_ADAPTER"])) run(name)

describe("choosing adapters", () => {
  it("fails for a name that none has, and for an exception from no law", () => {
    expect(adaptersNamed(adapters, "memory").map(({ name }) => name)).toEqual(["memory"])
    expect(() => adaptersNamed(adapters, "sqlit")).toThrow("no adapter sqlit; there are: sqlite, memory")
    const exceptions = { "is fast": "never" } as object
    expect(() => localLogSuite("x", Effect.succeed(layerMemoryLocalLog), exceptions)).toThrow("no such law: is fast")
  })
})
