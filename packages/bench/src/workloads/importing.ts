/** A LinkedIn export of 10,000 rows into a new log, beside parsing it and inserting as many rows bare. */
import { join } from "node:path"
import { inChild, resultOf } from "../harness/inChild.ts"
import type { PeerResult } from "../harness/Result.ts"
import { median, spread } from "../harness/statistics.ts"
import type { ImportInput, ImportTimes } from "../jobs/importing.ts"
import { writeConnectionsCsv } from "../sample/connectionsCsv.ts"
import type { Workload } from "./Workload.ts"

const ROWS = 10_000

export const importing: Workload = {
  name: "import",
  about: "a LinkedIn export of 10,000 rows into a new log, and the same file again",
  run: async (bench) => {
    bench.progress("import 10 k rows")
    const folder = bench.folder("import")
    const csv = join(folder, "Connections.csv")
    writeConnectionsCsv(csv, ROWS)
    const rounds = bench.quick ? { least: 3, within: 0, most: 3 } : { least: 9, within: 20_000, most: 15 }
    const input: ImportInput = { csv, folder, rounds }
    const times = resultOf("importing", await inChild<ImportTimes>("importing", input))
    const bare = median(times.bare)
    const peer = (name: string, ms: number): PeerResult => ({
      peer: name,
      events: ROWS,
      ratio: ms / bare,
      measured: { ms }
    })
    const result = {
      name: "import",
      work: "import of a CSV of 10,000 rows, read twice, into new stores on disk",
      limit: "csv-parse of it and the same rows and index rows into SQLite bare",
      budget: 2,
      points: [{ events: ROWS, ratio: median(times.kith) / bare, measured: { ms: median(times.kith) } }],
      headline: ROWS,
      peers: [peer("kith, the same file again", median(times.again)), peer("csv-parse alone", median(times.parse))],
      spread: spread(times.kith.map((time, round) => time / times.bare[round]!)),
      notes: [
        `${times.rows} rows; ${times.indexRows} index rows on both sides; the limit takes ${bare.toFixed(0)} ms; sizes are rows, not events`
      ]
    }
    return [result]
  }
}
