/** A new device takes a whole log in from a relay on loopback, beside the same bytes from a bare WebSocket into SQLite. */
import { once } from "node:events"
import { mkdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { WebSocket } from "ws"
import { sync } from "@kith/core/log/Sync"
import { durableRows } from "../harness/durableRows.ts"
import { interleave, type Rounds } from "../harness/interleave.ts"
import type { Say } from "../harness/Say.ts"
import { startService } from "../harness/service.ts"
import { SYNC_DEVICES, type SyncHome } from "../sample/SyncHome.ts"
import { benchWorkspace, noTraffic, signedIn, syncingDevice, type Traffic } from "../sample/syncing.ts"
import type { RelayInput, ServiceStarted } from "./relay.ts"

export interface CatchUpInput {
  readonly home: SyncHome
  readonly folder: string
  readonly rounds: Rounds
}

export interface CatchUpTimes {
  /** ms, one a round. */
  readonly kith: ReadonlyArray<number>
  readonly bare: ReadonlyArray<number>
  /** What the new device downloaded, signing in and membership included. */
  readonly bytes: number
  readonly messages: number
}

export const run = async ({ home, folder, rounds }: CatchUpInput, say: Say): Promise<void> => {
  const relay = await startService<ServiceStarted>("relay", { data: home.relay } satisfies RelayInput)
  const bare = await startService<ServiceStarted>("bare-sockets", null)
  const own = join(folder, "new")
  const clear = (): void => rmSync(own, { recursive: true, force: true })
  const before = (): void => {
    clear()
    mkdirSync(own, { recursive: true })
  }
  try {
    const traffic = await caughtUp(home, relay.started.url, own)
    const { lengths } = traffic
    const times = await interleave(
      {
        kith: { before, run: () => caughtUp(home, relay.started.url, own), after: clear },
        bare: { before, run: () => received(lengths, bare.started.url, own), after: clear }
      },
      rounds
    )
    say({ ...times, bytes: traffic.bytesReceived, messages: lengths.length } satisfies CatchUpTimes)
  } finally {
    await Promise.all([relay.stop(), bare.stop()])
  }
}

const caughtUp = (home: SyncHome, url: string, folder: string): Promise<Traffic> =>
  Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const traffic = noTraffic()
        const workspace = yield* benchWorkspace(SYNC_DEVICES)
        const device = workspace.devices[SYNC_DEVICES - 1]!
        const { local, ports } = yield* syncingDevice(workspace, device, folder)
        const remote = yield* signedIn(workspace, device, url, traffic)
        const report = yield* Effect.provideContext(sync(local, remote), ports)
        if (report.received !== home.events)
          throw new Error(`sync-catchup: ${report.received} events of ${home.events}`)
        return traffic
      })
    )
  )

/** Every message a durable commit of its own, as every bundle is. */
const received = async (lengths: ReadonlyArray<number>, url: string, folder: string): Promise<void> => {
  const rows = durableRows(join(folder, "bare.sqlite"))
  const socket = new WebSocket(`${url}/give`, { perMessageDeflate: false })
  await once(socket, "open")
  let left = lengths.length
  const all = new Promise<void>((resolve) => {
    socket.on("message", (data: Buffer) => {
      rows.add(data)
      if (--left === 0) resolve()
    })
  })
  socket.send(JSON.stringify(lengths))
  await all
  socket.terminate()
  rows.close()
}
