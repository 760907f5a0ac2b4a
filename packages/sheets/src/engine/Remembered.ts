/**
 * What a connection remembers between two looks at its sheet: what was last agreed on, and what it was about to do. All
 * of it is JSON, for whatever store keeps it.
 */
import type { VersionRecord } from "@kith/core/log/VersionVector"
import type { Cell, NewCell } from "../Sheet.ts"

/** The text of a cell on which sheet and log last agreed, and the number of the log's version that went with it. */
export type Agreed = readonly [text: string, at: number]

export interface RowBase {
  /** By column. A column without one was never agreed on. */
  readonly cells: Readonly<Record<string, Agreed>>
  /** The row is gone from the sheet; what becomes of the contact is for somebody to say. */
  readonly removed?: true
  /** Somebody has said that the row of this deleted contact may go. */
  readonly mayGo?: true
}

/** By what a row is known again: its id, where it has one of its own, and all else that stands in it. */
export interface RowMark {
  readonly id?: string
  /** By column; the cell that is written and the id are left out. */
  readonly texts: ReadonlyArray<string>
}

export interface ColumnMark {
  readonly heading: string
  readonly tag?: string
}

export interface PendingCell {
  readonly row: number
  readonly column: number
  readonly rowMark: RowMark
  readonly columnMark: ColumnMark
  /** What stood there when it was planned. */
  readonly was: Cell | null
  /** Left out: only the note is written. */
  readonly cell?: NewCell
  readonly note?: string
  /** Puts back what an earlier write covered: to be tried again where it goes wrong. */
  readonly restores?: true
  /** What is agreed on once it has landed. */
  readonly agrees?: { readonly id: string; readonly key: string; readonly text: string }
}

export interface PendingWrite {
  readonly id: string
  /** The log's version from which it was planned. */
  readonly at: number
  readonly cells: ReadonlyArray<PendingCell>
  /** Rows behind the last; `texts` by column key. */
  readonly appended: ReadonlyArray<{
    readonly id: string
    readonly cells: ReadonlyArray<NewCell>
    readonly texts: Readonly<Record<string, string>>
  }>
  /** The table's columns as they were counted. */
  readonly columns: ReadonlyArray<ColumnMark>
  readonly tags: ReadonlyArray<{ readonly column: number; readonly tag: string }>
}

/** What a batch of events says to the log: agreed on as soon as the batch is there. */
export interface PendingBatch {
  readonly id: string
  readonly at: number
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** What somebody typed where nothing can be typed, and so was put back. Kept here too: a report may be lost with its run. */
export interface Notice {
  readonly reason: "computed" | "notRestored"
  readonly row: string
  readonly column: string
  readonly text: string
  /** In how many reports it stood, so far as they arrived. */
  readonly told?: number
}

export interface Covered {
  readonly column: string
  readonly text: string
}

export type Stop =
  | { readonly why: "rowsGone"; readonly ids: ReadonlyArray<string> }
  | { readonly why: "columnsSwapped"; readonly keys: ReadonlyArray<string> }

export interface Rest {
  /** Columns bound when it was last looked at; absent before the first time. */
  readonly columns?: ReadonlyArray<string>
  /** The log's versions, by number, that cells refer to. */
  readonly versions: Readonly<Record<string, VersionRecord>>
  /** Ids that were given to rows of people who are not in the log yet. */
  readonly reserved: ReadonlyArray<string>
  /** The latest writes, oldest first: a late one may still take place. */
  readonly writes: ReadonlyArray<PendingWrite>
  /** What writes that went wrong have covered, until it is sure that it stands somewhere again. */
  readonly covered?: ReadonlyArray<Covered>
  /** The last write of ours that was looked after. */
  readonly settled?: string
  readonly batches: ReadonlyArray<PendingBatch>
  readonly notices: ReadonlyArray<Notice>
  /** Why the last run stopped, for whoever accepts it. */
  readonly stop?: Stop
  /** Columns whose cells are taken at their word in the next run, whatever the log has. */
  readonly trusted: ReadonlyArray<string>
}

export interface Remembered {
  readonly rows: ReadonlyMap<string, RowBase>
  readonly rest: Rest
}

export const nothingYet: Remembered = {
  rows: new Map(),
  rest: { versions: {}, reserved: [], writes: [], batches: [], notices: [], trusted: [] }
}
