/** The most memory that long work holds at once: it should not grow with the log, nor with the file. */
import { join } from "node:path"
import { eventsText } from "../harness/figures.ts"
import { inChild, resultOf } from "../harness/inChild.ts"
import type { Result } from "../harness/Result.ts"
import { scalingResult, sizesToCompare } from "../harness/scaling.ts"
import { statSync } from "node:fs"
import type { ImportInput, ImportTimes } from "../jobs/importing.ts"
import type { ReadingInput } from "../jobs/reading.ts"
import { writeConnectionsCsv } from "../sample/connectionsCsv.ts"
import { rebuilt } from "./rebuild.ts"
import type { Bench, Workload } from "./Workload.ts"

interface Peak {
  readonly events: number
  readonly bytes: number
}

const BUDGET = 2

export const memory: Workload = {
  name: "memory",
  about: "peak memory of a rebuild, an import and the reading of a large file, by their size",
  run: async (bench) => {
    const idle = resultOf("idle", await inChild<{ readonly peakBytes: number }>("idle", null)).peakBytes
    const rebuilds: Array<Peak> = []
    for (const events of sizesToCompare(bench.sizes)) {
      rebuilds.push({ events, bytes: (await rebuilt(bench, events)).peakBytes })
    }
    return [
      bounded("memory", "peak memory of a rebuild", rebuilds, idle),
      bounded("memory-import", "peak memory of an import, by rows", await importPeaks(bench), idle),
      bounded("memory-csv", "peak memory of reading a CSV file, by rows", await readingPeaks(bench), idle)
    ]
  }
}

const importPeaks = async (bench: Bench): Promise<ReadonlyArray<Peak>> => {
  const peaks: Array<Peak> = []
  for (const rows of bench.quick ? [2500, 10_000] : [1000, 10_000, 50_000]) {
    bench.progress(`memory: import of ${eventsText(rows)} rows`)
    const folder = bench.folder(`memory-import-${rows}`)
    const input: ImportInput = { kind: "linkedin", file: join(folder, "Connections.csv"), folder }
    writeConnectionsCsv(input.file, rows)
    peaks.push({ events: rows, bytes: resultOf("importing", await inChild<ImportTimes>("importing", input)).peakBytes })
  }
  return peaks
}

/** 700,000 rows are some 100 MB. */
const readingPeaks = async (bench: Bench): Promise<ReadonlyArray<Peak>> => {
  const peaks: Array<Peak> = []
  for (const rows of bench.quick ? [10_000, 50_000] : [70_000, 700_000]) {
    const input: ReadingInput = { csv: join(bench.folder("memory-csv"), `${rows}.csv`) }
    writeConnectionsCsv(input.csv, rows)
    bench.progress(`memory: reading ${(statSync(input.csv).size / 1e6).toFixed(0)} MB`)
    const { peakBytes } = resultOf("reading", await inChild<{ readonly peakBytes: number }>("reading", input))
    peaks.push({ events: rows, bytes: peakBytes })
  }
  return peaks
}

const MIB = 1024 * 1024

const bounded = (name: string, work: string, peaks: ReadonlyArray<Peak>, idle: number): Result =>
  scalingResult(
    peaks.map(({ events, bytes }) => ({ events, cost: bytes, measured: { bytes } })),
    {
      name,
      work,
      limit: `the same at ${eventsText(peaks[0]!.events)}`,
      budget: BUDGET,
      peers: [{ peer: "node -e 0", events: 0, ratio: idle / peaks[0]!.bytes, measured: { bytes: idle } }],
      notes: [
        peaks
          .map(
            ({ events, bytes }) =>
              `${eventsText(events)}: ${(bytes / MIB).toFixed(0)} MiB, ${(bytes / idle).toFixed(1)} times node -e 0`
          )
          .join("; ")
      ]
    }
  )
