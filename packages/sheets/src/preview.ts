/**
 * What a run of `keepInStep` would do as things stand, by the same plan, without doing any of it: for `--dry-run` and
 * for saying what waits. Reads the sheet once.
 */
import * as Effect from "effect/Effect"
import { catchUp } from "@kith/core/workspace/Projector"
import { Connection } from "./Connection.ts"
import { bind, idsIn } from "./engine/binding.ts"
import { hasNewcomers, makePlan } from "./engine/makePlan.ts"
import type { PlanInput } from "./engine/Plan.ts"
import { headingOf, sharedColumns } from "./engine/sharedColumns.ts"
import type { KeepInStepOptions } from "./keepInStep.ts"
import { seeLog } from "./logSide.ts"
import { newcomers } from "./newcomers.ts"
import { numbered, type SheetReport } from "./Report.ts"
import { Sheet } from "./Sheet.ts"
import { settleBatches } from "./telling.ts"
import { draftsOf } from "./tell.ts"

/** `cellsOut` and `events` are what would be written, as far as one look tells; nothing was. */
export const preview = Effect.fn("preview")(function* (options: Omit<KeepInStepOptions, "dryRun" | "onProgress">) {
  const { language = "en" } = options
  const sheet = yield* Sheet
  const columns = sharedColumns(options.fields)
  const connection = yield* Connection.open(true)
  yield* catchUp()
  yield* settleBatches(connection)
  if (connection.rest.settled !== undefined) sheet.settled?.(connection.rest.settled)
  const reading = yield* sheet.read
  const ids = [...connection.remembered.rows.keys(), ...idsIn(reading, columns)]
  const { side: log, version } = yield* seeLog({ language, columns, ids })
  const { at } = connection.number(version)
  const { remembered } = connection
  const input: PlanInput = { reading, has: sheet.has, columns, language, remembered, log, at }
  // Without a column of ids everybody would be new: that column is still to come.
  const hasIds = bind(reading.columns, columns).at.has("id")
  const fresh = yield* newcomers(!hasIds || hasNewcomers(input))
  const first = makePlan(input, fresh)
  // Columns that are still to come are taken as there, to see what would stand in them.
  const laidOut = [
    ...reading.columns,
    ...first.newColumns.map((column) => ({ heading: headingOf(column, language), tag: column.key }))
  ]
  const plan =
    first.newColumns.length === 0 ? first : makePlan({ ...input, reading: { ...reading, columns: laidOut } }, fresh)
  let events = plan.reserve.length
  for (const one of plan.told) {
    const notes = remembered.rows.get(one.id)?.cells["notes"]?.[0]
    events += (yield* draftsOf(one, notes, `sheet:${options.id}`)).length
  }
  const appended = plan.append.flatMap(({ cells }) => cells.filter(({ _tag }) => _tag !== "Empty")).length
  const gone = [...plan.bases].flatMap(([id, base]) => (base?.removed === true ? [id] : []))
  const removed = [...remembered.rows].flatMap(([id, base]) => (base.removed === true ? [id] : []))
  const report: SheetReport = {
    rows: plan.rows + plan.append.length,
    cellsOut: plan.cells.length + appended,
    events,
    healed: 0,
    conflicts: numbered(plan.conflicts),
    setAside: numbered(plan.setAside),
    notices: plan.notices,
    removed: [...new Set([...removed, ...gone])],
    deletedInLog: numbered(plan.deletedInLog),
    maybeSame: numbered(plan.maybeSame),
    ...(plan.stop === undefined ? {} : { stopped: plan.stop }),
    unfinished: false
  }
  return report
})
