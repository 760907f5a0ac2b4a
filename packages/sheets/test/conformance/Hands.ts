/** What makes a table for the conformance suite: the layer under test, and hands that edit its table as people do. */
import type * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { Sheet } from "../../src/Sheet.ts"

type Done = Effect.Effect<void, unknown>

/** People at the table, past the layer: rows count from 0 behind the header row, columns from 0. */
export interface Hands {
  /** Empty: clears the cell. */
  readonly type: (row: number, column: number, text: string) => Done
  readonly rename: (column: number, heading: string) => Done
  /** All rows, by this column's texts, from a to z. */
  readonly sort: (column: number) => Done
  readonly insertRow: (at: number, cells: ReadonlyArray<string>) => Done
  readonly deleteRow: (at: number) => Done
  readonly insertColumn: (at: number, heading: string) => Done
  readonly deleteColumn: (at: number) => Done
  readonly moveColumn: (from: number, to: number) => Done
  /** A formula that shows 2, where tables have formulas. */
  readonly formula?: (row: number, column: number) => Done
}

export interface SheetPlace {
  readonly sheet: Sheet["Service"]
  /** The same table as another process opens it. */
  readonly again: Effect.Effect<Sheet["Service"], unknown>
  readonly hands: Hands
  /** The next write fails for its caller as unavailable: before or after it was done. Where that can be arranged. */
  readonly failNext?: (when: "before" | "after") => Done
}

/** A table of its own with this header and these rows, removed with the scope. */
export type MakeSheet = (
  headings: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<string>>
) => Effect.Effect<SheetPlace, unknown, Scope.Scope>
