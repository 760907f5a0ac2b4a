/** Files of 10,000 people into a new log, each beside parsing it and inserting as many rows bare. */
import { join } from "node:path"
import { inChild, resultOf } from "../harness/inChild.ts"
import type { PeerResult, Result } from "../harness/Result.ts"
import { median, spread } from "../harness/statistics.ts"
import type { ImportInput, ImportTimes } from "../jobs/importing.ts"
import { type PeopleFileKind, peopleFiles } from "../sample/peopleFiles.ts"
import type { Bench, Workload } from "./Workload.ts"

const ROWS = 10_000
const BUDGET = 2

export const importing: Workload = {
  name: "import",
  about: "a LinkedIn export of 10,000 rows into a new log, and the same file again",
  run: async (bench) => [
    {
      ...(await imported(bench, "linkedin")),
      name: "import",
      work: "import of a CSV of 10,000 rows, read twice, into new stores on disk",
      budget: BUDGET
    }
  ]
}

/** The budget is about a CSV: these tell what each format adds, and what its bare parser takes for the same bytes. */
export const importFormats: Workload = {
  name: "import-formats",
  about: "the same of 10,000 people as Google CSV, vCard and XLSX",
  run: async (bench) => {
    const results: Array<Result> = []
    for (const kind of ["google", "vcard", "xlsx"] as const) {
      results.push({
        ...(await imported(bench, kind)),
        name: `import-${kind}`,
        work: `import of 10,000 people in ${peopleFiles[kind].name}, read twice, into new stores on disk`
      })
    }
    return results
  }
}

const imported = async (bench: Bench, kind: PeopleFileKind) => {
  const { name, parser, write } = peopleFiles[kind]
  bench.progress(`import of 10 k people, ${name}`)
  const folder = bench.folder(`import-${kind}`)
  const file = join(folder, name)
  await write(file, ROWS)
  const rounds = bench.quick ? { least: 3, within: 0, most: 3 } : { least: 9, within: 20_000, most: 15 }
  const input: ImportInput = { kind, file, folder, rounds }
  const times = resultOf("importing", await inChild<ImportTimes>("importing", input))
  const bare = median(times.bare)
  const peer = (peer: string, ms: number): PeerResult => ({ peer, events: ROWS, ratio: ms / bare, measured: { ms } })
  return {
    limit: `${parser} of it and the same rows and index rows into SQLite bare`,
    points: [{ events: ROWS, ratio: median(times.kith) / bare, measured: { ms: median(times.kith) } }],
    headline: ROWS,
    peers: [peer("kith, the same file again", median(times.again)), peer(`${parser} alone`, median(times.parse))],
    spread: spread(times.kith.map((time, round) => time / times.bare[round]!)),
    notes: [
      `${times.rows} rows; ${times.indexRows} index rows on both sides; the limit takes ${bare.toFixed(0)} ms; sizes are rows, not events`
    ]
  }
}
