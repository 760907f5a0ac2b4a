/** A server's WebSocket as the port's `Socket`, bounded both ways: neither a flood nor a reader that sleeps holds memory. */
import type { Duplex } from "node:stream"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"
import type { WebSocket } from "ws"
import { MAX_LAG_BYTES } from "@kith/core/log/RelayStore"
import { SocketClosed } from "@kith/core/log/Socket"
import { frameOf } from "./Broadcast.ts"
import type { RelaySocket } from "./RelaySocket.ts"

/** Messages that wait to be read; beyond, the other end is not listened to until there is room. */
const MAX_WAITING = 16
/** Bytes handed over that the network has not taken; beyond, a send waits. */
const MAX_UNSENT_BYTES = 256 * 1024
const SMALL = 16 * 1024
/** How long it may take nothing before it counts as gone. */
const SEND_TIMEOUT_MS = 30_000

/**
 * `goingAway`: whether a close now is the server's own end, which clients wait a little after. `stream`: what `ws` reads and
 * writes. It never compresses here, so that it never holds a frame back, and a frame that is ready can be written between two.
 */
export const wsSocket = (ws: WebSocket, stream: Duplex, goingAway: () => boolean): RelaySocket => {
  const received = Effect.runSync(Queue.unbounded<Uint8Array, SocketClosed>())
  let waiting = 0
  ws.on("message", (data: Buffer | Buffer[] | ArrayBuffer, isBinary) => {
    // Text is none of the protocol's.
    if (!isBinary || !Buffer.isBuffer(data)) return ws.close(1003)
    if (++waiting === MAX_WAITING) ws.pause()
    // Bytes of one's own, not a view on a pool.
    Queue.offerUnsafe(received, new Uint8Array(data))
    return undefined
  })
  ws.on("close", (code) => Queue.failCauseUnsafe(received, Cause.fail(new SocketClosed({ code }))))
  // A close follows, which tells.
  ws.on("error", () => undefined)

  const flushed = (message: Uint8Array): Effect.Effect<void, SocketClosed> =>
    Effect.callback<void, SocketClosed>((resume) => {
      ws.send(message, (error) =>
        resume(error === undefined || error === null ? Effect.void : Effect.fail(new SocketClosed({ cause: error })))
      )
    }).pipe(
      Effect.timeoutOrElse({
        duration: SEND_TIMEOUT_MS,
        orElse: () => {
          ws.terminate()
          return Effect.fail(new SocketClosed({}))
        }
      })
    )
  return {
    send: (message) =>
      Effect.suspend(() => {
        if (ws.readyState !== ws.OPEN) return Effect.fail(new SocketClosed({}))
        if (ws.bufferedAmount > MAX_UNSENT_BYTES) return flushed(message)
        // One write instead of two parts, unless copying takes longer.
        if (message.length <= SMALL) stream.write(frameOf(message))
        else ws.send(message, noticed)
        return Effect.void
      }),
    offer: ({ frame }) => {
      if (ws.readyState !== ws.OPEN) return true
      const { writableLength } = stream
      // One alone always fits.
      if (writableLength > 0 && writableLength + frame.length > MAX_LAG_BYTES) return false
      stream.write(frame)
      return true
    },
    receive: Effect.tap(Queue.take(received), () =>
      Effect.sync(() => {
        if (waiting-- === MAX_WAITING && ws.readyState === ws.OPEN) ws.resume()
      })
    ),
    close: Effect.sync(() => {
      // One that is not listened to would never see the other end's goodbye.
      if (ws.isPaused) ws.resume()
      if (ws.readyState === ws.OPEN) ws.close(goingAway() ? 1001 : 1000)
    })
  }
}

/** A send that fails closes the socket, which tells. */
const noticed = (): void => undefined
