/** Many sockets over many workspaces, all listening while one device of each writes: for a short test and a long soak. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Stream from "effect/Stream"
import { runningRelay } from "./runningRelay.ts"

export interface FanOutOptions {
  readonly workspaces: number
  /** Sockets of each workspace: one that writes, the rest listens. */
  readonly socketsEach: number
  /** Bundles of each workspace. */
  readonly bundles: number
  /** Keeps on for so long at least, in rounds of that many bundles. */
  readonly atLeastMs?: number
  /** Between two bundles of one workspace. */
  readonly pauseMs?: number
}

export interface FanOutReport {
  readonly pushed: number
  readonly delivered: number
  /** Deliveries that were not the next event of their feed: anything but 0 is a fault. */
  readonly lostOrDoubled: number
  readonly ms: number
  /** MiB in use after each round, collected first where the runtime lets us. */
  readonly heap: ReadonlyArray<number>
  /** Sockets and workspaces that the relay still held after all had left. */
  readonly left: { readonly connections: number; readonly rooms: number }
}

export const fanOut = Effect.fnUntraced(function* (options: FanOutOptions) {
  const { workspaces, socketsEach, bundles, atLeastMs = 0, pauseMs = 0 } = options
  const relay = yield* runningRelay({ log: "off", requestsPerMinute: 1_000_000, maxConnectionsPerAddress: 100_000 })
  const began = yield* Clock.currentTimeMillis
  let pushed = 0
  let delivered = 0
  let lostOrDoubled = 0
  const heap: Array<number> = []

  const one = Effect.fnUntraced(function* () {
    const sample = yield* relay.started(2)
    const [writer, reader] = sample.devices
    const push = yield* relay.signIn(sample, writer)
    const listeners = yield* Effect.forEach(Array.from({ length: socketsEach - 1 }), () =>
      Effect.gen(function* () {
        const remote = yield* relay.signIn(sample, reader)
        let last = 0
        const fiber = yield* remote.changes.pipe(
          Stream.runForEach((bundle) =>
            Effect.sync(() => {
              delivered++
              if (bundle.first !== last + 1) lostOrDoubled++
              last = bundle.last
            })
          ),
          Effect.forkScoped({ startImmediately: true })
        )
        // The answer comes after the one to `Follow`.
        yield* remote.ping
        return { fiber, seen: () => last, ping: remote.ping }
      })
    )
    return { writer, push, listeners }
  })

  yield* Effect.scoped(
    Effect.gen(function* () {
      const all = yield* Effect.forEach(Array.from({ length: workspaces }), one, { concurrency: 8 })
      do {
        yield* Effect.forEach(
          all,
          Effect.fnUntraced(function* ({ writer, push }) {
            for (let count = 0; count < bundles; count++) {
              yield* push.push([yield* writer.next(1)])
              pushed++
              if (pauseMs > 0) yield* Effect.sleep(pauseMs)
            }
          }),
          { concurrency: "unbounded" }
        )
        yield* Effect.forEach(all, ({ writer, listeners }) => caughtUp(writer.seq, listeners), {
          concurrency: "unbounded"
        })
        global.gc?.()
        heap.push(Math.round(process.memoryUsage().heapUsed / 2 ** 20))
      } while ((yield* Clock.currentTimeMillis) - began < atLeastMs)
      yield* Effect.forEach(all, ({ listeners }) => Effect.forEach(listeners, ({ fiber }) => Fiber.interrupt(fiber)))
    })
  )
  const ms = (yield* Clock.currentTimeMillis) - began
  yield* untilGone(relay)
  const left = { connections: relay.relay.meters.connections, rooms: relay.relay.rooms.size }
  return { pushed, delivered, lostOrDoubled, ms, heap, left } satisfies FanOutReport
})

/** Each ping is answered after what was sent before it, so that nothing needs to be waited for by the clock. */
const caughtUp = Effect.fnUntraced(function* (
  seq: number,
  listeners: ReadonlyArray<{ readonly seen: () => number; readonly ping: Effect.Effect<void, unknown> }>
) {
  for (const { seen, ping } of listeners) for (let tries = 0; seen() < seq && tries < 1000; tries++) yield* ping
})

/** The relay hears of a closed socket when the network says so. */
const untilGone = Effect.fnUntraced(function* ({
  url,
  relay
}: {
  readonly url: string
  readonly relay: { readonly meters: { readonly connections: number } }
}) {
  for (let tries = 0; relay.meters.connections > 0 && tries < 1000; tries++)
    yield* Effect.promise(() => fetch(`${url}/v1/health`))
})
