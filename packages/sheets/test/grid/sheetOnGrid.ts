/** The port on a table in memory, which fails when it is told to. */
import * as Effect from "effect/Effect"
import {
  type Abilities,
  Changed,
  type PeekedAt,
  ID_TAG,
  Refused,
  type Sheet,
  SheetError,
  SheetUnavailable,
  type Table
} from "../../src/Sheet.ts"
import type { Grid } from "./Grid.ts"

/** How a call fails for its caller: before or after it was done. */
export type Failure = "before" | "after"

export interface GridSheetOptions extends Partial<Abilities> {
  /** As files are: a write is refused where anything has changed since the reading. */
  readonly strict?: boolean
  /** A part of what the last write found can be had alone. */
  readonly peeks?: boolean
  /** Runs before each call reaches the table; what it answers is how the call fails. */
  readonly before?: (operation: "read" | "write") => Failure | undefined
}

export const sheetOnGrid = (grid: Grid, options: GridSheetOptions = {}): Sheet["Service"] => {
  const { before = () => undefined, lookups = true, notes = true, tags = true, strict = false, cellsAtOnce } = options
  let read: string | undefined
  let settled: string | undefined
  const fails = (operation: "read" | "write", reason: SheetError["reason"]) => new SheetError({ operation, reason })
  return {
    name: "grid",
    has: { lookups, notes, tags, ...(cellsAtOnce === undefined ? {} : { cellsAtOnce }) },
    read: Effect.suspend(() => {
      if (before("read") !== undefined) return Effect.fail(fails("read", unavailable(false)))
      read = JSON.stringify(grid.table())
      const { lastWrite: last } = grid
      const lastWrite = last === undefined || (settled !== undefined && last.id === settled) ? {} : { lastWrite: last }
      return Effect.succeed({ ...grid.table(), ...lastWrite, lookups: new Map(grid.lookups) })
    }),
    write: (edit) =>
      Effect.suspend(() => {
        const failure = before("write")
        if (failure === "before") return Effect.fail(fails("write", unavailable(true)))
        const cells = [...edit.cells.map(({ cell }) => cell), ...edit.append.flat()]
        if (!lookups && cells.some((cell) => cell?._tag === "Lookup"))
          return Effect.fail(fails("write", new Refused({ why: "malformed", detail: "no lookups here" })))
        if (strict && read !== JSON.stringify(grid.table())) return Effect.fail(fails("write", new Changed()))
        const could = grid.write({
          ...edit,
          cells: notes ? edit.cells : edit.cells.map(({ note: _, ...cell }) => cell),
          tags: tags ? edit.tags : [],
          columns: tags ? edit.columns : (edit.columns.map(({ heading }) => ({ heading })) as never)
        })
        if (!could) return Effect.fail(fails("write", new Changed()))
        return failure === "after" ? Effect.fail(fails("write", unavailable(true))) : Effect.void
      }),
    settled: (id) => void (settled = id),
    ...(options.peeks === true && {
      peek: (asked: PeekedAt) =>
        Effect.suspend(() => {
          if (before("read") !== undefined) return Effect.fail(fails("read", unavailable(false)))
          return Effect.succeed(
            grid.lastWrite && { id: grid.lastWrite.id, found: partOfTable(grid.lastWrite.found, asked) }
          )
        })
    })
  }
}

const partOfTable = ({ columns, rows }: Table, asked: PeekedAt): Table => {
  const ids = columns.findIndex(({ tag }) => tag === ID_TAG)
  const [whole, some] = [new Set(asked.rows), new Set(asked.cells.map(({ row, column }) => `${row} ${column}`))]
  return {
    columns,
    rows: rows.map((cells, row) =>
      cells.map((cell, column) => (whole.has(row) || column === ids || some.has(`${row} ${column}`) ? cell : undefined))
    )
  }
}

const unavailable = (sent: boolean) => new SheetUnavailable({ sent, cause: new Error("told to fail") })
