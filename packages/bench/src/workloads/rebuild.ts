/** Folding a stored log again, through the SQLite stores: its time should grow with the log, and no faster. */
import { eventsText } from "../harness/figures.ts"
import { inChild, resultOf } from "../harness/inChild.ts"
import { scalingResult, sizesToCompare } from "../harness/scaling.ts"
import { median } from "../harness/statistics.ts"
import type { RebuildInput, RebuildTimes } from "../jobs/rebuild.ts"
import { homeOf } from "../sample/Home.ts"
import type { Bench, Workload } from "./Workload.ts"

export const rebuild: Workload = {
  name: "rebuild",
  about: "folding the whole log again through the SQLite stores: time an event, by length of the log",
  run: async (bench) => {
    const sizes = sizesToCompare(bench.sizes)
    const measured: Array<{ readonly events: number; readonly times: RebuildTimes }> = []
    for (const events of sizes) measured.push({ events, times: await rebuilt(bench, events) })
    const multiple = ({ rebuild, parse }: RebuildTimes, events: number): number => median(rebuild) / events / parse
    const result = scalingResult(
      measured.map(({ events, times }) => ({
        events,
        cost: multiple(times, events),
        measured: { ms: median(times.rebuild) }
      })),
      {
        name: "rebuild",
        work: "time an event of folding the log again, on disk, reminders included",
        limit: `the same on ${eventsText(sizes[0]!)} events`,
        budget: 1.5,
        notes: measured.map(
          ({ events, times }) =>
            `${eventsText(events)} events: ${((median(times.rebuild) / events) * 1000).toFixed(0)} µs an event, ` +
            `${multiple(times, events).toFixed(1)} times JSON.parse of it`
        )
      }
    )
    return [result]
  }
}

const known = new WeakMap<Bench, Map<number, Promise<RebuildTimes>>>()

/** Once a run and size: `memory` is about the same processes. */
export const rebuilt = (bench: Bench, events: number): Promise<RebuildTimes> => {
  const bySize = known.get(bench) ?? new Map<number, Promise<RebuildTimes>>()
  known.set(bench, bySize)
  const times = bySize.get(events) ?? measure(bench, events)
  bySize.set(events, times)
  return times
}

const measure = async (bench: Bench, events: number): Promise<RebuildTimes> => {
  const [sample, home] = [await bench.sample(events), await homeOf(bench, events)]
  bench.progress(`rebuild ${eventsText(events)}`)
  const input: RebuildInput = { folder: home.log, sample, rounds: events > 200_000 ? 1 : bench.quick ? 2 : 3 }
  return resultOf("rebuild", await inChild<RebuildTimes>("rebuild", input))
}
