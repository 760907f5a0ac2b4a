/**
 * One change from a laptop's log to a phone's, both following a relay on loopback, beside what cannot be spared: a message to a
 * server and on, and the two durable commits there and on the phone.
 */
import { once } from "node:events"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { WebSocket } from "ws"
import { live } from "@kith/core/log/Live"
import { durableRows } from "../harness/durableRows.ts"
import { interleave, type Rounds } from "../harness/interleave.ts"
import type { Say } from "../harness/Say.ts"
import { startService } from "../harness/service.ts"
import { oneChange } from "../sample/oneChange.ts"
import { beginAt, benchWorkspace, noTraffic, signedIn, type SyncingDevice, syncingDevice } from "../sample/syncing.ts"
import type { RelayInput, ServiceStarted } from "./relay.ts"

export interface OneInput {
  readonly folder: string
  readonly rounds: Rounds
}

/** ms, one a round. */
export interface OneTimes {
  /** From a change that is durable on the laptop until it is on the phone. */
  readonly kith: ReadonlyArray<number>
  /** The same with the laptop's own commit before it. */
  readonly written: ReadonlyArray<number>
  readonly echo: ReadonlyArray<number>
  readonly commits: ReadonlyArray<number>
  /** Of the message that carries it. */
  readonly bytes: number
}

export const run = async ({ folder, rounds }: OneInput, say: Say): Promise<void> => {
  const data = join(folder, "relay")
  await Effect.runPromise(Effect.flatMap(benchWorkspace(2), (workspace) => beginAt(data, [workspace])))
  const relay = await startService<ServiceStarted>("relay", { data } satisfies RelayInput)
  const bare = await startService<ServiceStarted>("bare-sockets", null)
  try {
    say(await Effect.runPromise(Effect.scoped(measured(folder, relay.started.url, bare.started.url, rounds))))
  } finally {
    await Promise.all([relay.stop(), bare.stop()])
  }
}

const measured = Effect.fnUntraced(function* (folder: string, url: string, bareUrl: string, rounds: Rounds) {
  const workspace = yield* benchWorkspace(2)
  const [laptop, phone] = yield* Effect.forEach(workspace.devices.slice(0, 2), (device) =>
    syncingDevice(workspace, device, join(folder, device.device))
  )
  const traffic = noTraffic()
  let arrived: () => void = () => undefined
  const following = (device: SyncingDevice, here: ReturnType<typeof noTraffic>, received: () => void) =>
    live({
      local: device.local,
      open: signedIn(workspace, device.sample, url, here),
      on: (event) => Effect.sync(() => (event._tag === "Away" || event._tag === "Received" ? received() : undefined))
    }).pipe(Effect.provideContext(device.ports), Effect.forkScoped)
  yield* following(laptop!, noTraffic(), () => undefined)
  yield* following(phone!, traffic, () => arrived())
  const arrival = (): Promise<void> => new Promise((resolve) => (arrived = resolve))
  // Until both follow.
  yield* Effect.promise(async () => {
    for (let seen = false; !seen;) {
      await Effect.runPromise(oneChange(laptop!))
      seen = await Promise.race([
        arrival().then(() => true),
        new Promise<false>((r) => setTimeout(() => r(false), 1500))
      ])
    }
  })
  const lengthsBefore = traffic.lengths.length
  const echoing = yield* echo(bareUrl, () => traffic.lengths.at(-1)!)
  const rows = durableRows(join(folder, "bare.sqlite"))
  const bytes = new Uint8Array(traffic.lengths[lengthsBefore - 1]!)
  const written: Array<number> = []
  let began = 0
  let there: Promise<void> = Promise.resolve()
  const times = yield* Effect.promise(() =>
    interleave(
      {
        kith: {
          before: async () => {
            there = arrival()
            began = performance.now()
            await Effect.runPromise(oneChange(laptop!))
            began = performance.now() - began
          },
          run: async () => {
            const start = performance.now()
            Effect.runSync(laptop!.local.look)
            await there
            written.push(began + performance.now() - start)
          }
        },
        echo: { run: () => echoing() },
        commits: {
          run: () => {
            rows.add(bytes)
            rows.add(bytes)
          }
        }
      },
      rounds
    )
  )
  rows.close()
  return { ...times, written, bytes: bytes.length } satisfies OneTimes
})

const echo = (url: string, length: () => number) =>
  Effect.map(
    Effect.acquireRelease(
      Effect.promise(async () => {
        const socket = new WebSocket(`${url}/echo`, { perMessageDeflate: false })
        await once(socket, "open")
        return socket
      }),
      (socket) => Effect.sync(() => socket.terminate())
    ),
    (socket) => async (): Promise<void> => {
      const answered = new Promise<void>((resolve) => void socket.once("message", () => resolve()))
      socket.send(new Uint8Array(length()))
      await answered
    }
  )
