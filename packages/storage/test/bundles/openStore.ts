/** Opens either kind of bundle store on a disk, for tests that several processes run. */
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import { folderBundles } from "@kith/storage/bundles/FolderBundleStore"
import { nodeFolderFiles } from "@kith/storage/bundles/nodeFolderFiles"
import { openSqliteRelay } from "@kith/storage/bundles/SqliteRelayStore"
import type { SampleDevice } from "@kith/testkit/SampleDevice"
import type { SampleWorkspace } from "@kith/testkit/sampleWorkspace"
import { nodePorts } from "./sampleFromSeed.ts"

export const kinds = ["sqlite", "folder"] as const
export type Kind = (typeof kinds)[number]

/** With the first entries of the chain in it, whoever put them there. */
export const openStore = Effect.fnUntraced(function* (
  kind: Kind,
  folder: string,
  { workspace, chain }: SampleWorkspace,
  { device }: SampleDevice
) {
  if (kind === "sqlite") {
    const { store } = yield* openSqliteRelay(folder)
    yield* store.create(workspace, chain)
    return (yield* store.open(workspace))!.as(device)
  }
  const files = nodeFolderFiles(folder)
  const opened = yield* folderBundles({ files, workspace, device, poll: Schedule.spaced("5 millis") }).pipe(
    Effect.provide(nodePorts)
  )
  yield* opened.extendMembership(chain)
  return opened
})
