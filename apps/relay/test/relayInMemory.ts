/** A relay with its store in memory and sockets without a network, for tests of what is said over them. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as References from "effect/References"
import { Primitives } from "@kith/core/log/Primitives"
import { relayStore, type RelayOptions } from "@kith/core/log/RelayClient"
import { RelayStore } from "@kith/core/log/RelayStore"
import type { Connect, Socket } from "@kith/core/log/Socket"
import { layerMemoryRelayStore } from "@kith/storage/bundles/MemoryRelayStore"
import { RelayMemory } from "@kith/storage/bundles/RelayMemory"
import { layerNodeCiphers, nodeRandom } from "@kith/storage/node/nodeCiphers"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import type { SampleDevice } from "@kith/testkit/SampleDevice"
import { makeSampleWorkspace, type SampleWorkspace } from "@kith/testkit/sampleWorkspace"
import { makeRelay, type RelaySettings } from "../src/Relay.ts"
import { serveSocket } from "../src/RelaySession.ts"
import { socketPair } from "./socketPair.ts"

export const primitives = Layer.succeed(Primitives, { sha256: nodeSha256, random: nodeRandom })
export const ports = Layer.mergeAll(layerNodeCiphers, primitives)

export const HOST = "relay.example"

export const relayInMemory = Effect.fnUntraced(function* (settings: Partial<RelaySettings> = {}) {
  const memory = new RelayMemory()
  const context = yield* Layer.build(Layer.merge(ports, Layer.provide(layerMemoryRelayStore(memory), primitives)))
  const relay = yield* Effect.provideContext(makeRelay({ secret: nodeRandom(32), ...settings }), context)
  const store = yield* Effect.provideContext(RelayStore, context)
  const scope = yield* Effect.scope
  /** `relayEnd` may change what the relay's end of the connection does. */
  const connectThrough = (relayEnd: (far: Socket) => Socket): Connect =>
    Effect.gen(function* () {
      const [near, far] = yield* Effect.acquireRelease(socketPair, ([end]) => end.close)
      const serving = serveSocket(relay, relayEnd(far), { host: HOST }).pipe(
        Effect.provideContext(context),
        // Stores that fail do so on purpose here.
        Effect.provideService(References.MinimumLogLevel, "None")
      )
      yield* Effect.forkIn(serving, scope, { startImmediately: true })
      return near
    })
  const connect = connectThrough((far) => far)
  const signIn = (
    { workspace }: SampleWorkspace,
    device: SampleDevice,
    options: Partial<RelayOptions> = {},
    through = connect
  ) =>
    Effect.provide(
      relayStore(through, {
        workspace,
        host: HOST,
        as: device.device,
        sign: (message) => Effect.orDie(device.keys.sign(message)),
        ...options
      }),
      primitives
    )
  /** A workspace that the relay knows, whole. */
  const started = Effect.fnUntraced(function* (devices = 2) {
    const sample = yield* Effect.provide(makeSampleWorkspace({ devices }), ports)
    yield* store.create(sample.workspace, sample.chain)
    return sample
  })
  return { relay, memory, store, connect, connectThrough, signIn, started }
})
