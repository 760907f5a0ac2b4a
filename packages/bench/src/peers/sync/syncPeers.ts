/** Every peer that syncs, each loaded only where it is measured. */
import type { SyncPeer } from "./SyncPeer.ts"

const load = {
  yjs: async () => (await import("./yjs.ts")).yjsSync,
  "automerge-repo": async () => (await import("./automerge.ts")).automergeSync,
  "effect-eventlog": async () => (await import("./effect.ts")).effectSync,
  loro: async () => (await import("./loro.ts")).loroSync
}

export type SyncPeerName = keyof typeof load

export const syncPeerNames = Object.keys(load) as ReadonlyArray<SyncPeerName>

export const syncPeerCalled = (name: SyncPeerName): Promise<SyncPeer> => load[name]()
