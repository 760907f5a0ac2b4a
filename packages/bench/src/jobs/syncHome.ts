/**
 * Writes a generated log on three devices with real keys, each of which syncs with a relay's store after every sitting: the
 * small bundles, and the large ones that take their place, are those of real use.
 */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import type { Entry } from "@kith/core/log/Event"
import type { Run } from "@kith/core/log/FeedPage"
import { RelayStore } from "@kith/core/log/RelayStore"
import { sync } from "@kith/core/log/Sync"
import { layerSqliteRelayStore } from "@kith/storage/bundles/SqliteRelayStore"
import { generatedDevices, generateLog } from "@kith/testkit/generateLog"
import type { Say } from "../harness/Say.ts"
import { SYNC_DEVICES, type SyncHome, type SyncHomeInput } from "../sample/SyncHome.ts"
import { beginAt, benchWorkspace, syncingDevice, type SyncingDevice } from "../sample/syncing.ts"

export const run = async ({ folder, events }: SyncHomeInput, say: Say): Promise<void> => {
  const relay = join(folder, "relay")
  say(
    await Effect.runPromise(Effect.scoped(Effect.provide(written(folder, relay, events), layerSqliteRelayStore(relay))))
  )
}

const written = Effect.fnUntraced(function* (folder: string, relay: string, events: number) {
  const workspace = yield* benchWorkspace(SYNC_DEVICES)
  yield* beginAt(relay, [workspace])
  const store = (yield* (yield* RelayStore).open(workspace.workspace))!
  const generated = generatedDevices()
  const logs = generated.map((_, index) => join(folder, `device-${index}`))
  const devices = yield* Effect.forEach(logs, (log, index) => syncingDevice(workspace, workspace.devices[index]!, log))
  const byGenerated = new Map(generated.map(({ device }, index) => [device, devices[index]!]))
  for (const run of generateLog({ events })) {
    const device = byGenerated.get(run.device)!
    yield* device.append(run.entries.map((entry) => asWrittenBy(byGenerated, entry)))
    yield* Effect.provideContext(sync(device.local, store.as(device.sample.device)), device.ports)
  }
  // All hold all, so that whoever writes next is up to date.
  for (const { local, ports, sample } of devices) {
    yield* Effect.provideContext(sync(local, store.as(sample.device)), ports)
  }
  const { bundles, bytes, replacedBytes } = yield* store.usage
  return { events, relay, logs, bundles, bytes, replacedBytes } satisfies SyncHome
})

/** Nobody holds the generated devices' keys: their events are given to devices that have some. */
const asWrittenBy = (devices: ReadonlyMap<Run["device"], SyncingDevice>, { event, ...rest }: Entry): Entry => {
  const renamed = ({ device, seq }: Entry["event"]["dot"]) => ({ device: devices.get(device)!.sample.device, seq })
  return { ...rest, event: { ...event, dot: renamed(event.dot), replaces: event.replaces.map(renamed) } }
}
