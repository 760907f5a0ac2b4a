/** The steps of one run of `keepInStep`, and what it counts on its way. */
import * as Effect from "effect/Effect"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { catchUp } from "@kith/core/workspace/Projector"
import type { Connection } from "./Connection.ts"
import { bind, idsIn } from "./engine/binding.ts"
import { heal } from "./engine/heal.ts"
import { placesToPeekAt, type Landed, landedWhole } from "./engine/landings.ts"
import { hasNewcomers, makePlan } from "./engine/makePlan.ts"
import type { MaybeSame, Plan, PlanInput } from "./engine/Plan.ts"
import { partOf } from "./engine/partOf.ts"
import { markOf } from "./engine/places.ts"
import type { PendingWrite, Rest, RowBase } from "./engine/Remembered.ts"
import { headingOf, type SharedColumn } from "./engine/sharedColumns.ts"
import { type SeenLog, seeLog } from "./logSide.ts"
import { newcomers } from "./newcomers.ts"
import { notRestored, notRestoredNotice, withNews } from "./notices.ts"
import { numbered, type SheetReport } from "./Report.ts"
import type { Edit, Reading, Sheet, SheetError } from "./Sheet.ts"
import { tellLog } from "./telling.ts"

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

export class Run {
  private cellsOut = 0
  private events = 0
  private healed = 0
  private failures = 0
  private at = 0
  private readonly held: { log?: SeenLog }
  private readonly maybeSame: Array<MaybeSame> = []
  private readonly counted = new Set<string>()
  private readonly connection: Connection
  private readonly columns: ReadonlyArray<SharedColumn>

  constructor(connection: Connection, columns: ReadonlyArray<SharedColumn>, held: { log?: SeenLog } = {}) {
    this.held = held
    this.connection = connection
    this.columns = columns
  }

  /** What the last write did, is agreed on or put right: the write that puts right, where one is needed. */
  readonly lookAfter = Effect.fnUntraced(
    { self: this },
    function* (this: Run, sheet: Sheet["Service"], reading: Reading, fresh: () => string) {
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
      const rows = connection.agreed(textsOf(healing.landed), write.at)
      const covered = [...(connection.rest.covered ?? []), ...healing.covered]
      const homeless = healing.homeless.map(({ column, text }) => notRestoredNotice(column, text))
      const news = withNews(connection.rest.notices, homeless)
      if (healing.restores.length + healing.tags.length === 0) {
        yield* this.settle(sheet, write, rows, {
          covered: undefined,
          notices: withNews(news, notRestored(reading, covered))
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
      yield* connection.save(rows, { writes: [...connection.rest.writes, next], covered, notices: news })
      return {
        id: next.id,
        cells: next.cells,
        append: [],
        columns: [],
        tags: next.tags,
        lookups: new Map()
      } satisfies Edit
    }
  )

  /** Tells the log what it has to hear, and plans anew, until it has heard all of it. */
  readonly plan = Effect.fnUntraced(
    { self: this },
    function* (this: Run, reading: Reading, sheet: Sheet["Service"], language: Language, id: string, dryRun: boolean) {
      const { connection, columns } = this
      for (let look = 1; ; look++) {
        yield* catchUp()
        const ids = [...connection.remembered.rows.keys(), ...idsIn(reading, columns)]
        const seen = yield* seeLog({ language, columns, ids }, this.held.log)
        this.held.log = seen
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

  readonly settle = (
    sheet: Sheet["Service"],
    write: PendingWrite,
    rows: ReadonlyMap<string, RowBase>,
    change: Partial<Record<"covered", undefined>> & Partial<Pick<Rest, "notices">> = {}
  ) => {
    const { connection } = this
    const writes = connection.rest.writes.filter(({ id }) => id !== write.id).slice(-LATE)
    return Effect.tap(connection.save(rows, { ...change, settled: write.id, writes }), () =>
      Effect.sync(() => sheet.settled?.(write.id))
    )
  }

  /** Piece by piece, where the table takes but so much at once. How much is left for the next round. */
  readonly writePlan = Effect.fnUntraced(
    { self: this },
    function* (
      this: Run,
      sheet: Sheet["Service"],
      plan: Plan,
      reading: Reading,
      language: Language,
      fresh: () => string
    ) {
      const { connection } = this
      for (let left = plan; ;) {
        const part = partOf(left, sheet.has.cellsAtOnce ?? Infinity)
        const { cells, append: appended } = part
        const { tags } = left
        const id = fresh()
        // The rows have ids of their own by the next look, and are newcomers no longer.
        this.maybeSame.push(...part.maybeSame)
        const write: PendingWrite = { id, at: this.at, cells, appended, columns: reading.columns.map(markOf), tags }
        yield* connection.save(new Map(), {
          writes: [...connection.rest.writes, write],
          reserved: [...connection.rest.reserved, ...part.reserve]
        })
        const columns = left.newColumns.map((column) => ({
          heading: headingOf(column, language),
          tag: column.key,
          ...(column.kind === "id" ? ({ hidden: true, warn: true } as const) : {}),
          ...(column.kind === "computed" ? ({ warn: true } as const) : {})
        }))
        const append = appended.map((row) => row.cells)
        yield* this.write(sheet, { id, cells, append, columns, tags, lookups: part.lookups })
        // Of a small table the next reading says all there is to say of a single write.
        const isSmall = reading.rows.length * reading.columns.length <= (sheet.has.cellsAtOnce ?? Infinity)
        if (isSmall && left === plan && part.left === 0) return 0
        if (!(yield* this.hasLanded(sheet, write)) || part.left === 0) return part.left
        left = part.rest
      }
    }
  )

  /**
   * Whether all of it stands where it was meant, as far as a peek tells: then it is agreed on, and the next piece may take
   * the place of what this one has kept.
   */
  readonly hasLanded = Effect.fnUntraced(
    { self: this },
    function* (this: Run, sheet: Sheet["Service"], write: PendingWrite) {
      const { connection, columns } = this
      const peek = yield* sheet.peek?.(placesToPeekAt(write)) ?? Effect.undefined
      if (peek?.id !== write.id) return false
      const whole = landedWhole(write, peek.found, bind(peek.found.columns, columns).at.get("id"))
      if (whole === undefined) return false
      this.cellsOut += whole.cellsOut
      this.counted.add(write.id)
      yield* this.settle(sheet, write, connection.agreed(textsOf(whole.landed), write.at))
      return true
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

const textsOf = (landed: ReadonlyArray<Landed>): Record<string, Record<string, string>> => {
  const texts: Record<string, Record<string, string>> = {}
  for (const { id, key, text } of landed) (texts[id] ??= {})[key] = text
  return texts
}
