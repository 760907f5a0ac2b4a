/** Devices that really sync: real keys, a log on disk, a relay's socket. The same workspace each time, in any process. */
import * as Cause from "effect/Cause"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Queue from "effect/Queue"
import type * as Scope from "effect/Scope"
import { WebSocket } from "ws"
import type { BundleStoreError } from "@kith/core/log/BundleStore"
import type { Ciphers } from "@kith/core/log/Ciphers"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { Entry } from "@kith/core/log/Event"
import { emptyHead, headAfter } from "@kith/core/log/Feed"
import { localBundles, type LocalBundles, type LocalPorts } from "@kith/core/log/LocalBundles"
import { LocalLog } from "@kith/core/log/LocalLog"
import { Primitives } from "@kith/core/log/Primitives"
import { type RelayRemote, relayStore } from "@kith/core/log/RelayClient"
import { RelayStore } from "@kith/core/log/RelayStore"
import { type Connect, type Socket, SocketClosed } from "@kith/core/log/Socket"
import { layerSqliteRelayStore } from "@kith/storage/bundles/SqliteRelayStore"
import { layerNodeCiphers, nodeRandom } from "@kith/storage/node/nodeCiphers"
import { nodeDeflate } from "@kith/storage/node/nodeDeflate"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { layerSyncedLog } from "@kith/storage/sqlite/SqliteSyncStore"
import type { SampleDevice } from "@kith/testkit/SampleDevice"
import { makeSampleWorkspace, type SampleWorkspace } from "@kith/testkit/sampleWorkspace"
import { makeVirtualWorld } from "@kith/testkit/VirtualWorld"

const layerTools: Layer.Layer<Ciphers | Primitives> = Layer.merge(
  layerNodeCiphers,
  Layer.succeed(Primitives, { sha256: nodeSha256, random: nodeRandom })
)

/** So many devices, all of one member; another seed makes another workspace. */
export const benchWorkspace = (devices: number, seed = 1): Effect.Effect<SampleWorkspace> => {
  const { random } = makeVirtualWorld(seed)
  const seeded = Layer.merge(layerNodeCiphers, Layer.succeed(Primitives, { sha256: nodeSha256, random }))
  return Effect.provide(makeSampleWorkspace({ devices, deflate: nodeDeflate }), seeded)
}

/** Begins workspaces in a relay's folder, whose relay is not running. */
export const beginAt = (
  data: string,
  workspaces: ReadonlyArray<SampleWorkspace>
): Effect.Effect<void, BundleStoreError> =>
  Effect.scoped(
    Effect.provide(
      Effect.flatMap(RelayStore, (store) =>
        Effect.forEach(workspaces, ({ workspace, chain }) => store.create(workspace, chain), { discard: true })
      ),
      layerSqliteRelayStore(data)
    )
  )

export interface SyncingDevice {
  readonly sample: SampleDevice
  readonly local: LocalBundles
  /** What `sync` and `live` ask for. */
  readonly ports: Context.Context<LocalPorts>
  /** Adds these to the device's own feed, durably. */
  readonly append: (entries: ReadonlyArray<Entry>) => Effect.Effect<void>
}

/** One device's log in a folder, with the whole chain, for as long as the scope lives. */
export const syncingDevice = Effect.fnUntraced(function* (
  { workspace, chain }: SampleWorkspace,
  sample: SampleDevice,
  folder: string
): Effect.fn.Return<SyncingDevice, never, Scope.Scope> {
  const layer = Layer.mergeAll(layerSyncedLog(folder), layerTools, Layer.succeed(DeviceKeys, sample.keys))
  const ports = yield* Effect.orDie(Layer.build(layer))
  const log = Context.get(ports, LocalLog)
  const local = yield* Effect.provideContext(localBundles(nodeDeflate), ports)
  if ((yield* Effect.orDie(local.membership(0))).length === 0) yield* Effect.orDie(local.extendMembership(chain))
  const { device } = sample
  const origin = emptyHead(nodeSha256, workspace, sample.card.signing)
  const append = Effect.fnUntraced(function* (entries: ReadonlyArray<Entry>) {
    const head = (yield* log.heads).get(device) ?? origin
    const run = { device, first: head.seq + 1, entries }
    yield* log.append(run, headAfter(nodeSha256, head, entries))
  }, Effect.orDie)
  return { sample, local, ports, append }
})

/** What went over a socket, without the frames around it. */
export interface Traffic {
  sent: number
  received: number
  bytesSent: number
  bytesReceived: number
  /** The length of each message that came. */
  readonly lengths: Array<number>
}

export const noTraffic = (): Traffic => ({ sent: 0, received: 0, bytesSent: 0, bytesReceived: 0, lengths: [] })

/** A relay's socket, by the same library as the bare sockets that it is measured beside. */
const dial = (url: string, traffic: Traffic): Connect =>
  Effect.acquireRelease(
    Effect.callback<Socket, SocketClosed>((resume) => {
      const ws = new WebSocket(`${url.replace(/^http/, "ws")}/v1/socket`, { perMessageDeflate: false })
      const received = Effect.runSync(Queue.unbounded<Uint8Array, SocketClosed>())
      ws.on("message", (data: Buffer) => {
        traffic.received++
        traffic.bytesReceived += data.length
        traffic.lengths.push(data.length)
        Queue.offerUnsafe(received, new Uint8Array(data))
      })
      ws.on("error", (cause) => resume(Effect.fail(new SocketClosed({ cause }))))
      ws.on("close", (code) => void Queue.failCauseUnsafe(received, Cause.fail(new SocketClosed({ code }))))
      const send = (message: Uint8Array) =>
        Effect.sync(() => {
          traffic.sent++
          traffic.bytesSent += message.length
          ws.send(message)
        })
      const socket = { send, receive: Queue.take(received), close: Effect.sync(() => ws.close()) }
      ws.on("open", () => resume(Effect.succeed(socket)))
    }),
    (socket) => socket.close
  )

/** Signed in to a relay as this device, for as long as the scope lives. */
export const signedIn = (
  { workspace }: SampleWorkspace,
  { device, keys }: SampleDevice,
  url: string,
  traffic = noTraffic()
): Effect.Effect<RelayRemote, BundleStoreError, Scope.Scope> =>
  Effect.provide(
    relayStore(dial(url, traffic), { workspace, as: device, host: new URL(url).host, sign: keys.sign }),
    layerTools
  )
