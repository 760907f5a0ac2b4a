/** One change from laptop to phone, live through a relay; and one change synced on logs of every length. */
import { eventsText } from "../harness/figures.ts"
import { inChild, resultOf } from "../harness/inChild.ts"
import type { PeerResult } from "../harness/Result.ts"
import { scalingResult, sizesToCompare } from "../harness/scaling.ts"
import { median, spread } from "../harness/statistics.ts"
import type { FlatInput, FlatTimes } from "../jobs/syncFlat.ts"
import type { OneInput, OneTimes } from "../jobs/syncOne.ts"
import { type SyncHome, syncHomeOf } from "../sample/SyncHome.ts"
import { peersSyncing } from "./syncPeers.ts"
import type { Workload } from "./Workload.ts"

export const syncOne: Workload = {
  name: "sync-one",
  about: "one change from a laptop to a phone, both following a relay on loopback",
  run: async (bench) => {
    bench.progress("sync-one")
    const rounds = bench.quick ? { least: 50, within: 0, most: 50 } : { least: 101, within: 20_000, most: 501 }
    const input: OneInput = { folder: bench.folder("sync-one"), rounds }
    const { kith, written, echo, commits, bytes } = resultOf("sync-one", await inChild<OneTimes>("sync-one", input))
    const limits = echo.map((ms, round) => ms + commits[round]!)
    const limit = median(echo) + median(commits)
    const row = (peer: string, ms: number, events = 0): PeerResult => ({
      peer,
      events,
      ratio: ms / limit,
      measured: { ms }
    })
    const peers = await peersSyncing(bench)
    const result = {
      name: "sync-one",
      work: "one change, durable on the laptop, through the relay until it is durable on the phone, median",
      limit: "a bare WebSocket echo and two durable SQLite commits",
      budget: 2,
      points: [{ events: 0, ratio: median(kith) / limit, measured: { ms: median(kith) } }],
      headline: 0,
      peers: [
        row("kith, with the laptop's own commit", median(written)),
        ...peers.map(({ peer, events, one }) => row(peer, one, events))
      ],
      spread: spread(kith.map((ms, round) => ms / limits[round]!)),
      notes: [
        `echo ${median(echo).toFixed(2)} ms, two commits ${median(commits).toFixed(2)} ms; ${bytes} bytes to the phone; ${kith.length} rounds`
      ]
    }
    return [result]
  }
}

export const syncFlat: Workload = {
  name: "sync-flat",
  about: "one change synced over an open connection, by length of the log",
  run: async (bench) => {
    const sizes = sizesToCompare(bench.sizes.filter((size) => size <= bench.headline))
    const homes: Array<SyncHome> = []
    for (const events of sizes) homes.push(await syncHomeOf(bench, events))
    bench.progress("sync-flat")
    const rounds = bench.quick ? { least: 30, within: 0, most: 30 } : { least: 101, within: 20_000, most: 301 }
    const input: FlatInput = { homes, rounds }
    const times = resultOf("sync-flat", await inChild<FlatTimes>("sync-flat", input))
    const result = scalingResult(
      sizes.map((events) => ({ events, cost: median(times[events]!), measured: { ms: median(times[events]!) } })),
      {
        name: "sync-flat",
        work: "one change, synced over an open connection, on a longer log",
        limit: `the same on ${eventsText(sizes[0]!)} events`,
        budget: 1.5,
        notes: [`${times[sizes[0]!]!.length} rounds in turn`]
      }
    )
    return [result]
  }
}
