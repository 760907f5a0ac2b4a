/** Everybody's reminders under the whole built-in pack, from entities in memory. */
import { eventsText } from "../harness/figures.ts"
import { inChild, resultOf } from "../harness/inChild.ts"
import type { Point } from "../harness/Result.ts"
import { median, spread } from "../harness/statistics.ts"
import type { RemindersInput, RemindersTimes } from "../jobs/reminders.ts"
import type { Workload } from "./Workload.ts"

const HEAP_MIB = 8192

export const reminders: Workload = {
  name: "reminders",
  about: "reminders of every contact under the whole built-in pack, from entities in memory",
  run: async (bench) => {
    const points: Array<Point> = []
    const notes: Array<string> = []
    let headlineSpread = 0
    // The budget is about the headline's contacts; ten times as many fit into no device's day.
    for (const events of bench.sizes.filter((size) => size <= bench.headline)) {
      const sample = await bench.sample(events)
      bench.progress(`reminders ${eventsText(events)}`)
      const input: RemindersInput = { sample, rounds: { least: 5, within: bench.quick ? 1000 : 10_000, most: 25 } }
      const times = resultOf("reminders", await inChild<RemindersTimes>("reminders", input, { heap: HEAP_MIB }))
      if (times.found === 0) throw new Error("reminders: nobody is to be reminded of anything")
      points.push({
        events,
        ratio: median(times.reminders) / median(times.json),
        measured: { ms: median(times.reminders) }
      })
      notes.push(`${eventsText(events)} events: ${times.found} reminders of ${times.contacts} contacts`)
      if (events === bench.headline)
        headlineSpread = spread(times.reminders.map((time, round) => time / times.json[round]!))
    }
    const result = {
      name: "reminders",
      work: "reminders of every contact under the whole built-in pack, from entities",
      limit: "JSON.parse of the same events",
      budget: 2,
      points,
      headline: bench.headline,
      peers: [],
      spread: headlineSpread,
      notes
    }
    return [result]
  }
}
