/** Reads every row of a CSV file and keeps none: what is left to measure is memory. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { linkedinConnections } from "@kith/formats/linkedin/connections"
import type { Say } from "../harness/Say.ts"
import { peakBytes } from "../harness/peakBytes.ts"
import { bytesOf } from "./importing.ts"

export interface ReadingInput {
  readonly csv: string
}

export const run = async ({ csv }: ReadingInput, say: Say): Promise<void> => {
  const rows = await Effect.runPromise(
    Stream.runFold(
      linkedinConnections.read(bytesOf(csv)),
      () => 0,
      (count) => count + 1
    )
  )
  say({ rows, peakBytes: peakBytes() })
}
