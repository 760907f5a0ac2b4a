/** A sheet of 10,000 people kept in step with a log: time and memory beside reading and writing the file, and calls of the port. */
import { cpSync } from "node:fs"
import { join } from "node:path"
import { inChild, resultOf } from "../harness/inChild.ts"
import type { PeerResult, Result } from "../harness/Result.ts"
import { median, spread } from "../harness/statistics.ts"
import type { ImportInput, ImportTimes } from "../jobs/importing.ts"
import type { SheetsFound, SheetsInput } from "../jobs/sheets.ts"
import { writeConnectionsCsv } from "../sample/connectionsCsv.ts"
import type { SheetFileKind } from "../sample/sheetFiles.ts"
import type { Bench, Workload } from "./Workload.ts"

const ROWS = 10_000
const PARSERS = { csv: "csv-parse", xlsx: "read-excel-file" } as const
/** To see what there is, to write, and to see that it stands: whoever writes a table that others edit needs as many. */
const LEAST_CALLS = 3

export const sheets: Workload = {
  name: "sheets",
  about: "a CSV file and a workbook of 10,000 people kept in step with a log: time, memory, calls",
  run: async (bench) => {
    const log = await logOfPeople(bench)
    const csv = await kept(bench, log, "csv")
    const xlsx = await kept(bench, log, "xlsx")
    return [timeOf("csv", csv), timeOf("xlsx", xlsx), callsOf({ csv, xlsx })]
  }
}

const logOfPeople = async (bench: Bench): Promise<string> => {
  bench.progress("making a log of 10 k people")
  const folder = bench.folder("sheets-log")
  const input: ImportInput = { kind: "linkedin", file: join(folder, "Connections.csv"), folder }
  writeConnectionsCsv(input.file, ROWS)
  resultOf("importing", await inChild<ImportTimes>("importing", input))
  return join(folder, "first")
}

const kept = async (bench: Bench, log: string, kind: SheetFileKind): Promise<SheetsFound> => {
  bench.progress(`sheets ${kind}`)
  const folder = bench.folder(`sheets-${kind}`)
  const rounds = bench.quick ? { least: 3, within: 0, most: 3 } : { least: 7, within: 30_000, most: 15 }
  const input: SheetsInput = { kind, log: join(folder, "log"), folder, rounds }
  cpSync(log, input.log, { recursive: true })
  return resultOf("sheets", await inChild<SheetsFound>("sheets", input))
}

const timeOf = (kind: SheetFileKind, found: SheetsFound): Result => {
  const bare = median(found.bare)
  const row = (peer: string, times: ReadonlyArray<number>): PeerResult => ({
    peer,
    events: ROWS,
    ratio: median(times) / bare,
    measured: { ms: median(times) }
  })
  const changed = median(found.changed)
  return {
    name: `sheets-${kind}`,
    work: "a sync of 10,000 rows with a hundred cells changed on either side, between files on disk",
    limit: `${PARSERS[kind]} reading the same file, its bytes written durably, and reading it again`,
    points: [{ events: ROWS, ratio: changed / bare, measured: { ms: changed } }],
    headline: ROWS,
    peers: [row("kith, nothing new", found.nothing), row("kith, first sync, into an empty sheet", found.first)],
    spread: spread(found.changed.map((ms, round) => ms / found.bare[round]!)),
    notes: [
      `${found.rows} rows, ${found.cells} cells, ${(found.fileBytes / 1e6).toFixed(1)} MB; the limit takes ${bare.toFixed(0)} ms; sizes are rows, not events`,
      `the first sync peaks at ${mib(found.peakBytes)} MiB, the same process with the log open alone at ${mib(found.idleBytes)}`
    ]
  }
}

/** The most of any kind: what stands behind the port makes no difference. */
const callsOf = (found: { readonly [kind in SheetFileKind]: SheetsFound }): Result => {
  const [worst] = Object.values(found).toSorted((a, b) => b.calls.changed.length - a.calls.changed.length)
  return {
    name: "sheets-calls",
    work: "calls of the port in that sync, of whichever file takes more",
    limit: "a reading, a write, a reading",
    budget: 1,
    points: [
      {
        events: ROWS,
        ratio: worst!.calls.changed.length / LEAST_CALLS,
        measured: { ms: median(worst!.changed) }
      }
    ],
    headline: ROWS,
    peers: [],
    notes: Object.entries(found).map(
      ([kind, { calls }]) =>
        `${kind}: a hundred changes on either side: ${calls.changed.join(", ")}; nothing new: ${calls.nothing.join(", ")}; first: ${calls.first.join(", ")}`
    )
  }
}

const mib = (bytes: number): string => (bytes / 2 ** 20).toFixed(0)
