/** The log's events, as stored, into entities in memory; and what peers do with the same events. */
import { inChild, resultOf } from "../harness/inChild.ts"
import type { PeerResult, Point } from "../harness/Result.ts"
import { eventsText } from "../harness/figures.ts"
import { median, spread } from "../harness/statistics.ts"
import type { FoldInput, FoldTimes } from "../jobs/fold.ts"
import type { PeerInput, PeerTimes } from "../jobs/peer.ts"
import { peerNames, type PeerName } from "../peers/peers.ts"
import type { Read } from "../peers/Peer.ts"
import type { Bench, Workload } from "./Workload.ts"

/** Of the largest logs, more heap than Node gives by itself: some peers need it, and so do a million parsed lines. */
const HEAP_MIB = 8192
/** A peer that takes longer to take the events in is measured at a smaller size. */
const PEER_MS = { quick: 1200, full: 60_000 }

export const fold: Workload = {
  name: "fold",
  about: "stored pages of events into entities in memory, decoding included, beside every peer",
  run: async (bench) => {
    const kith = await foldings(bench)
    const peers: Array<PeerResult> = [...kith.looked]
    const notes: Array<string> = []
    for (const name of peerNames) {
      const { results, note } = await measurePeer(bench, name, kith.read)
      peers.push(...results)
      if (note !== undefined) notes.push(note)
    }
    const { points, spread } = kith
    const result = {
      name: "fold",
      work: "fold the log into entities, in memory",
      limit: "JSON.parse of the same events",
      budget: 2,
      points,
      headline: bench.headline,
      peers,
      spread,
      notes
    }
    return [result]
  }
}

const foldings = async (bench: Bench) => {
  const points: Array<Point> = []
  const looked: Array<PeerResult> = []
  const read = new Map<number, Read>()
  let headlineSpread = 0
  for (const events of bench.sizes) {
    const sample = await bench.sample(events)
    bench.progress(`fold ${eventsText(events)}`)
    const rounds = { least: 5, within: bench.quick ? 1000 : 20_000, most: 25 }
    const input: FoldInput = { sample, rounds }
    const times = resultOf("fold", await inChild<FoldTimes>("fold", input, { heap: HEAP_MIB }))
    points.push({ events, ratio: median(times.fold) / median(times.json), measured: { ms: median(times.fold) } })
    // An entity is put together when it is first looked at, as Loro's are: what all of them take stands beside it.
    looked.push({
      peer: "kith, every entity read",
      events,
      ratio: median(times.looked) / median(times.json),
      measured: { ms: median(times.looked) }
    })
    read.set(events, times.read)
    if (events === bench.headline) headlineSpread = spread(times.fold.map((time, round) => time / times.json[round]!))
  }
  return { points, looked, read, spread: headlineSpread }
}

const measurePeer = async (bench: Bench, peer: PeerName, expected: ReadonlyMap<number, Read>) => {
  bench.progress(`fold: ${peer}`)
  const samples = await Promise.all(bench.sizes.map((events) => bench.sample(events)))
  const within = bench.quick ? PEER_MS.quick : PEER_MS.full
  const input: PeerInput = { peer, samples, within }
  const outcome = await inChild<PeerTimes>("peer", input, { heap: HEAP_MIB, within: within * 10 })
  for (const { events, read } of outcome.messages) {
    const own = expected.get(events)
    // A peer that has forgotten half of it is no peer.
    if (own !== undefined && own.contacts !== read.contacts) {
      throw new Error(`${peer} has ${read.contacts} contacts of ${own.contacts}`)
    }
  }
  const best = outcome.messages.findLast(({ events }) => events <= bench.headline)
  if (best === undefined) return { results: [], note: `${peer}: ${outcome.ended} before it had done 1,000 events` }
  const largest = outcome.messages.at(-1)!
  const results = (["load", "build"] as const).map((way): PeerResult => ({
    peer: `${peer}/${way}`,
    events: best.events,
    ratio: best[way] / best.json,
    measured: { ms: best[way] }
  }))
  const reason = outcome.ended === "failed" ? "it failed beyond" : `more would take longer than ${within / 1000} s`
  return {
    results,
    note:
      largest.events < bench.sizes.at(-1)!
        ? `${peer}: at most ${eventsText(largest.events)} events, ${reason}`
        : undefined
  }
}
