/** Folds a whole stored log again, through the SQLite stores, beside `JSON.parse` of some of its events. */
import * as Effect from "effect/Effect"
import { refold } from "@kith/core/workspace/Projector"
import type { Say } from "../harness/Say.ts"
import { peakBytes } from "../harness/peakBytes.ts"
import { median } from "../harness/statistics.ts"
import { interleave } from "../harness/interleave.ts"
import { portsOf } from "../sample/ports.ts"
import { firstJsonLines, type Sample } from "../sample/Sample.ts"
import { parseLines } from "./fold.ts"

export interface RebuildInput {
  readonly folder: string
  readonly sample: Sample
  readonly rounds: number
}

export interface RebuildTimes {
  /** ms, one a round. */
  readonly rebuild: ReadonlyArray<number>
  /** ms to parse one event, in the same process and on the same machine's day. */
  readonly parse: number
  readonly peakBytes: number
}

/** The same at every size, so that sizes can be compared. */
const PARSED = 5000

export const run = async ({ folder, sample, rounds }: RebuildInput, say: Say): Promise<void> => {
  const lines = firstJsonLines(sample, PARSED)
  const json = { run: () => parseLines(lines) }
  const parsing = async () => (await interleave({ json }, { least: 5, within: 0, most: 5 })).json
  const before = await parsing()
  const { rebuild } = await interleave(
    { rebuild: { run: () => Effect.runPromise(Effect.provide(refold(), portsOf(folder))) } },
    { least: rounds, within: 0, most: rounds }
  )
  const peak = peakBytes()
  const parse = median([...before, ...(await parsing())]) / lines.length
  say({ rebuild, parse, peakBytes: peak } satisfies RebuildTimes)
}
