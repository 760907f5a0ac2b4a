/** What a relay's socket takes in at once, and what it refuses so that nobody's slowness takes its memory. */
import { EventEmitter, once } from "node:events"
import { createServer, type IncomingMessage } from "node:http"
import type { AddressInfo } from "node:net"
import { Duplex } from "node:stream"
import * as Effect from "effect/Effect"
import { WebSocket, WebSocketServer } from "ws"
import { describe, expect, it } from "vitest"
import { MAX_LAG_BYTES } from "@kith/core/log/RelayStore"
import { Broadcast } from "../src/Broadcast.ts"
import type { RelaySocket } from "../src/RelaySocket.ts"
import { wsSocket } from "../src/wsSocket.ts"

/** A connection whose other end reads nothing. */
const unread = (readyState: number = WebSocket.OPEN): { readonly socket: RelaySocket; readonly stream: Duplex } => {
  const stream = new Duplex({ read: () => undefined, write: () => undefined })
  const ws = Object.assign(new EventEmitter(), { OPEN: WebSocket.OPEN, readyState }) as unknown as WebSocket
  return { socket: wsSocket(ws, stream, () => false), stream }
}

const ofLength = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => index % 251)

describe("a relay's socket", () => {
  it("takes in no more than 1 MiB that is not read, and then says so", () => {
    const { socket, stream } = unread()
    const broadcast = new Broadcast(ofLength(100_000))
    let taken = 0
    while (socket.offer!(broadcast)) taken++
    expect(taken).toBe(Math.floor(MAX_LAG_BYTES / 100_000))
    expect(stream.writableLength).toBeLessThanOrEqual(MAX_LAG_BYTES)
  })

  it("takes in one message of any length when nothing waits", () => {
    const { socket } = unread()
    expect(socket.offer!(new Broadcast(ofLength(2 * MAX_LAG_BYTES)))).toBe(true)
    expect(socket.offer!(new Broadcast(ofLength(1)))).toBe(false)
  })

  it("lets go what comes after it was closed", () => {
    const { socket, stream } = unread(WebSocket.CLOSING)
    expect(socket.offer!(new Broadcast(ofLength(10)))).toBe(true)
    expect(stream.writableLength).toBe(0)
  })

  it("sends what is offered and what is said in order, whatever its length", async () => {
    const lengths = [0, 1, 125, 126, 127, 16_384, 16_385, 65_535, 65_536, 200_000]
    const server = createServer()
    const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false })
    server.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) =>
      wss.handleUpgrade(request, stream, head, (ws) => {
        const socket = wsSocket(ws, stream, () => false)
        for (const length of lengths) {
          expect(socket.offer!(new Broadcast(ofLength(length)))).toBe(true)
          Effect.runFork(socket.send(ofLength(length)))
        }
        Effect.runFork(socket.close)
      })
    )
    server.listen(0, "127.0.0.1")
    await once(server, "listening")
    const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
    const received: Array<Uint8Array> = []
    client.on("message", (data: Buffer) => received.push(new Uint8Array(data)))
    await once(client, "close")
    expect(received.map(({ length }) => length)).toEqual(lengths.flatMap((length) => [length, length]))
    for (const bytes of received) expect(Buffer.compare(bytes, ofLength(bytes.length))).toBe(0)
    server.close()
  })
})
