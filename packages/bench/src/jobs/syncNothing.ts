/** A sync over an open connection when there is nothing new, ten devices: what goes over the wire. */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { sync } from "@kith/core/log/Sync"
import { median } from "../harness/statistics.ts"
import { interleave } from "../harness/interleave.ts"
import type { Say } from "../harness/Say.ts"
import { startService } from "../harness/service.ts"
import { beginAt, benchWorkspace, noTraffic, signedIn, syncingDevice } from "../sample/syncing.ts"
import type { RelayInput, ServiceStarted } from "./relay.ts"

export interface NothingInput {
  readonly folder: string
  readonly devices: number
}

export interface NothingNew {
  /** Messages that were answered before the next one went out. */
  readonly roundTrips: number
  readonly bytesSent: number
  readonly bytesReceived: number
  readonly ms: number
}

/** So many times each, and so many events of each device before that: numbers of two bytes. */
const ROUNDS = 100
const EVENTS = 300

export const run = async ({ folder, devices }: NothingInput, say: Say): Promise<void> => {
  const data = join(folder, "relay")
  await Effect.runPromise(Effect.flatMap(benchWorkspace(devices), (workspace) => beginAt(data, [workspace])))
  const relay = await startService<ServiceStarted>("relay", { data } satisfies RelayInput)
  try {
    say(await Effect.runPromise(Effect.scoped(measured(folder, devices, relay.started.url))))
  } finally {
    await relay.stop()
  }
}

const measured = Effect.fnUntraced(function* (folder: string, count: number, url: string) {
  const workspace = yield* benchWorkspace(count)
  const others = workspace.devices.slice(0, -1)
  const own = workspace.devices.at(-1)!
  for (const device of others) {
    const remote = yield* signedIn(workspace, device, url)
    yield* Effect.flatMap(device.next(EVENTS), (bundle) => remote.push([bundle]))
  }
  const { local, ports, append } = yield* syncingDevice(workspace, own, join(folder, "log"))
  own.write(EVENTS)
  yield* append(own.written())
  const traffic = noTraffic()
  const remote = yield* signedIn(workspace, own, url, traffic)
  const syncing = Effect.provideContext(sync(local, remote), ports)
  const { received, sent } = yield* syncing
  if (received !== others.length * EVENTS || sent !== EVENTS)
    throw new Error("sync-nothing: the first sync did not do it")
  const before = { ...traffic }
  yield* syncing
  const { nothing } = yield* Effect.promise(() =>
    interleave({ nothing: { run: () => Effect.runPromise(syncing) } }, { least: ROUNDS, within: 0, most: ROUNDS })
  )
  return {
    roundTrips: (traffic.sent - before.sent) / (ROUNDS + 1),
    bytesSent: (traffic.bytesSent - before.bytesSent) / (ROUNDS + 1),
    bytesReceived: (traffic.bytesReceived - before.bytesReceived) / (ROUNDS + 1),
    ms: median(nothing)
  } satisfies NothingNew
})
