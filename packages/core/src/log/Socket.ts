/** One connection that carries whole messages both ways, in order: a WebSocket, or a simulated one. */
import type * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type * as Scope from "effect/Scope"

/** The connection is gone, or was never there. What was sent may or may not have arrived. */
export class SocketClosed extends Schema.TaggedError<SocketClosed>()("SocketClosed", {
  /** WebSocket's close code, where there was one. */
  code: Schema.optionalKey(Schema.Int),
  cause: Schema.optionalKey(Schema.Defect())
}) {}

export interface Socket {
  /** Succeeds once the message is handed over to the network, which is not yet delivery. */
  readonly send: (message: Uint8Array) => Effect.Effect<void, SocketClosed>
  /** The next message. One reader at a time. */
  readonly receive: Effect.Effect<Uint8Array, SocketClosed>
  readonly close: Effect.Effect<void>
}

/** Opens a connection for as long as the scope lives. */
export type Connect = Effect.Effect<Socket, SocketClosed, Scope.Scope>
