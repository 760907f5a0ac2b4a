/** One peer's own sync, in a process of its own: a new device's catching up, and one change from one device to another. */
import type { Event } from "@kith/core/log/Event"
import { interleave } from "../harness/interleave.ts"
import type { Say } from "../harness/Say.ts"
import { median } from "../harness/statistics.ts"
import { syncPeerCalled, type SyncPeerName } from "../peers/sync/syncPeers.ts"
import { toChanges } from "../peers/toChanges.ts"
import { jsonLines, type Sample } from "../sample/Sample.ts"
import { parseLines } from "./fold.ts"

export interface SyncPeerInput {
  readonly peer: SyncPeerName
  readonly sample: Sample
}

/** Medians, ms. */
export interface SyncPeerTimes {
  readonly events: number
  readonly catchUp: number
  readonly one: number
  readonly as: string
}

export const run = async ({ peer: name, sample }: SyncPeerInput, say: Say): Promise<void> => {
  const peer = await syncPeerCalled(name)
  const lines = jsonLines(sample).slice(0, peer.most)
  const running = await peer.start(toChanges(parseLines(lines) as ReadonlyArray<Event>))
  const { catchUp } = await interleave({ catchUp: { run: running.catchUp } }, { least: 3, within: 10_000, most: 9 })
  const { one } = await interleave({ one: { run: running.one } }, { least: 50, within: 5000, most: 200 })
  say({ events: lines.length, catchUp: median(catchUp), one: median(one), as: peer.as } satisfies SyncPeerTimes)
  running.close()
  // Some keep timers that nothing ends.
  process.exit(0)
}
