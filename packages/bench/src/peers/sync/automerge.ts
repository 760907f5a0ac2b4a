/** automerge-repo with its WebSocket adapters: one document, kept in memory. */
import { type DocHandle, type PeerId, Repo } from "@automerge/automerge-repo"
import { WebSocketClientAdapter, WebSocketServerAdapter } from "@automerge/automerge-repo-network-websocket"
import { automergeOne } from "../automerge.ts"
import { closeServer, socketServer, type SyncPeer } from "./SyncPeer.ts"

interface Bench {
  value?: number
}

export const automergeSync: SyncPeer = {
  name: "automerge-repo",
  as: "its WebSocket adapters, one document",
  most: 2000,
  start: async (changes) => {
    const { server, url } = await socketServer()
    // Its types are those of another copy of ws.
    const network = [new WebSocketServerAdapter(server as never)]
    const repo = new Repo({ network, peerId: "server" as PeerId, sharePolicy: async () => false })
    const saved = (await automergeOne.save(await automergeOne.build(changes))) as Uint8Array
    const served = repo.import<Bench>(saved)
    const clients: Array<Repo> = []
    const joined = async (): Promise<DocHandle<Bench>> => {
      const client = new Repo({ network: [new WebSocketClientAdapter(url)] })
      clients.push(client)
      return client.find<Bench>(served.url)
    }
    const [left, right] = [await joined(), await joined()]
    let number = 0
    return {
      catchUp: async () => {
        await joined()
        await clients.pop()!.shutdown()
      },
      one: async () => {
        const value = ++number
        const arrived = new Promise<void>((resolve) => {
          const look = ({ doc }: { readonly doc: Bench }): void => {
            if (doc.value !== value) return
            right.off("change", look)
            resolve()
          }
          right.on("change", look)
        })
        left.change((doc) => (doc.value = value))
        await arrived
      },
      close: () => {
        for (const client of clients) void client.shutdown()
        closeServer(server)
      }
    }
  }
}
