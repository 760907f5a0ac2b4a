/** What a new device downloads and how long it takes, beside gzip of the events and the bare bytes over a WebSocket. */
import { eventsText } from "../harness/figures.ts"
import { inChild, resultOf } from "../harness/inChild.ts"
import type { PeerResult, Point } from "../harness/Result.ts"
import { median, spread } from "../harness/statistics.ts"
import type { GzipInput } from "../jobs/gzip.ts"
import type { CatchUpInput, CatchUpTimes } from "../jobs/syncCatchUp.ts"
import { jsonLinesFile } from "../sample/Sample.ts"
import { type SyncHome, syncHomeOf } from "../sample/SyncHome.ts"
import { peersSyncing } from "./syncPeers.ts"
import type { Bench, Workload } from "./Workload.ts"

export const syncBytes: Workload = {
  name: "sync-bytes",
  about: "bytes that a new device downloads, beside gzip of the events as JSON lines",
  run: async (bench) => {
    const points: Array<Point> = []
    const peers: Array<PeerResult> = []
    const notes: Array<string> = []
    for (const events of sizesOf(bench)) {
      const { home, times } = await caughtUp(bench, events)
      const gzip = await gzipOf(bench, events)
      const point = (bytes: number): Point => ({ events, ratio: bytes / gzip, measured: { bytes } })
      points.push(point(times.bytes))
      peers.push({ peer: "kith, all that was ever sent", ...point(home.bytes + home.replacedBytes) })
      notes.push(`${eventsText(events)} events: ${home.bundles} bundles in ${times.messages} messages`)
    }
    const result = {
      name: "sync-bytes",
      work: "bytes downloaded by a new device, after a sync with every sitting",
      limit: "gzip -6 of the events as JSON lines",
      budget: 1.2,
      points,
      headline: bench.headline,
      peers,
      notes
    }
    return [result]
  }
}

export const syncCatchUp: Workload = {
  name: "sync-catchup",
  about: "a new device takes the whole log in from a relay on loopback",
  run: async (bench) => {
    const points: Array<Point> = []
    const notes: Array<string> = []
    let headlineSpread = 0
    let bareMs = 0
    for (const events of sizesOf(bench)) {
      const { times } = await caughtUp(bench, events)
      const { kith, bare } = times
      points.push({ events, ratio: median(kith) / median(bare), measured: { ms: median(kith) } })
      notes.push(
        `${eventsText(events)} events: bare in ${median(bare).toFixed(0)} ms; ${((median(kith) / events) * 1000).toFixed(0)} µs an event`
      )
      if (events !== bench.headline) continue
      headlineSpread = spread(kith.map((time, round) => time / bare[round]!))
      bareMs = median(bare)
    }
    const peers = (await peersSyncing(bench)).map(({ peer, events, catchUp, as }): PeerResult => {
      // The limit of fewer events is in proportion.
      const limit = (bareMs * events) / bench.headline
      return { peer, events, ratio: catchUp / limit, measured: { ms: catchUp }, note: as }
    })
    const result = {
      name: "sync-catchup",
      work: "a whole log from a relay into a new device's own, checked, durable, not yet folded",
      limit: "the same bytes from a bare WebSocket, each message a durable row in SQLite",
      points,
      headline: bench.headline,
      peers,
      spread: headlineSpread,
      notes
    }
    return [result]
  }
}

/** The budgets are about the headline's size; ten times as many events take hours to be written and synced one by one. */
const sizesOf = ({ sizes, headline }: Bench): ReadonlyArray<number> => sizes.filter((size) => size <= headline)

interface CaughtUp {
  readonly home: SyncHome
  readonly times: CatchUpTimes
}

const known = new WeakMap<Bench, Map<number, Promise<CaughtUp>>>()

/** Once a run and size: both workloads are about the same downloads. */
const caughtUp = (bench: Bench, events: number): Promise<CaughtUp> => {
  const bySize = known.get(bench) ?? new Map<number, Promise<CaughtUp>>()
  known.set(bench, bySize)
  const found = bySize.get(events) ?? measure(bench, events)
  bySize.set(events, found)
  return found
}

const measure = async (bench: Bench, events: number): Promise<CaughtUp> => {
  const home = await syncHomeOf(bench, events)
  bench.progress(`sync-catchup ${eventsText(events)}`)
  const rounds = { least: 3, within: bench.quick ? 2000 : 30_000, most: 15 }
  const input: CatchUpInput = { home, folder: bench.folder(`sync-catchup-${events}`), rounds }
  return { home, times: resultOf("sync-catchup", await inChild<CatchUpTimes>("sync-catchup", input)) }
}

const gzipOf = async (bench: Bench, events: number): Promise<number> => {
  const input: GzipInput = { file: jsonLinesFile(await bench.sample(events)), level: 6 }
  return resultOf("gzip", await inChild<{ readonly bytes: number }>("gzip", input)).bytes
}
