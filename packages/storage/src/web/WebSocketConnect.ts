/** A relay's WebSocket as `Connect`, by the client that browsers and Node have of their own. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"
import { type Connect, type Socket, SocketClosed } from "@kith/core/log/Socket"

/** Frames that wait for a reader; a relay that sends more than it is asked for is no relay. */
const MOST_WAITING = 4096

/** `url`: `ws:` or `wss:`. */
export const webSocketConnect = (url: string): Connect =>
  Effect.acquireRelease(
    Effect.callback<Socket, SocketClosed>((resume) => {
      let socket: WebSocket
      try {
        socket = new WebSocket(url)
      } catch (cause) {
        // A page that came encrypted may not open a bare one, nor any page one to some ports.
        return resume(Effect.fail(new SocketClosed({ cause })))
      }
      socket.binaryType = "arraybuffer"
      const received = Effect.runSync(Queue.unbounded<Uint8Array, SocketClosed>())
      let waiting = 0
      let failure: unknown
      socket.addEventListener("open", () => resume(Effect.succeed(socketOn(socket, received, () => waiting--))))
      socket.addEventListener("message", ({ data }) => {
        // Text is none of the protocol's.
        if (!(data instanceof ArrayBuffer) || ++waiting > MOST_WAITING) return socket.close()
        Queue.offerUnsafe(received, new Uint8Array(data))
      })
      socket.addEventListener("error", (event) => {
        failure = (event as { readonly error?: unknown }).error
      })
      socket.addEventListener("close", ({ code }) => {
        const closed = new SocketClosed({ code, ...(failure === undefined ? {} : { cause: failure }) })
        Queue.failCauseUnsafe(received, Cause.fail(closed))
        resume(Effect.fail(closed))
      })
      return Effect.sync(() => socket.close())
    }),
    (socket) => socket.close
  )

const socketOn = (socket: WebSocket, received: Queue.Queue<Uint8Array, SocketClosed>, taken: () => void): Socket => ({
  send: (message) =>
    Effect.suspend(() => {
      if (socket.readyState !== WebSocket.OPEN) return Effect.fail(new SocketClosed({}))
      // A view on a part of a larger buffer is sent as that part. Browsers' typings exclude memory shared between threads,
      // in which no message of ours is.
      socket.send(message as Uint8Array<ArrayBuffer>)
      return Effect.void
    }),
  receive: Effect.tap(Queue.take(received), () => Effect.sync(taken)),
  close: Effect.sync(() => socket.close())
})
