/** Runs workloads one after the other, in a temporary folder that is gone afterwards. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { eventsText } from "./harness/figures.ts"
import type { Result } from "./harness/Result.ts"
import { makeSample, type Sample } from "./sample/Sample.ts"
import type { Bench, Workload } from "./workloads/Workload.ts"

export interface RunOptions {
  readonly sizes: ReadonlyArray<number>
  readonly quick: boolean
  readonly progress: (text: string) => void
}

/** The size that the budgets are about. */
const HEADLINE = 100_000

export const run = async (workloads: ReadonlyArray<Workload>, options: RunOptions): Promise<ReadonlyArray<Result>> => {
  const root = mkdtempSync(join(tmpdir(), "kith-bench-"))
  // What stops the run must not leave gigabytes behind.
  const stop = (): never => {
    rmSync(root, { recursive: true, force: true })
    process.exit(130)
  }
  process.once("SIGINT", stop).once("SIGTERM", stop)
  try {
    const bench = benchIn(root, options)
    const results: Array<Result> = []
    for (const workload of workloads) results.push(...(await workload.run(bench)))
    return results
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop)
    rmSync(root, { recursive: true, force: true })
  }
}

const benchIn = (root: string, { sizes, quick, progress }: RunOptions): Bench => {
  const samples = new Map<number, Promise<Sample>>()
  const sample = (events: number): Promise<Sample> => {
    const known = samples.get(events)
    if (known !== undefined) return known
    progress(`making a log of ${eventsText(events)} events`)
    const made = makeSample(join(root, `log-${events}`), events)
    samples.set(events, made)
    return made
  }
  const folder = (name: string): string => {
    const path = join(root, name)
    mkdirSync(path, { recursive: true })
    return path
  }
  return { sizes, headline: sizes.includes(HEADLINE) ? HEADLINE : sizes.at(-1)!, quick, sample, folder, progress }
}
