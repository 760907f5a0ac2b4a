/** Two ends of one connection in memory, for tests: what one sends the other receives, in order. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"
import { type Socket, SocketClosed } from "@kith/core/log/Socket"

type Line = Queue.Queue<Uint8Array, SocketClosed>

const endOf = (incoming: Line, outgoing: Line): Socket => ({
  send: (message) =>
    Effect.suspend(() => (Queue.offerUnsafe(outgoing, message.slice()) ? Effect.void : new SocketClosed({}))),
  receive: Queue.take(incoming),
  close: Effect.sync(() => {
    for (const line of [incoming, outgoing]) Queue.failCauseUnsafe(line, Cause.fail(new SocketClosed({})))
  })
})

export const socketPair: Effect.Effect<readonly [Socket, Socket]> = Effect.gen(function* () {
  const there: Line = yield* Queue.unbounded<Uint8Array, SocketClosed>()
  const back: Line = yield* Queue.unbounded<Uint8Array, SocketClosed>()
  return [endOf(back, there), endOf(there, back)] as const
})
