/** One change synced over an open connection, on logs of several lengths in turn. */
import * as Effect from "effect/Effect"
import { sync } from "@kith/core/log/Sync"
import { interleave, type Rounds } from "../harness/interleave.ts"
import type { Say } from "../harness/Say.ts"
import { type Service, startService } from "../harness/service.ts"
import { SYNC_DEVICES, type SyncHome } from "../sample/SyncHome.ts"
import { benchWorkspace, type SyncingDevice, signedIn, syncingDevice } from "../sample/syncing.ts"
import { oneChange } from "../sample/oneChange.ts"
import type { RelayInput, ServiceStarted } from "./relay.ts"

export interface FlatInput {
  readonly homes: ReadonlyArray<SyncHome>
  readonly rounds: Rounds
}

/** ms by number of events, one a round. */
export type FlatTimes = { readonly [events: string]: ReadonlyArray<number> }

export const run = async ({ homes, rounds }: FlatInput, say: Say): Promise<void> => {
  const relays: Array<Service<ServiceStarted>> = []
  for (const { relay: data } of homes) relays.push(await startService("relay", { data } satisfies RelayInput))
  try {
    const urls = relays.map(({ started }) => started.url)
    say(await Effect.runPromise(Effect.scoped(measured(homes, urls, rounds))))
  } finally {
    await Promise.all(relays.map((relay) => relay.stop()))
  }
}

const measured = Effect.fnUntraced(function* (
  homes: ReadonlyArray<SyncHome>,
  urls: ReadonlyArray<string>,
  rounds: Rounds
) {
  const workspace = yield* benchWorkspace(SYNC_DEVICES)
  const laptop = workspace.devices[0]
  const contestants: Record<string, { readonly before: () => Promise<void>; readonly run: () => Promise<unknown> }> = {}
  for (const [index, { events, logs }] of homes.entries()) {
    const device: SyncingDevice = yield* syncingDevice(workspace, laptop, logs[0]!)
    const remote = yield* signedIn(workspace, laptop, urls[index]!)
    const syncing = Effect.provideContext(sync(device.local, remote), device.ports)
    yield* syncing
    contestants[events] = {
      before: () => Effect.runPromise(oneChange(device)),
      run: async () => {
        const { sent } = await Effect.runPromise(syncing)
        if (sent !== 1) throw new Error(`sync-flat: ${sent} changes sent`)
      }
    }
  }
  return (yield* Effect.promise(() => interleave(contestants, rounds))) satisfies FlatTimes
})
