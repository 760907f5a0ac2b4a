/** Loro, which has no network of its own: its exported updates over a bare WebSocket. */
import { once } from "node:events"
import { LoroDoc } from "loro-crdt"
import { WebSocket } from "ws"
import { loro } from "../loro.ts"
import { closeServer, socketServer, type SyncPeer } from "./SyncPeer.ts"

export const loroSync: SyncPeer = {
  name: "loro",
  as: "exported updates over a bare WebSocket, imported by the other end",
  most: 100_000,
  start: async (changes) => {
    const { server, url } = await socketServer()
    const served = (await loro.build(changes)) as LoroDoc
    server.on("connection", (socket, { url: path }) => {
      if (path === "/all") {
        socket.send(served.export({ mode: "update" }))
        return
      }
      socket.on("message", (data: Buffer) => {
        served.import(new Uint8Array(data))
        for (const other of server.clients) if (other !== socket) other.send(data)
      })
    })
    const taken = async (doc: LoroDoc): Promise<void> => {
      const socket = new WebSocket(`${url}/all`, { perMessageDeflate: false })
      const [data] = (await once(socket, "message")) as [Buffer]
      doc.import(new Uint8Array(data))
      socket.terminate()
    }
    const [left, right] = [new LoroDoc(), new LoroDoc()]
    for (const doc of [left, right]) await taken(doc)
    const [from, to] = [new WebSocket(`${url}/live`), new WebSocket(`${url}/live`)]
    await Promise.all([once(from, "open"), once(to, "open")])
    let number = 0
    return {
      catchUp: async () => {
        const doc = new LoroDoc()
        await taken(doc)
        doc.free()
      },
      one: async () => {
        const before = left.version()
        left.getMap("bench").set("value", ++number)
        left.commit()
        from.send(left.export({ mode: "update", from: before }))
        const [data] = (await once(to, "message")) as [Buffer]
        right.import(new Uint8Array(data))
      },
      close: () => closeServer(server)
    }
  }
}
