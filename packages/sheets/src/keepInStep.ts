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
import { bind, idsIn } from "./engine/binding.ts"
import { cellText } from "./engine/cellText.ts"
import { heal } from "./engine/heal.ts"
import { hasNewcomers, makePlan } from "./engine/makePlan.ts"
import { isQuiet, type MaybeSame, type Plan, type PlanInput } from "./engine/Plan.ts"
import { partOf } from "./engine/partOf.ts"
import { markOf } from "./engine/places.ts"
import type { Covered, Notice, PendingWrite } from "./engine/Remembered.ts"
import { headingOf, type SharedColumn, sharedColumns } from "./engine/sharedColumns.ts"
import { type SeenLog, seeLog } from "./logSide.ts"
import { newcomers } from "./newcomers.ts"
import { numbered, type SheetReport } from "./Report.ts"
import { type Edit, type Reading, Sheet, type SheetError } from "./Sheet.ts"
import { settleBatches, tellLog } from "./telling.ts"

export interface KeepInStepOptions {
  /** Names the connection: `via` of its events is `sheet:<id>`. */
  readonly id: string
  /** Keys of the columns that go out and come in; the guides' unless given. */
  readonly fields?: ReadonlyArray<string>
  /** Of headings, words and notes that are written; any is read. */
  readonly language?: Language
  /** Says what would be done, and does nothing. */
  readonly dryRun?: boolean
  /** After each step of a round. */
  readonly onProgress?: (step: "read" | "told" | "wrote") => void
}

/** A sheet on which people never cease to work is left for the next run. */
const ROUNDS = 12
/** Looks at one reading: what the log is told may change what it has to say. */
const LOOKS = 4
/** Writes in a row that may fail. */
const FAILURES = 3
/** Writes of which nothing was seen that are remembered, for one that comes late. */
const LATE = 2
/** Reports in which a notice stands: the first may be lost with a run that is killed while it gives it. */
const TWICE = 2
/** Notices that are kept after that. */
const KEPT = 1000

export const keepInStep = Effect.fn("keepInStep")(function* (options: KeepInStepOptions) {
  const { dryRun = false, language = "en", onProgress } = options
  const sheet = yield* Sheet
  const { random } = yield* Primitives
  const columns = sharedColumns(options.fields)
  const connection = yield* Connection.open(dryRun)
  yield* catchUp()
  yield* settleBatches(connection)
  const run = new Run(connection, columns)
  let least = Infinity
  for (let rounds = ROUNDS; rounds > 0; rounds--) {
    const reading = yield* sheet.read
    onProgress?.("read")
    const healing = dryRun ? undefined : yield* run.lookAfter(reading, () => newId(random))
    if (healing !== undefined) {
      yield* run.write(sheet, healing)
      continue
    }
    const plan = yield* run.plan(reading, sheet, language, options.id, dryRun)
    if (plan.stop !== undefined || isQuiet(plan) || dryRun) return yield* run.report(plan, false)
    const left = yield* run.writePlan(sheet, plan, reading, language, newId(random))
    // More than one edit holds is no restlessness of the sheet's, so long as it grows less.
    if (left > 0 && left < least) rounds++
    least = left === 0 ? Infinity : Math.min(left, least)
    onProgress?.("wrote")
  }
  const reading = yield* sheet.read
  return yield* run.report(yield* run.plan(reading, sheet, language, options.id, true), true)
})

class Run {
  private cellsOut = 0
  private events = 0
  private healed = 0
  private failures = 0
  private at = 0
  private log: SeenLog | undefined
  private readonly maybeSame: Array<MaybeSame> = []
  private readonly counted = new Set<string>()
  private readonly connection: Connection
  private readonly columns: ReadonlyArray<SharedColumn>

  constructor(connection: Connection, columns: ReadonlyArray<SharedColumn>) {
    this.connection = connection
    this.columns = columns
  }

  /** What the last write did, is agreed on or put right: the write that puts right, where one is needed. */
  readonly lookAfter = Effect.fnUntraced({ self: this }, function* (this: Run, reading: Reading, fresh: () => string) {
    const { connection, columns } = this
    const last = reading.lastWrite?.id
    if (last === undefined || last === connection.rest.settled) return undefined
    const index = connection.rest.writes.findIndex(({ id }) => id === last)
    const write = connection.rest.writes[index]
    if (write === undefined) {
      yield* connection.save(new Map(), { settled: last })
      return undefined
    }
    const healing = heal(write, reading, (table) => bind(table.columns, columns).at.get("id"))
    if (!this.counted.has(last)) {
      this.cellsOut += healing.cellsOut
      this.healed += healing.restores.length
      this.counted.add(last)
    }
    const texts: Record<string, Record<string, string>> = {}
    for (const { id, key, text } of healing.landed) (texts[id] ??= {})[key] = text
    const rows = connection.agreed(texts, write.at)
    const covered = [...(connection.rest.covered ?? []), ...healing.covered]
    if (healing.restores.length + healing.tags.length === 0) {
      yield* connection.save(rows, {
        settled: last,
        writes: connection.rest.writes.filter((other) => other !== write).slice(-LATE),
        covered: undefined,
        notices: withNews(connection.rest.notices, notRestored(reading, covered))
      })
      return undefined
    }
    const next: PendingWrite = {
      id: fresh(),
      at: write.at,
      cells: healing.restores,
      appended: [],
      columns: reading.columns.map(markOf),
      tags: healing.tags
    }
    yield* connection.save(rows, { writes: [...connection.rest.writes, next], covered })
    return {
      id: next.id,
      cells: next.cells,
      append: [],
      columns: [],
      tags: next.tags,
      lookups: new Map()
    } satisfies Edit
  })

  /** Tells the log what it has to hear, and plans anew, until it has heard all of it. */
  readonly plan = Effect.fnUntraced(
    { self: this },
    function* (this: Run, reading: Reading, sheet: Sheet["Service"], language: Language, id: string, dryRun: boolean) {
      const { connection, columns } = this
      for (let look = 1; ; look++) {
        yield* catchUp()
        const ids = [...connection.remembered.rows.keys(), ...idsIn(reading, columns)]
        const seen = yield* seeLog({ language, columns, ids }, this.log)
        this.log = seen
        const { at, versions } = connection.number(seen.version)
        this.at = at
        const { remembered } = connection
        const input: PlanInput = { reading, has: sheet.has, columns, language, remembered, log: seen.side, at }
        const plan = makePlan(input, yield* newcomers(hasNewcomers(input)))
        if (dryRun) return plan
        if (plan.stop !== undefined) {
          yield* connection.save(new Map(), { stop: plan.stop })
          return plan
        }
        const bound = plan.newColumns.length === 0 ? { columns: plan.bound } : {}
        const notices = withNews(connection.rest.notices, plan.notices)
        yield* connection.save(plan.bases, { ...bound, versions, stop: undefined, notices })
        if (plan.told.length === 0 || look === LOOKS) {
          if (plan.tags.length === 0) yield* connection.save(new Map(), { trusted: [] })
          return plan
        }
        this.events += yield* tellLog(connection, plan.told, at, id)
      }
    }
  )

  /** How much of the plan is left for the next round. */
  readonly writePlan = Effect.fnUntraced(
    { self: this },
    function* (this: Run, sheet: Sheet["Service"], plan: Plan, reading: Reading, language: Language, id: string) {
      const { connection } = this
      const part = partOf(plan, sheet.has.cellsAtOnce ?? Infinity)
      const { cells, append: appended } = part
      const { tags } = plan
      // The rows have ids of their own by the next look, and are newcomers no longer.
      this.maybeSame.push(...part.maybeSame)
      const write: PendingWrite = { id, at: this.at, cells, appended, columns: reading.columns.map(markOf), tags }
      yield* connection.save(new Map(), {
        writes: [...connection.rest.writes, write],
        reserved: [...connection.rest.reserved, ...part.reserve]
      })
      const columns = plan.newColumns.map((column) => ({
        heading: headingOf(column, language),
        tag: column.key,
        ...(column.kind === "id" ? ({ hidden: true, warn: true } as const) : {}),
        ...(column.kind === "computed" ? ({ warn: true } as const) : {})
      }))
      const append = appended.map((row) => row.cells)
      yield* this.write(sheet, { id, cells, append, columns, tags, lookups: part.lookups })
      return part.left
    }
  )

  /** A write that failed may have been done: the next reading tells. */
  readonly write = Effect.fnUntraced({ self: this }, function* (this: Run, sheet: Sheet["Service"], edit: Edit) {
    yield* sheet.write(edit).pipe(
      Effect.tap(() => Effect.sync(() => (this.failures = 0))),
      Effect.catch((error: SheetError) => {
        const mayGoOn =
          error.reason._tag === "Changed" || (error.reason._tag === "SheetUnavailable" && ++this.failures < FAILURES)
        return mayGoOn ? Effect.void : Effect.fail(error)
      })
    )
  })

  readonly report = Effect.fnUntraced({ self: this }, function* (this: Run, plan: Plan, unfinished: boolean) {
    const { connection, cellsOut, events, healed } = this
    const notices = connection.rest.notices.filter(({ told = 0 }) => told < TWICE)
    yield* connection.save(new Map(), {
      notices: connection.rest.notices
        .map((one) => ({ ...one, told: Math.min(TWICE, 1 + (one.told ?? 0)) }))
        .slice(-KEPT)
    })
    const removed = [...connection.remembered.rows].flatMap(([id, base]) => (base.removed === true ? [id] : []))
    return {
      rows: plan.rows,
      cellsOut,
      events,
      healed,
      conflicts: numbered(plan.conflicts),
      setAside: numbered(plan.setAside),
      notices,
      removed,
      deletedInLog: numbered(plan.deletedInLog),
      maybeSame: numbered([...this.maybeSame, ...plan.maybeSame]),
      ...(plan.stop === undefined ? {} : { stopped: plan.stop }),
      unfinished
    } satisfies SheetReport
  })
}

/** Of what went wrong, all that stands nowhere now: somebody may have written over it, or its row may be gone. */
const notRestored = (reading: Reading, covered: ReadonlyArray<Covered>): ReadonlyArray<Notice> => {
  if (covered.length === 0) return []
  const texts = new Set(reading.rows.flatMap((row) => row.map(cellText)))
  return covered.flatMap(({ column, text }) =>
    texts.has(text) ? [] : [{ reason: "notRestored", row: "", column, text } as const]
  )
}

/** One that is planned again after a crash is said once. */
const withNews = (notices: ReadonlyArray<Notice>, news: ReadonlyArray<Notice>): ReadonlyArray<Notice> => [
  ...notices,
  ...news.filter(
    (one) =>
      !notices.some(
        (other) =>
          other.told === undefined && other.row === one.row && other.column === one.column && other.text === one.text
      )
  )
]
