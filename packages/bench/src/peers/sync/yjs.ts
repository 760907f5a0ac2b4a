/** Yjs with y-websocket's client, and the least server that speaks its protocol: one document, kept in memory. */
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import { WebSocket, type WebSocketServer } from "ws"
import * as protocol from "y-protocols/sync"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import { yjs } from "../yjs.ts"
import { closeServer, socketServer, type SyncPeer } from "./SyncPeer.ts"

/** The messages that sync documents; others say who is there. */
const SYNC = 0

export const yjsSync: SyncPeer = {
  name: "yjs",
  as: "y-websocket's client and a server in memory",
  most: 100_000,
  start: async (changes) => {
    const { server, url } = await socketServer()
    const served = (await yjs.build(changes)) as Y.Doc
    serve(server, served)
    const [left, right] = [await joined(url), await joined(url)]
    let number = 0
    return {
      catchUp: async () => (await joined(url)).provider.destroy(),
      one: async () => {
        const arrived = new Promise<void>((resolve) => {
          right.doc.once("update", () => resolve())
        })
        left.doc.getMap("bench").set("value", ++number)
        await arrived
      },
      close: () => {
        for (const { provider } of [left, right]) provider.destroy()
        closeServer(server)
      }
    }
  }
}

const joined = async (url: string) => {
  const doc = new Y.Doc()
  const polyfill = WebSocket as unknown as typeof globalThis.WebSocket
  const provider = new WebsocketProvider(url, "bench", doc, { WebSocketPolyfill: polyfill, disableBc: true })
  await new Promise<void>((resolve) => provider.on("sync", (is: boolean) => (is ? resolve() : undefined)))
  return { doc, provider }
}

const serve = (server: WebSocketServer, doc: Y.Doc): void => {
  server.on("connection", (socket) => {
    const send = (write: (encoder: encoding.Encoder) => unknown): void => {
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, SYNC)
      write(encoder)
      if (encoding.length(encoder) > 1) socket.send(encoding.toUint8Array(encoder))
    }
    const forward = (update: Uint8Array, from: unknown): void => {
      if (from !== socket) send((encoder) => protocol.writeUpdate(encoder, update))
    }
    doc.on("update", forward)
    socket.on("close", () => doc.off("update", forward))
    socket.on("message", (data: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data))
      if (decoding.readVarUint(decoder) !== SYNC) return
      send((encoder) => protocol.readSyncMessage(decoder, encoder, doc, socket))
    })
    send((encoder) => protocol.writeSyncStep1(encoder, doc))
  })
}
