/** The stores on IndexedDB against their ports' suites, in a real browser. */
import * as Effect from "effect/Effect"
import { layerEntityStore } from "@kith/storage/indexeddb/IndexedDbEntityStore"
import { layerLocalLog } from "@kith/storage/indexeddb/IndexedDbLocalLog"
import { layerSyncStore } from "@kith/storage/indexeddb/IndexedDbSyncStore"
import { entityStoreSuite } from "@kith/testkit/conformance/entityStoreSuite"
import { localLogSuite } from "@kith/testkit/conformance/localLogSuite"
import { syncStoreSuite } from "@kith/testkit/conformance/syncStoreSuite"
import { freshName } from "./freshName.ts"

localLogSuite(
  "IndexedDB",
  Effect.map(freshName, (name) => layerLocalLog(name))
)
syncStoreSuite(
  "IndexedDB",
  Effect.map(freshName, (name) => layerSyncStore(name))
)
entityStoreSuite(
  "IndexedDB",
  Effect.map(freshName, (name) => layerEntityStore(name))
)
