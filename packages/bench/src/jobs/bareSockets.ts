/**
 * A WebSocket server that does nothing but its part: `/echo` gives back what it gets, `/group/N` hands it to all others
 * there, and `/give` sends messages of the lengths that it is asked for, as JSON.
 */
import { randomBytes } from "node:crypto"
import type { AddressInfo } from "node:net"
import { type WebSocket, WebSocketServer } from "ws"
import { answerUntilEnd } from "../harness/service.ts"
import type { Say } from "../harness/Say.ts"
import { usage } from "../harness/usage.ts"
import type { ServiceStarted } from "./relay.ts"

export const run = async (_: unknown, say: Say): Promise<void> => {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false })
  const groups = new Map<string, Set<WebSocket>>()
  const lengthsGiven = (text: string): ReadonlyArray<number> => JSON.parse(text) as ReadonlyArray<number>
  server.on("connection", (socket, { url = "" }) => {
    if (url === "/echo") return void socket.on("message", (data) => socket.send(data))
    if (url === "/give") {
      return void socket.on("message", (data) => {
        for (const length of lengthsGiven((data as Buffer).toString())) socket.send(randomBytes(length))
      })
    }
    const group = groups.get(url) ?? new Set()
    groups.set(url, group.add(socket))
    socket.on("close", () => group.delete(socket))
    return void socket.on("message", (data) => {
      for (const other of group) if (other !== socket) other.send(data)
    })
  })
  await new Promise((resolve) => void server.once("listening", resolve))
  const { port } = server.address() as AddressInfo
  say({ url: `ws://127.0.0.1:${port}` } satisfies ServiceStarted)
  await answerUntilEnd(usage, say)
  for (const client of server.clients) client.terminate()
  server.close()
}
