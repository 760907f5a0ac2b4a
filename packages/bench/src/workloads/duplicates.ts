/** The duplicate finder over more and more people: it is to compare only those who share something. */
import { eventsText } from "../harness/figures.ts"
import { inChild, resultOf } from "../harness/inChild.ts"
import { scalingResult } from "../harness/scaling.ts"
import { median } from "../harness/statistics.ts"
import type { DuplicatesFound, DuplicatesInput } from "../jobs/duplicates.ts"
import type { Workload } from "./Workload.ts"

const SIZES = [10_000, 100_000]

export const duplicates: Workload = {
  name: "duplicates",
  about: "who may be one person, among 10,000 and 100,000 people in memory",
  run: async (bench) => {
    bench.progress("duplicates")
    const rounds = bench.quick ? { least: 3, within: 0, most: 3 } : { least: 7, within: 20_000, most: 21 }
    const input: DuplicatesInput = { sizes: SIZES, rounds }
    const found = resultOf("duplicates", await inChild<DuplicatesFound>("duplicates", input))
    const points = SIZES.map((people) => ({ people, ms: median(found.times[people]!) }))
    return [
      scalingResult(
        points.map(({ people, ms }) => ({ events: people, cost: ms / people, measured: { ms } })),
        {
          name: "duplicates",
          work: "time a person of proposing who may be one, among more people in memory",
          limit: `the same among ${eventsText(SIZES[0]!)}`,
          budget: 1.5,
          notes: points.map(
            ({ people, ms }) =>
              `${eventsText(people)} people: ${found.pairs[people]} pairs, ${found.likely[people]} of them likely; ${((ms / people) * 1000).toFixed(1)} µs a person; one in twenty came before, a company has some twenty`
          )
        }
      )
    ]
  }
}
