/** The bytes that a log takes on disk, beside gzip of its events as JSON. */
import { statSync } from "node:fs"
import { join } from "node:path"
import { eventsText } from "../harness/figures.ts"
import { inChild, resultOf } from "../harness/inChild.ts"
import type { PeerResult, Point } from "../harness/Result.ts"
import type { GzipInput } from "../jobs/gzip.ts"
import { homeOf } from "../sample/Home.ts"
import { jsonLinesFile } from "../sample/Sample.ts"
import type { Workload } from "./Workload.ts"

export const bytes: Workload = {
  name: "bytes",
  about: "log.sqlite beside gzip of the events as JSON lines",
  run: async (bench) => {
    const points: Array<Point> = []
    const peers: Array<PeerResult> = []
    for (const events of bench.sizes) {
      const sample = await bench.sample(events)
      bench.progress(`bytes ${eventsText(events)}`)
      const input: GzipInput = { file: jsonLinesFile(sample), level: 6 }
      const gzip = resultOf("gzip", await inChild<{ readonly bytes: number }>("gzip", input)).bytes
      const point = (size: number): Point => ({ events, ratio: size / gzip, measured: { bytes: size } })
      points.push(point(sizeOf(sample.folder, "log.sqlite")))
      if (events !== bench.headline) continue
      const { log } = await homeOf(bench, events)
      peers.push({ peer: "entities.sqlite", ...point(sizeOf(log, "entities.sqlite")) })
      peers.push({ peer: "json-lines", ...point(statSync(jsonLinesFile(sample)).size) })
    }
    const result = {
      name: "bytes",
      work: "bytes of the log on disk, its pages packed",
      limit: "gzip -6 of the events as JSON lines",
      budget: 1.2,
      points,
      headline: bench.headline,
      peers,
      notes: ["entities.sqlite is derived: it is made anew from the log, and never sent or backed up"]
    }
    return [result]
  }
}

/** With what of it is still in its journal. */
const sizeOf = (folder: string, name: string): number =>
  ["", "-wal"].reduce(
    (sum, suffix) => sum + (statSync(join(folder, `${name}${suffix}`), { throwIfNoEntry: false })?.size ?? 0),
    0
  )
