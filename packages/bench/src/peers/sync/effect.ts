/**
 * Effect's event log with its own remote and encrypted server, over its RPC on WebSockets: every device has a journal in
 * memory, and one identity, which is all that its server tells devices by.
 */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as EventJournal from "effect/eventlog/EventJournal"
import * as EventLog from "effect/eventlog/EventLog"
import * as EventLogEncryption from "effect/eventlog/EventLogEncryption"
import * as EventLogRemote from "effect/eventlog/EventLogRemote"
import * as EventLogServerEncrypted from "effect/eventlog/EventLogServerEncrypted"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as RpcClient from "effect/rpc/RpcClient"
import * as RpcSerialization from "effect/rpc/RpcSerialization"
import * as RpcServer from "effect/rpc/RpcServer"
import * as Socket from "effect/socket/Socket"
import * as SocketServer from "effect/socket/SocketServer"
import { WebSocket, type WebSocketServer } from "ws"
import { asWrite, layerLog } from "../effectEventLog.ts"
import { closeServer, socketServer, type SyncPeer } from "./SyncPeer.ts"

export const effectSync: SyncPeer = {
  name: "effect-eventlog",
  as: "its encrypted remote and server, storage and journals in memory; each event decoded and handled",
  // With 100,000 some of its requests fail, in a process that does everything.
  most: 10_000,
  start: async (changes) => {
    const { server, url } = await socketServer()
    const served = ManagedRuntime.make(serverOn(server))
    await served.context()
    const identity = await Effect.runPromise(Effect.provide(EventLog.makeIdentity, EventLogEncryption.layerSubtle))
    const device = async () => {
      let count = 0
      let wanted = Number.POSITIVE_INFINITY
      let reached: () => void = () => undefined
      const handled = (): void => {
        if (++count >= wanted) reached()
      }
      const runtime = ManagedRuntime.make(
        remoteAt(url).pipe(Layer.provideMerge(layerLog({}, identity, handled)), Layer.provide(EventJournal.layerMemory))
      )
      const log = await runtime.runPromise(EventLog.EventLog)
      return {
        write: (change: (typeof changes)[number]) => runtime.runPromise(log.write(asWrite(change))),
        /** Until it has handled so many more. */
        after: (more: number): Promise<void> =>
          new Promise((resolve) => {
            wanted = more
            reached = resolve
            if (count >= wanted) resolve()
          }),
        handled: () => count,
        close: () => runtime.dispose()
      }
    }
    const [left, right] = [await device(), await device()]
    for (const change of changes) await left.write(change)
    await right.after(changes.length)
    return {
      catchUp: async () => {
        const late = await device()
        await late.after(right.handled())
        await late.close()
      },
      one: async () => {
        const arrived = right.after(right.handled() + 1)
        await left.write(changes.at(-1)!)
        await arrived
      },
      close: () => closeServer(server)
    }
  }
}

const serialization = RpcSerialization.layerSchemaBinary()

const serverOn = (server: WebSocketServer) =>
  EventLogServerEncrypted.layer.pipe(
    Layer.provide(EventLogServerEncrypted.layerStorageMemory),
    Layer.provide(RpcServer.layerProtocolSocketServer),
    Layer.provide(serialization),
    Layer.provide(Layer.succeed(SocketServer.SocketServer, socketsOf(server)))
  )

/** What `@effect/platform-node` would make of the same server. */
const socketsOf = (server: WebSocketServer): SocketServer.SocketServer["Service"] => ({
  address: server.address() as never,
  run: (handler) =>
    Effect.scoped(
      Effect.gen(function* () {
        const scope = yield* Effect.scope
        const context = yield* Effect.context()
        server.on("connection", (socket) => {
          const handling = Effect.flatMap(Socket.fromWebSocket(Effect.succeed(socket as never)), handler)
          Effect.runForkWith(context)(Effect.forkIn(handling as Effect.Effect<unknown, unknown>, scope))
        })
        return yield* Deferred.await(Deferred.makeUnsafe<never>())
      })
    )
})

const remoteAt = (url: string) =>
  EventLogRemote.layerEncrypted.pipe(
    Layer.provide(RpcClient.layerProtocolSocket()),
    Layer.provide(serialization),
    Layer.provide(Socket.layerWebSocket(url)),
    Layer.provide(
      Layer.succeed(
        Socket.WebSocketConstructor,
        (address) => new WebSocket(address, { perMessageDeflate: false }) as never
      )
    )
  )
