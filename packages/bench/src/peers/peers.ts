/** Every peer, each loaded only where it is measured: some bring megabytes of WebAssembly. */
import type { Peer } from "./Peer.ts"

const load = {
  "plain-json": async () => (await import("./plainJson.ts")).plainJson,
  "effect-memory": async () => (await import("./effectEventLog.ts")).effectMemory,
  "effect-sql": async () => (await import("./effectEventLog.ts")).effectSql,
  "automerge-one": async () => (await import("./automerge.ts")).automergeOne,
  "automerge-each": async () => (await import("./automerge.ts")).automergeEach,
  yjs: async () => (await import("./yjs.ts")).yjs,
  loro: async () => (await import("./loro.ts")).loro,
  tinybase: async () => (await import("./tinybase.ts")).tinybase
}

export type PeerName = keyof typeof load

export const peerNames = Object.keys(load) as ReadonlyArray<PeerName>

export const peerCalled = async (name: PeerName): Promise<Peer> => (await load[name]()) as Peer
