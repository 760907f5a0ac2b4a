/** What peers' own sync takes for the same two things, once a run. */
import { inChild, resultOf } from "../harness/inChild.ts"
import type { SyncPeerInput, SyncPeerTimes } from "../jobs/syncPeer.ts"
import { syncPeerNames } from "../peers/sync/syncPeers.ts"
import type { Bench } from "./Workload.ts"

export interface PeerSyncing extends SyncPeerTimes {
  readonly peer: string
}

const HEAP_MIB = 8192

const measured = new WeakMap<Bench, Promise<ReadonlyArray<PeerSyncing>>>()

export const peersSyncing = (bench: Bench): Promise<ReadonlyArray<PeerSyncing>> => {
  const known = measured.get(bench) ?? measure(bench)
  measured.set(bench, known)
  return known
}

const measure = async (bench: Bench): Promise<ReadonlyArray<PeerSyncing>> => {
  const sample = await bench.sample(bench.headline)
  const out: Array<PeerSyncing> = []
  for (const peer of syncPeerNames) {
    bench.progress(`sync: ${peer}`)
    const input: SyncPeerInput = { peer, sample }
    const outcome = await inChild<SyncPeerTimes>("sync-peer", input, { heap: HEAP_MIB })
    out.push({ peer, ...resultOf(`sync-peer ${peer}`, outcome) })
  }
  return out
}
