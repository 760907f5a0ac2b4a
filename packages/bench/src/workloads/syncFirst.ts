/** From connecting to today's list on a device that holds nothing yet: how much it downloads for that, and how long it takes. */
import { eventsText } from "../harness/figures.ts"
import { inChild, resultOf } from "../harness/inChild.ts"
import type { Point } from "../harness/Result.ts"
import { median, spread } from "../harness/statistics.ts"
import type { FirstInput, FirstTimes } from "../jobs/syncFirst.ts"
import { syncHomeOf } from "../sample/SyncHome.ts"
import type { Workload } from "./Workload.ts"

const LIMIT_MS = 1000

export const syncFirst: Workload = {
  name: "sync-first",
  about: "a new device shows today's list before the log is there: bytes and time",
  run: async (bench) => {
    const bytes: Array<Point> = []
    const times: Array<Point> = []
    const notes: Array<string> = []
    let headlineSpread = 0
    for (const events of bench.sizes.filter((size) => size <= bench.headline)) {
      const home = await syncHomeOf(bench, events)
      bench.progress(`sync-first ${eventsText(events)}`)
      const rounds = { least: 11, within: bench.quick ? 1000 : 10_000, most: 101 }
      const input: FirstInput = { home, folder: bench.folder(`sync-first-${events}`), rounds }
      const found = resultOf("sync-first", await inChild<FirstTimes>("sync-first", input))
      const ms = median(found.kith)
      bytes.push({ events, ratio: found.bytes / home.bytes, measured: { bytes: found.bytes } })
      times.push({ events, ratio: ms / LIMIT_MS, measured: { ms } })
      notes.push(
        `${eventsText(events)} events: ${found.reminders} reminders, ${found.shown} of them shown; the first time in a process ${found.cold.toFixed(0)} ms; a bare GET of as many bytes ${median(found.bare).toFixed(1)} ms; leaving one ${found.leaving.toFixed(0)} ms, seeing that it need not be ${found.looking.toFixed(2)} ms`
      )
      if (events === bench.headline) headlineSpread = spread(found.kith)
    }
    const common = { headline: bench.headline, peers: [] }
    return [
      {
        ...common,
        name: "sync-first-bytes",
        work: "bytes of the glance that a new device shows first",
        limit: "bytes of the log as the relay hands it out, after repacking",
        budget: 0.1,
        points: bytes,
        notes: []
      },
      {
        ...common,
        name: "sync-first",
        work: "connecting, signing in, and today's list in words, on a device that holds nothing yet",
        limit: "1 s",
        budget: 1,
        points: times,
        spread: headlineSpread,
        notes
      }
    ]
  }
}
