/**
 * One socket to a relay, from its first message to its last. It knows sockets and the relay's store only, so that a
 * simulated network runs it as it is.
 */
import * as Effect from "effect/Effect"
import type { Ciphers } from "@kith/core/log/Ciphers"
import type { Primitives } from "@kith/core/log/Primitives"
import type { RelayStore } from "@kith/core/log/RelayStore"
import { WIRE_VERSION } from "@kith/core/log/Wire"
import { Attendance } from "./Attendance.ts"
import { Line } from "./Line.ts"
import type { Relay } from "./Relay.ts"
import type { RelaySocket } from "./RelaySocket.ts"
import { SignIn } from "./SignIn.ts"

/** How long a socket may take to say who it is. */
export const SIGN_IN_MS = 15_000
const SIGN_IN_MESSAGES = 8

export interface Peer {
  /** The host that devices dial to get here: what their proofs must name. */
  readonly host: string
}

/** Serves until the socket closes, its device is revoked, or the relay stops; then the socket is closed. */
export const serveSocket: (
  relay: Relay,
  socket: RelaySocket,
  peer: Peer
) => Effect.Effect<void, never, RelayStore | Primitives | Ciphers> = Effect.fn("RelaySession.serveSocket")(
  function* (relay, socket, peer) {
    yield* Effect.acquireRelease(
      Effect.sync(() => {
        relay.meters.connections++
        relay.meters.connectionsOpened++
      }),
      () => Effect.sync(() => relay.meters.connections--)
    )
    const line = new Line(socket, relay.meters)
    const arrival = yield* arrive(relay, line, peer).pipe(
      Effect.timeoutOrElse({ duration: SIGN_IN_MS, orElse: () => line.bye({ code: "notSignedIn" }) })
    )
    if (arrival === undefined) return
    relay.meters.signIns++
    yield* new Attendance(relay, line, arrival.guest).run(arrival.answer)
  },
  (serving, _relay, socket) =>
    serving.pipe(
      Effect.scoped,
      Effect.catchTag("SocketClosed", () => Effect.void),
      Effect.ensuring(socket.close)
    )
)

const arrive = Effect.fnUntraced(function* (relay: Relay, line: Line, { host }: Peer) {
  const signIn = new SignIn(relay, host)
  for (let count = 0; count < SIGN_IN_MESSAGES; count++) {
    const request = yield* line.hear()
    if (request === undefined) return undefined
    if ("version" in request && request.version !== WIRE_VERSION) {
      return yield* line.bye({ code: "unsupportedVersion", allowed: WIRE_VERSION })
    }
    const step = yield* Effect.result(signIn.hear(request))
    if (step._tag === "Failure") yield* line.refuse(request, step.failure)
    else if (step.success._tag === "answer") yield* line.say(step.success.answer)
    else return step.success
  }
  return yield* line.bye({ code: "notSignedIn" })
})
