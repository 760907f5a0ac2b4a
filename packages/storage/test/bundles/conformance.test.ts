/** Every bundle store against the port's suite. `KITH_ADAPTER=memory` runs one alone. */
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as RcRef from "effect/RcRef"
import * as Schedule from "effect/Schedule"
import type * as Scope from "effect/Scope"
import type { Dot } from "@kith/core/log/Dot"
import type { DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { Primitives } from "@kith/core/log/Primitives"
import { defaultRelayLimits, type RelayLimits } from "@kith/core/log/RelayStore"
import { folderBundles } from "@kith/storage/bundles/FolderBundleStore"
import type { FolderFiles } from "@kith/storage/bundles/FolderFiles"
import { FolderMemory } from "@kith/storage/bundles/FolderMemory"
import { memoryBundles } from "@kith/storage/bundles/MemoryBundleStore"
import { nodeFolderFiles } from "@kith/storage/bundles/nodeFolderFiles"
import { RelayMemory } from "@kith/storage/bundles/RelayMemory"
import { openRelayFile, relayTables } from "@kith/storage/bundles/RelayFile"
import { openSqliteRelay } from "@kith/storage/bundles/SqliteRelayStore"
import { layerNodeCiphers, nodeRandom } from "@kith/storage/node/nodeCiphers"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import type { Connection } from "@kith/storage/sqlite/Connection"
import { type BundlePlace, bundleStoreSuite } from "@kith/testkit/conformance/bundleStoreSuite"
import { glancePlaceSuite, type PlaceForGlances } from "@kith/testkit/conformance/glancePlaceSuite"
import { adaptersNamed } from "@kith/testkit/conformance/conformance"
import type { SampleWorkspace } from "@kith/testkit/sampleWorkspace"
import { temporaryFolder } from "../temporaryFolder.ts"

const primitives = Layer.succeed(Primitives, { sha256: nodeSha256, random: nodeRandom })
const ports = Layer.mergeAll(layerNodeCiphers, primitives)

/** One store however often it is open at a time, as the sessions of a relay share one. */
const shared = <Store, Error>(open: Effect.Effect<Store, Error, Scope.Scope>) =>
  Effect.map(RcRef.make({ acquire: open }), (opened) => RcRef.get(opened))

/** Both suites: a folder has no place for a glance, since nobody comes there who holds nothing. */
const withGlances = (
  name: string,
  make: (sample: SampleWorkspace) => Effect.Effect<PlaceForGlances, unknown, Scope.Scope>,
  layer: typeof ports
): void => {
  bundleStoreSuite(name, make, layer)
  glancePlaceSuite(name, make, layer)
}

const adapters = [
  {
    name: "memory",
    run: (name: string) =>
      withGlances(
        name,
        Effect.fnUntraced(function* ({ workspace }: SampleWorkspace) {
          const memory = new RelayMemory()
          const store = yield* shared(Effect.provide(memoryBundles({ workspace, memory }), primitives))
          return {
            as: (device: DeviceId) => Effect.map(store, ({ as }) => as(device)),
            spoil: (dot: Dot) => Effect.sync(() => memory.spoil(workspace, dot)),
            spoilGlance: Effect.sync(() => memory.spoilGlance(workspace)),
            allow: (workspaceBytes: number) =>
              Effect.sync(() => {
                memory.limits = { ...memory.limits, workspaceBytes }
              })
          }
        }),
        ports
      )
  },
  {
    name: "sqlite",
    run: (name: string) =>
      withGlances(
        name,
        Effect.fnUntraced(function* ({ workspace }: SampleWorkspace) {
          const folder = yield* temporaryFolder
          const limits: { -readonly [limit in keyof RelayLimits]: number } = { ...defaultRelayLimits }
          const connection = yield* Effect.acquireRelease(
            Effect.sync(() => openRelayFile(folder)),
            (opened) => Effect.sync(() => opened.close())
          )
          connection.write(() => relayTables(connection).addWorkspace(workspace, 0))
          const store = yield* shared(openSqliteRelay(folder, { limits: () => limits }))
          return {
            as: (device: DeviceId) =>
              Effect.map(
                Effect.flatMap(store, ({ store }) => store.open(workspace)),
                (opened) => opened!.as(device)
              ),
            spoil: ({ device, seq }: Dot) => Effect.sync(() => spoil(connection, device, seq)),
            spoilGlance: Effect.sync(() =>
              connection.write(() => connection.run("UPDATE glances SET bytes = substr(bytes, 1, size - 1) || x'00'"))
            ),
            allow: (workspaceBytes: number) =>
              Effect.sync(() => {
                limits.workspaceBytes = workspaceBytes
              })
          }
        }),
        ports
      )
  },
  {
    name: "folder",
    run: (name: string) =>
      bundleStoreSuite(
        name,
        ({ workspace }: SampleWorkspace) =>
          Effect.map(temporaryFolder, (folder) => {
            const flip = (path: string) => {
              const bytes = readFileSync(path)
              bytes[bytes.length >> 1]! ^= 1
              writeFileSync(path, bytes)
            }
            return folderPlace(workspace, nodeFolderFiles(folder), (path) => flip(join(folder, path)))
          }),
        ports,
        inFolders
      )
  },
  {
    name: "memoryFolder",
    run: (name: string) =>
      bundleStoreSuite(
        name,
        ({ workspace }: SampleWorkspace) =>
          Effect.sync(() => {
            const folder = new FolderMemory()
            return folderPlace(workspace, folder, (path) => {
              const bytes = folder.files.get(path)!.slice()
              bytes[bytes.length >> 1]! ^= 1
              folder.files.set(path, bytes)
            })
          }),
        ports,
        inFolders
      )
  }
]

/** Nobody signs in to a folder; there the author has to say so (`replace`). */
const inFolders = {
  "gives way to the author where others have brought something of its feed, in whatever pieces it comes":
    "a folder does not know who brought what"
} as const

const folderPlace = (workspace: WorkspaceId, files: FolderFiles, flip: (path: string) => void): BundlePlace => {
  let allowed = 2 ** 30
  const poll = Schedule.spaced("5 millis")
  return {
    as: (device) =>
      Effect.provide(folderBundles({ files, workspace, device, poll, allowedBytes: () => allowed }), primitives),
    spoil: ({ device, seq }) =>
      Effect.sync(() => {
        const name = files.list(`kith-${workspace}/bundles`).find((each) => each.startsWith(`${device}-${seq}-`))
        flip(`kith-${workspace}/bundles/${name}`)
      }),
    allow: (bytes) =>
      Effect.sync(() => {
        allowed = bytes
      })
  }
}

/** Flips one bit in the middle of a bundle. */
const spoil = (connection: Connection, device: DeviceId, seq: number): void => {
  const of = "first = ? AND feed = (SELECT feed FROM feeds WHERE device = ?)"
  const bytes = connection.get(`SELECT bytes FROM bundles WHERE ${of}`, seq, device)!["bytes"] as Uint8Array
  bytes[bytes.length >> 1]! ^= 1
  connection.write(() => connection.run(`UPDATE bundles SET bytes = ? WHERE ${of}`, bytes, seq, device))
}

for (const { name, run } of adaptersNamed(adapters, process.env["KITH_ADAPTER"])) run(name)
