/** One socket as the relay uses it: whole requests in, answers out, refusals counted. */
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"
import type { BundleStoreError } from "@kith/core/log/BundleStore"
import { problemOf, type RelayProblem } from "@kith/core/log/RelayProblem"
import { MAX_LAG_BYTES } from "@kith/core/log/RelayStore"
import type { SocketClosed } from "@kith/core/log/Socket"
import { MAX_MESSAGE_BYTES, type WireAnswer, type WireRequest } from "@kith/core/log/Wire"
import { encodeAnswer } from "@kith/core/log/WireAnswers"
import { decodeRequest } from "@kith/core/log/WireRequests"
import type { Broadcast } from "./Broadcast.ts"
import type { Meters } from "./Meters.ts"
import type { RelaySocket } from "./RelaySocket.ts"

const STALLED_MS = 30_000
/** Looked at so often in that time: a clock read with every message would cost more than the message. */
const STALLED_STRIKES = 3

export class Line {
  readonly socket: RelaySocket
  readonly meters: Meters
  private sending = 0
  private taken = 0
  /** Offered and not yet sent, where the socket does not take it in itself; and its bytes. */
  private readonly outbox = Effect.runSync(Queue.unbounded<Broadcast>())
  private waiting = 0
  private readonly sent = Effect.sync(() => {
    this.sending--
    this.taken++
  })

  constructor(socket: RelaySocket, meters: Meters) {
    this.socket = socket
    this.meters = meters
  }

  /** The next request; `undefined`, after saying why, when what came is none. */
  readonly hear = Effect.fnUntraced(function* (this: Line) {
    const message = yield* this.socket.receive
    if (message.length > MAX_MESSAGE_BYTES) {
      return yield* this.bye({ code: "requestBytes", allowed: MAX_MESSAGE_BYTES })
    }
    const request = requestIn(message)
    if (request === undefined) return yield* this.bye({ code: "malformed" })
    this.meters.asked(request._tag)
    return request
  })

  say(answer: WireAnswer) {
    return this.send(encodeAnswer(answer))
  }

  send(message: Uint8Array): Effect.Effect<void, SocketClosed> {
    return Effect.suspend(() => {
      this.sending++
      return Effect.ensuring(this.socket.send(message), this.sent)
    })
  }

  /** What others are told, too, without waiting. `false`, and nothing said, where too much waits already: it reads too slowly. */
  offer(broadcast: Broadcast): boolean {
    const { socket } = this
    if (socket.offer !== undefined) return socket.offer(broadcast)
    const { length } = broadcast.message
    if (this.waiting > 0 && this.waiting + length > MAX_LAG_BYTES) return false
    this.waiting += length
    return Queue.offerUnsafe(this.outbox, broadcast)
  }

  /** Sends what was offered, on a socket that does not take it in itself. */
  readonly deliver = Effect.gen({ self: this }, function* () {
    while (this.socket.offer === undefined) {
      const { message } = yield* Queue.take(this.outbox)
      yield* this.send(message)
      this.waiting -= message.length
    }
  })

  /** Ends when the other end has taken nothing in for a while, though there was something for it. */
  readonly stalled = Effect.gen({ self: this }, function* () {
    for (let strikes = 0, before = -1; strikes < STALLED_STRIKES; before = this.taken) {
      yield* Effect.sleep(STALLED_MS / STALLED_STRIKES)
      strikes = this.sending > 0 && this.taken === before ? strikes + 1 : 0
    }
    this.meters.refused("tooSlow")
  })

  readonly refuse = Effect.fnUntraced(function* (this: Line, request: WireRequest, error: BundleStoreError) {
    const problem = problemOf(error)
    this.meters.refused(problem.code)
    if (problem.code === "unavailable" || problem.code === "corrupt") yield* logStoreFailure(error)
    yield* this.say({ _tag: "Refused", id: "id" in request ? request.id : 0, problem })
  })

  /** The last word; whoever says it closes the socket. */
  readonly bye = Effect.fnUntraced(function* (this: Line, problem: RelayProblem) {
    this.meters.refused(problem.code)
    yield* this.say({ _tag: "Bye", problem })
    return undefined
  })
}

/** Without the facts of the refusal, which name devices. */
export const logStoreFailure = ({ operation, reason }: BundleStoreError) =>
  Effect.logError("store failed").pipe(
    Effect.annotateLogs({ operation, reason: reason._tag, cause: "cause" in reason ? String(reason.cause) : "" })
  )

const requestIn = (message: Uint8Array): WireRequest | undefined => {
  try {
    return decodeRequest(message)
  } catch {
    // Whatever it is, it is no request.
    return undefined
  }
}
