/** One run on an opened sheet: in step, or a look at what would be done; remembered, and its failures in words. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { frozenClock } from "@kith/core/workspace/frozenClock"
import { keepInStep, type KeepInStepOptions } from "@kith/sheets/keepInStep"
import { layerSheetMemorySqlite } from "@kith/sheets/node/SheetMemorySqlite"
import { preview } from "@kith/sheets/preview"
import type { SheetReport } from "@kith/sheets/Report"
import { Sheet } from "@kith/sheets/Sheet"
import { type SheetMemory, SheetMemoryError } from "@kith/sheets/SheetMemory"
import type { Ports } from "../Command.ts"
import type { Session } from "../Session.ts"
import { type OpenedSheet, openSheet } from "./openSheet.ts"
import { sheetFailure } from "./sheetFailure.ts"
import { changeSheet, type KeptSheet, memoryFile } from "./sheetsFile.ts"

export const openKept = (session: Session, kept: KeptSheet) =>
  onRealTime(session, openSheet(session, kept)).pipe(inWords(session, kept))

export const runSheet = Effect.fnUntraced(function* (
  session: Session,
  kept: KeptSheet,
  opened: OpenedSheet,
  dryRun: boolean,
  held?: NonNullable<KeepInStepOptions["held"]>
) {
  const { id, language, fields } = kept
  const options = { id, language, ...(fields === undefined ? {} : { fields }), ...(held === undefined ? {} : { held }) }
  const work: Effect.Effect<SheetReport, unknown, Ports | Sheet | SheetMemory> = dryRun
    ? preview(options)
    : keepInStep(options)
  const report = yield* Effect.raceFirst(work.pipe(Effect.provideService(Sheet, opened.sheet)), opened.away).pipe(
    withMemory(session, id),
    (run) => onRealTime(session, run),
    inWords(session, kept)
  )
  if (!dryRun && report.stopped === undefined && !report.unfinished) yield* remember(session, kept, opened)
  return report
})

const remember = Effect.fnUntraced(function* (
  { folder, global, now }: Session,
  kept: KeptSheet,
  { google, sheet }: OpenedSheet
) {
  const syncedAt = global.at === undefined ? Date.now() : now
  let isDressed = kept.undressed !== true
  if (!isDressed && google !== undefined) {
    const { dressTable } = yield* Effect.promise(() => import("@kith/sheets/google/createSpreadsheet"))
    const { columns } = yield* sheet.read
    // Looks only: a sheet that stays plain is none the worse.
    isDressed = (yield* Effect.result(dressTable(google.client, google, columns.length)))._tag === "Success"
  }
  changeSheet(folder, kept.id, ({ undressed, ...rest }) => ({
    ...rest,
    syncedAt,
    ...(isDressed || undressed === undefined ? {} : { undressed })
  }))
})

/** What was last agreed on, for as long as `work` takes. Whoever has it now is through in a moment, as a rule. */
export const withMemory =
  ({ folder }: Pick<Session, "folder">, id: string) =>
  <A, E, R>(work: Effect.Effect<A, E, R>) =>
    Effect.gen(function* () {
      const layer = layerSheetMemorySqlite(memoryFile(folder, id))
      for (let attempt = 1; ; attempt++) {
        const ran = yield* Effect.result(Effect.provide(work, layer))
        if (ran._tag === "Success") return ran.success
        const isBusy = ran.failure instanceof SheetMemoryError && ran.failure.why === "busy"
        if (!isBusy || attempt === PATIENCE) return yield* Effect.fail(ran.failure)
        yield* pause(PAUSE_MS)
      }
    })

const PATIENCE = 12
const PAUSE_MS = 250

export const inWords =
  (session: Session, kept: Pick<KeptSheet, "name" | "place">) =>
  <A, E, R>(work: Effect.Effect<A, E, R>) =>
    Effect.mapError(work, (error) => sheetFailure(session, kept, error) ?? error)

/** In real time, whatever `--at` says. */
export const pause = (ms: number): Effect.Effect<void> =>
  Effect.callback<void>((resume) => {
    const timer = setTimeout(() => resume(Effect.void), ms)
    return Effect.sync(() => clearTimeout(timer))
  })

/** Under `--at` the clock stands still, and waiting would be over at once: there only the waiting is real. */
const onRealTime = <A, E, R>({ global, now }: Session, work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> => {
  if (global.at === undefined) return work
  const running = Clock.Clock.defaultValue()
  return Effect.provideService(work, Clock.Clock, { ...frozenClock(now), sleep: (duration) => running.sleep(duration) })
}
