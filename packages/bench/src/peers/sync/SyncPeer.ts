/** What a peer's own sync is asked to do, so that all of them do the same over a WebSocket on loopback. */
import type { AddressInfo } from "node:net"
import { WebSocketServer } from "ws"
import type { Change } from "../Peer.ts"

/** One that holds everything, with a server beside it in the same process; nothing of it is durable or encrypted. */
export interface SyncPeerRunning {
  /** A device with nothing gets everything from the server. */
  readonly catchUp: () => Promise<void>
  /** One device writes a value, which goes over the server to another one. */
  readonly one: () => Promise<void>
  readonly close: () => void
}

export interface SyncPeer {
  readonly name: string
  /** How it was done. */
  readonly as: string
  /** So many events at most: building more takes longer than a minute. */
  readonly most: number
  readonly start: (changes: ReadonlyArray<Change>) => Promise<SyncPeerRunning>
}

export const socketServer = async (): Promise<{ readonly server: WebSocketServer; readonly url: string }> => {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false })
  await new Promise((resolve) => void server.once("listening", resolve))
  return { server, url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

export const closeServer = (server: WebSocketServer): void => {
  for (const client of server.clients) client.terminate()
  server.close()
}
