/** What a run did and found, as facts: apps make the words. Rows are numbered as people see them, the header being row 1. */
import type { Conflicting, MaybeSame, Plan, SetAside } from "./engine/Plan.ts"
import type { Notice, Stop } from "./engine/Remembered.ts"

export interface SheetReport {
  /** Rows of people. */
  readonly rows: number
  /** Cells that were written, and seen to stand where they were meant. */
  readonly cellsOut: number
  /** Events written to the log. */
  readonly events: number
  /** Cells for which the log has another value beside the one on display. */
  readonly conflicts: ReadonlyArray<Conflicting>
  /** Cells and rows that are left as they are, until somebody mends them. */
  readonly setAside: ReadonlyArray<SetAside>
  /** What was typed where nothing can be typed, and was put back; `row` is the contact’s id. Each stands in two reports. */
  readonly notices: ReadonlyArray<Notice>
  /** Contacts whose rows are gone from the sheet: `resolve` says what becomes of them. */
  readonly removed: ReadonlyArray<string>
  /** Contacts that were deleted in the log, and whose rows stay. */
  readonly deletedInLog: Plan["deletedInLog"]
  /** Cells that landed wrong, or on what somebody was typing, and were put right. */
  readonly healed: number
  /** New rows that look like contacts who have rows of their own. */
  readonly maybeSame: ReadonlyArray<MaybeSame>
  /** Nothing was read into the log nor written: somebody has to look, and accept it or undo it. */
  readonly stopped?: Stop
  /** The sheet kept moving: what is left is for the next run. */
  readonly unfinished: boolean
}

const HEADER = 1

/** Counted from 0 behind the header row, and as people see it. */
export const rowNumber = (row: number): number => row + HEADER + 1

export const numbered = <A extends { readonly row: number }>(all: ReadonlyArray<A>): ReadonlyArray<A> =>
  all.map((one) => ({ ...one, row: rowNumber(one.row) }))
