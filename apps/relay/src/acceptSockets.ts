/** A server's WebSockets: who may open one, a fiber for each, and how they end. */
import type { IncomingMessage, Server } from "node:http"
import type { Duplex } from "node:stream"
import * as Clock from "effect/Clock"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as FiberSet from "effect/FiberSet"
import { type WebSocket, WebSocketServer } from "ws"
import { MAX_MESSAGE_BYTES } from "@kith/core/log/Wire"
import type { RelayServices } from "./Routing.ts"
import type { RelayConfiguration } from "./configuration.ts"
import { type HttpProblem, problemBody, problemHeaders, statusOf } from "./httpProblem.ts"
import { addressOf, hostOf, networkOf } from "./peers.ts"
import type { Relay } from "./Relay.ts"
import { serveSocket } from "./RelaySession.ts"
import type { TokenBuckets } from "./TokenBuckets.ts"
import { wsSocket } from "./wsSocket.ts"

export const SOCKET_PATH = "/v1/socket"
export const MAX_URL_BYTES = 2048
/** How long a stop waits for what is under way. */
export const STOP_MS = 10_000
const HEARTBEAT_MS = 30_000

/** For as long as the scope lives. */
export const acceptSockets = Effect.fnUntraced(function* (
  server: Server,
  { maxConnections, maxConnectionsPerAddress, publicUrl, trustProxy }: RelayConfiguration,
  relay: Relay,
  byAddress: TokenBuckets
) {
  const clock = yield* Clock.Clock
  const fibers = yield* FiberSet.make<void>()
  const run = yield* FiberSet.runtime(fibers)<RelayServices>()
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    clientTracking: true
  })
  const perAddress = new Map<string, number>()
  let isStopping = false

  const problemFor = (request: IncomingMessage, address: string): HttpProblem | undefined => {
    if (isStopping) return { code: "stopping" }
    if ((request.url ?? "").length > MAX_URL_BYTES) return { code: "requestBytes", allowed: MAX_URL_BYTES }
    if (new URL(request.url ?? "/", "http://relay").pathname !== SOCKET_PATH) return { code: "notFound" }
    if (wss.clients.size >= maxConnections)
      return { code: "connections", allowed: maxConnections, retryAfterMs: 30_000 }
    if ((perAddress.get(address) ?? 0) >= maxConnectionsPerAddress) {
      return { code: "connections", allowed: maxConnectionsPerAddress, retryAfterMs: 30_000 }
    }
    const retryAfterMs = byAddress.take(address, clock.currentTimeMillisUnsafe())
    return retryAfterMs === undefined ? undefined : { code: "requests", allowed: byAddress.rate.burst, retryAfterMs }
  }

  const welcome = (ws: WebSocket, socket: Duplex, request: IncomingMessage, address: string): void => {
    perAddress.set(address, (perAddress.get(address) ?? 0) + 1)
    ws.once("close", () => {
      const left = perAddress.get(address)! - 1
      if (left === 0) perAddress.delete(address)
      else perAddress.set(address, left)
    })
    heard.add(ws)
    ws.on("pong", () => heard.add(ws))
    run(
      serveSocket(
        relay,
        wsSocket(ws, socket, () => isStopping),
        { host: hostOf(request, publicUrl, trustProxy) }
      )
    )
  }

  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const address = networkOf(addressOf(request, trustProxy))
    const problem = problemFor(request, address)
    if (problem === undefined)
      return wss.handleUpgrade(request, socket, head, (ws) => welcome(ws, socket, request, address))
    relay.meters.refused(problem.code)
    return turnAway(socket, problem)
  })

  /** Those that answered the last ping, or are new. A socket whose other end is gone without a word would stay for ever. */
  const heard = new WeakSet<WebSocket>()
  const beat = Effect.sync(() => {
    for (const ws of wss.clients) {
      if (heard.delete(ws)) ws.ping()
      else ws.terminate()
    }
  })
  yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.sleep(HEARTBEAT_MS), beat)))

  /** Tells all sockets, and waits until they have finished what they were at. */
  const stop = Effect.gen(function* () {
    isStopping = true
    yield* Deferred.succeed(relay.stopping, undefined)
    yield* FiberSet.awaitEmpty(fibers).pipe(Effect.timeoutOption(STOP_MS / 2))
    for (const ws of wss.clients) ws.close(1001)
    yield* Effect.sync(() => wss.close())
  })
  /** Ends those that do not say goodbye. */
  const drop = (): void => {
    for (const ws of wss.clients) ws.terminate()
  }
  return { stop, drop }
})

/** Answers an upgrade that is not taken, as any other request is answered. */
const turnAway = (socket: Duplex, problem: HttpProblem): void => {
  const body = problemBody(problem)
  const headers = { ...problemHeaders(problem), connection: "close", "content-length": String(Buffer.byteLength(body)) }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.on("error", () => socket.destroy())
  socket.end(`HTTP/1.1 ${statusOf(problem.code)} Refused\r\n${lines.join("")}\r\n${body}`)
}
