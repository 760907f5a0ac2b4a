/**
 * A device's end of one socket to a relay: many requests under way at once, and news in between. It believes nothing of
 * what arrives: unknown answers are dropped, malformed ones end the connection, and nothing grows beyond its limit.
 */
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import type { Bundle } from "./Bundle.ts"
import { BundleStoreError, StoreUnavailable } from "./BundleStore.ts"
import type { ChainEnd } from "./Holdings.ts"
import { reasonOf } from "./RelayProblem.ts"
import type { Connect } from "./Socket.ts"
import type { WireAnswer, WireRequest } from "./Wire.ts"
import { decodeAnswer } from "./WireAnswers.ts"
import { encodedLength, encodeRequest } from "./WireRequests.ts"

type Operation = BundleStoreError["operation"]
type Reason = BundleStoreError["reason"]

/** What a relay says without being asked. */
export type Tidings = { readonly _tag: "News"; readonly bundle: Bundle } | (ChainEnd & { readonly _tag: "Grown" })

/**
 * What one answer is to whoever asked: `more` when others follow, the result when it is the last, `undefined` when an
 * honest relay would not have said it.
 */
export type Step<A> = "more" | { readonly done: A } | undefined

export interface WireConnection {
  /**
   * Sends one request and takes its answers, until `step` says which is the last. Answers to sign-in messages, which have
   * no id, go to the request with id 0. A refusal is a failure.
   */
  readonly ask: <A>(
    operation: Operation,
    request: WireRequest,
    step: (answer: WireAnswer) => Step<A>
  ) => Effect.Effect<A, BundleStoreError>
  readonly nextId: () => number
  /** Tells whoever listens of something that came another way. */
  readonly tell: (item: Tidings) => void
  /** What the relay says from when it is run on; `start` runs first, and for as long as the stream does. */
  readonly tidings: (
    start: Effect.Effect<void, BundleStoreError, Scope.Scope>
  ) => Stream.Stream<Tidings, BundleStoreError>
  /** Ends everything under way: the relay does not keep to the protocol. */
  readonly giveUp: (operation: Operation) => Effect.Effect<never, BundleStoreError>
}

/** Tidings that wait for a reader who has fallen behind; beyond, it is cut off and pulls again. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024
/** What the shortest of them counts as. */
const TIDINGS_BYTES = 256

/** ms since some moment. How long somebody was silent is not for the clock to say, which may be set back by years meanwhile. */
const elapsed = Clock.clockWith((clock) => Effect.map(clock.monotonicTimeNanos, (nanos) => Number(nanos / 1_000_000n)))

interface Exchange {
  readonly take: (answer: WireAnswer) => "open" | "closed" | "absurd"
  readonly fail: (reason: Reason) => void
  heardAt: number
}

interface Listener {
  readonly queue: Queue.Queue<Tidings, BundleStoreError>
  waiting: number
}

/** Opens a socket for as long as the scope lives. `timeoutMs`: how long a relay may be silent with a request under way. */
export const openConnection: (
  connect: Connect,
  timeoutMs: number
) => Effect.Effect<WireConnection, BundleStoreError, Scope.Scope> = Effect.fnUntraced(function* (connect, timeoutMs) {
  const socket = yield* connect.pipe(
    Effect.timeoutOrElse({ duration: timeoutMs, orElse: () => Effect.fail(timedOut) }),
    Effect.mapError((cause) => new BundleStoreError({ operation: "open", reason: unreachable(cause) }))
  )
  const exchanges = new Map<number, Exchange>()
  const listeners = new Set<Listener>()
  let ended: Reason | undefined
  let lastId = 0

  const end = (reason: Reason): void => {
    if (ended !== undefined) return
    ended = reason
    for (const { fail } of exchanges.values()) fail(reason)
    exchanges.clear()
    for (const listener of listeners) cutOff(listener, reason)
    listeners.clear()
  }

  const tellAll = (item: Tidings): void => {
    for (const listener of listeners) if (!tell(listener, item)) listeners.delete(listener)
  }

  /** Whoever is answered goes on at once, and may have asked again under the same id. */
  const forget = (id: number, exchange: Exchange): void => {
    if (exchanges.get(id) === exchange) exchanges.delete(id)
  }

  const hear = (answer: WireAnswer, now: number): void => {
    if (answer._tag === "Bye") return end(reasonOf(answer.problem))
    if (answer._tag === "News" || answer._tag === "Grown") return tellAll(answer)
    const id = "id" in answer ? answer.id : 0
    const exchange = exchanges.get(id)
    // Late, or said twice.
    if (exchange === undefined) return
    exchange.heardAt = now
    const state = exchange.take(answer)
    if (state === "closed") forget(id, exchange)
    if (state === "absurd") end(unreachable(new RangeError(`wire: ${answer._tag} out of place`)))
  }

  const isOpen = (): boolean => ended === undefined
  const listen = Effect.gen(function* () {
    while (isOpen()) {
      const message = yield* socket.receive
      const now = yield* elapsed
      hear(decodeAnswer(message), now)
    }
  }).pipe(
    Effect.catchDefect((defect) => Effect.fail(defect)),
    Effect.catch((cause) => Effect.sync(() => end(unreachable(cause)))),
    Effect.ensuring(Effect.sync(() => end(unreachable(new RangeError("wire: closed"))))),
    Effect.andThen(socket.close)
  )
  yield* Effect.addFinalizer(() => Effect.sync(() => end(unreachable(new RangeError("wire: closed")))))
  yield* Effect.forkScoped(listen, { startImmediately: true })

  const ask: WireConnection["ask"] = Effect.fnUntraced(function* <A>(
    operation: Operation,
    request: WireRequest,
    step: (answer: WireAnswer) => Step<A>
  ) {
    if (ended !== undefined) return yield* new BundleStoreError({ operation, reason: ended })
    const answered = yield* Deferred.make<A, BundleStoreError>()
    const fail = (reason: Reason): void => {
      Deferred.doneUnsafe(answered, Effect.fail(new BundleStoreError({ operation, reason })))
    }
    const id = "id" in request ? request.id : 0
    const take = (answer: WireAnswer): "open" | "closed" | "absurd" => {
      if (answer._tag === "Refused") {
        fail(reasonOf(answer.problem))
        return "closed"
      }
      const next = step(answer)
      if (next === "more") return "open"
      if (next === undefined) return "absurd"
      Deferred.doneUnsafe(answered, Effect.succeed(next.done))
      return "closed"
    }
    const exchange: Exchange = { take, fail, heardAt: yield* elapsed }
    exchanges.set(id, exchange)
    yield* socket.send(encodeRequest(request)).pipe(Effect.catch((cause) => Effect.sync(() => end(unreachable(cause)))))
    return yield* untilSilent(Deferred.await(answered), exchange, operation).pipe(
      Effect.ensuring(Effect.sync(() => forget(id, exchange)))
    )
  })

  /** Waits as long as something comes. */
  const untilSilent = <A>(
    answer: Effect.Effect<A, BundleStoreError>,
    exchange: Exchange,
    operation: Operation
  ): Effect.Effect<A, BundleStoreError> => {
    const wait = (ms: number): Effect.Effect<A, BundleStoreError> =>
      Effect.timeoutOrElse(answer, {
        duration: ms,
        orElse: () =>
          Effect.flatMap(elapsed, (now) => {
            const left = exchange.heardAt + timeoutMs - now
            if (left > 0) return wait(left)
            const reason = unreachable(timedOut)
            end(reason)
            return Effect.andThen(socket.close, new BundleStoreError({ operation, reason }))
          })
      })
    return wait(timeoutMs)
  }

  const tidings: WireConnection["tidings"] = (start) =>
    Stream.unwrap(
      Effect.gen(function* () {
        if (ended !== undefined) return yield* new BundleStoreError({ operation: "changes", reason: ended })
        const listener: Listener = { queue: yield* Queue.unbounded<Tidings, BundleStoreError>(), waiting: 0 }
        listeners.add(listener)
        yield* Effect.addFinalizer(() => Effect.sync(() => listeners.delete(listener)))
        yield* start
        return Stream.fromQueue(listener.queue).pipe(
          Stream.tap((item) => Effect.sync(() => (listener.waiting -= sizeOf(item))))
        )
      })
    )

  const giveUp: WireConnection["giveUp"] = (operation) => {
    const reason = unreachable(new RangeError("wire: the relay makes no sense"))
    return Effect.andThen(
      Effect.andThen(
        Effect.sync(() => end(reason)),
        socket.close
      ),
      Effect.fail(new BundleStoreError({ operation, reason }))
    )
  }
  return { ask, nextId: () => ++lastId, tell: tellAll, tidings, giveUp } satisfies WireConnection
})

/** `false` when it has fallen too far behind, and was cut off. */
const tell = (listener: Listener, item: Tidings): boolean => {
  listener.waiting += sizeOf(item)
  if (listener.waiting <= MAX_WAITING_BYTES) return Queue.offerUnsafe(listener.queue, item)
  cutOff(listener, unreachable(new RangeError("wire: too far behind")))
  return false
}

const cutOff = ({ queue }: Listener, reason: Reason): void => {
  Queue.failCauseUnsafe(queue, Cause.fail(new BundleStoreError({ operation: "changes", reason })))
}

const sizeOf = (item: Tidings): number =>
  item._tag === "News" ? TIDINGS_BYTES + encodedLength(item.bundle) : TIDINGS_BYTES

const timedOut = new RangeError("wire: no answer in time")

const unreachable = (cause: unknown): Reason => new StoreUnavailable({ cause })
