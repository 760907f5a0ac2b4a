/** The port on a table in memory, which fails when it is told to. */
import * as Effect from "effect/Effect"
import { type Abilities, Changed, Refused, type Sheet, SheetError, SheetUnavailable } from "../../src/Sheet.ts"
import type { Grid } from "./Grid.ts"

/** How a call fails for its caller: before or after it was done. */
export type Failure = "before" | "after"

export interface GridSheetOptions extends Partial<Abilities> {
  /** As files are: a write is refused where anything has changed since the reading. */
  readonly strict?: boolean
  /** Runs before each call reaches the table; what it answers is how the call fails. */
  readonly before?: (operation: "read" | "write") => Failure | undefined
}

export const sheetOnGrid = (grid: Grid, options: GridSheetOptions = {}): Sheet["Service"] => {
  const { before = () => undefined, lookups = true, notes = true, tags = true, strict = false, cellsAtOnce } = options
  let read: string | undefined
  const fails = (operation: "read" | "write", reason: SheetError["reason"]) => new SheetError({ operation, reason })
  return {
    name: "grid",
    has: { lookups, notes, tags, ...(cellsAtOnce === undefined ? {} : { cellsAtOnce }) },
    read: Effect.suspend(() => {
      if (before("read") !== undefined) return Effect.fail(fails("read", unavailable(false)))
      read = JSON.stringify(grid.table())
      const lastWrite = grid.lastWrite === undefined ? {} : { lastWrite: grid.lastWrite }
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
      })
  }
}

const unavailable = (sent: boolean) => new SheetUnavailable({ sent, cause: new Error("told to fail") })
