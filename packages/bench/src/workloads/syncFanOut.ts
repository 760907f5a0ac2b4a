/** A relay that tells a thousand sockets, beside a bare broadcast; and what memory its workspaces take. */
import { inChild, resultOf } from "../harness/inChild.ts"
import type { PeerResult } from "../harness/Result.ts"
import { median, spread } from "../harness/statistics.ts"
import type { FanOutInput, FanOutTimes } from "../jobs/syncFanOut.ts"
import type { Bench, Workload } from "./Workload.ts"

const SOCKETS = 1000
const WORKSPACES = 100
/** Devices of the workspace that has all sockets: one member may have 64. */
const DEVICES = 50

export const syncFanOut: Workload = {
  name: "sync-fanout",
  about: "a relay that tells 1,000 sockets, over 100 workspaces and in one, beside a bare broadcast",
  run: async (bench) => {
    const each = SOCKETS / WORKSPACES
    const many = await fannedOut(bench, { workspaces: WORKSPACES, sockets: each, devices: each, window: 1 })
    const ahead = await fannedOut(bench, { workspaces: WORKSPACES, sockets: each, devices: each, window: 8 })
    const one = await fannedOut(bench, { workspaces: 1, sockets: SOCKETS, devices: DEVICES, window: 1 })
    const ratioOf = ({ kith, bare }: FanOutTimes): number => median(kith) / median(bare)
    const row = (peer: string, times: FanOutTimes): PeerResult => ({
      peer,
      events: 0,
      ratio: ratioOf(times),
      measured: { ms: median(times.kith) }
    })
    const { kith, bare, kithLive, bareLive } = many
    return [
      {
        name: "sync-fanout",
        work: `time until ${SOCKETS} sockets over ${WORKSPACES} workspaces are told of durable bundles`,
        limit: "a bare WebSocket broadcast of the same messages, nothing kept",
        budget: 2,
        points: [{ events: 0, ratio: ratioOf(many), measured: { ms: median(kith) } }],
        headline: 0,
        peers: [row(`kith, one workspace of ${SOCKETS} sockets`, one), row("kith, eight pushes ahead", ahead)],
        spread: spread(kith.map((ms, round) => ms / bare[round]!)),
        notes: [rates("100 workspaces", many), rates("one workspace", one), rates("eight ahead", ahead)]
      },
      {
        name: "relay-memory",
        work: `live memory of a relay for a workspace with ${each} sockets`,
        limit: "a bare WebSocket server's for as many sockets",
        points: [{ events: 0, ratio: kithLive / bareLive, measured: { bytes: kithLive } }],
        headline: 0,
        peers: [{ peer: "ws alone", events: 0, ratio: 1, measured: { bytes: bareLive } }],
        notes: [
          "heap and buffers after collecting garbage; what the system keeps for a socket comes on top, on both sides"
        ]
      }
    ]
  }
}

const fannedOut = async (
  bench: Bench,
  rest: Pick<FanOutInput, "workspaces" | "sockets" | "devices" | "window">
): Promise<FanOutTimes> => {
  const name = `sync-fanout: ${rest.workspaces} workspaces, ${rest.window} ahead`
  bench.progress(name)
  const rounds = bench.quick ? { least: 5, within: 0, most: 5 } : { least: 11, within: 30_000, most: 25 }
  const folder = bench.folder(`sync-fanout-${rest.workspaces}-${rest.window}`)
  const input: FanOutInput = { folder, pushes: 20, rounds, ...rest }
  return resultOf(name, await inChild<FanOutTimes>("sync-fanout", input))
}

const rates = (name: string, { kith, bare, deliveries, kithCpuMs, bareCpuMs }: FanOutTimes): string => {
  const perSecond = (times: ReadonlyArray<number>): string => `${((deliveries / median(times)) * 1000).toFixed(0)}/s`
  const each = (ms: number): string => ((ms * 1000) / (deliveries * kith.length)).toFixed(0)
  return (
    `${name}: ${perSecond(kith)} of ${perSecond(bare)}; ` +
    `${each(kithCpuMs)} µs of the relay's processor a message, of the bare server's ${each(bareCpuMs)}`
  )
}
