/**
 * One run that brings a sheet and the log in step: read, look after the last write, plan, tell the log, write, and again
 * until nothing is left to do. What it is about to do is remembered before and what came of it after, so a run that is
 * killed anywhere and started again comes to the same sheet and the same log.
 */
import * as Effect from "effect/Effect"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { newId } from "@kith/core/log/Ids"
import { Primitives } from "@kith/core/log/Primitives"
import { catchUp } from "@kith/core/workspace/Projector"
import { Connection } from "./Connection.ts"
import { isQuiet } from "./engine/Plan.ts"
import type { SeenLog } from "./logSide.ts"
import { sharedColumns } from "./engine/sharedColumns.ts"
import { Run } from "./Run.ts"
import { Sheet } from "./Sheet.ts"
import { settleBatches } from "./telling.ts"

export interface KeepInStepOptions {
  /** Names the connection: `via` of its events is `sheet:<id>`. */
  readonly id: string
  /** Keys of the columns that go out and come in; the guides' unless given. */
  readonly fields?: ReadonlyArray<string>
  /** Of headings, words and notes that are written; any is read. */
  readonly language?: Language
  /** Says what would be done, and does nothing. */
  readonly dryRun?: boolean
  /** The same for all runs of a process (`--watch`): what one has seen of the log spares the next to read everybody. */
  readonly held?: { log?: SeenLog }
  /** After each step of a round. */
  readonly onProgress?: (step: "read" | "told" | "wrote") => void
}

/** A sheet on which people never cease to work is left for the next run. */
const ROUNDS = 12

export const keepInStep = Effect.fn("keepInStep")(function* (options: KeepInStepOptions) {
  const { dryRun = false, language = "en", onProgress } = options
  const sheet = yield* Sheet
  const { random } = yield* Primitives
  const columns = sharedColumns(options.fields)
  const connection = yield* Connection.open(dryRun)
  yield* catchUp()
  yield* settleBatches(connection)
  const run = new Run(connection, columns, options.held)
  if (connection.rest.settled !== undefined) sheet.settled?.(connection.rest.settled)
  let least = Infinity
  for (let rounds = ROUNDS; rounds > 0; rounds--) {
    const reading = yield* sheet.read
    onProgress?.("read")
    const healing = dryRun ? undefined : yield* run.lookAfter(sheet, reading, () => newId(random))
    if (healing !== undefined) {
      yield* run.write(sheet, healing)
      continue
    }
    const plan = yield* run.plan(reading, sheet, language, options.id, dryRun)
    if (plan.stop !== undefined || isQuiet(plan) || dryRun) return yield* run.report(plan, false)
    const left = yield* run.writePlan(sheet, plan, reading, language, () => newId(random))
    // More than one edit holds is no restlessness of the sheet's, so long as it grows less.
    if (left > 0 && left < least) rounds++
    least = left === 0 ? Infinity : Math.min(left, least)
    onProgress?.("wrote")
  }
  const reading = yield* sheet.read
  return yield* run.report(yield* run.plan(reading, sheet, language, options.id, true), true)
})
