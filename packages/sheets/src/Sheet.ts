/**
 * The port on one table that people edit while Kith looks: a tab of a Google spreadsheet, a CSV file, a workbook's sheet.
 * It knows cells and where they stand, and nothing of contacts. One conformance suite covers its layers.
 *
 * Nobody can lock such a table: rows may be sorted, inserted and deleted between any two calls. So every write keeps, in
 * the same atomic step, a copy of the table as it stood at that moment, and the next reading gives that copy back: what
 * landed in the wrong place, and what was typed there meanwhile, can be seen and put right, also after a crash.
 */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

/** What stands in one cell as people left it. A date is a number, days from 1899-12-30, where the table has dates. */
export interface Cell {
  readonly value: string | number | boolean
  /** As it is shown; the text itself where the table has but text. */
  readonly shown: string
  /** Worked out by the table itself: never written over, and no statement of anybody. */
  readonly formula?: string
  /** Whether the number is a date by its format. */
  readonly isDate?: true
  readonly note?: string
}

/** The tag of the column that holds the rows' ids, by which `Lookup` cells find their row's values. */
export const ID_TAG = "id"

export interface Column {
  /** As it stands in the header row. */
  readonly heading: string
  /** What the connector has called it (`Edit.tags`), wherever it was moved and however renamed; absent where tables keep none. */
  readonly tag?: string
}

/** One moment of the table, header row apart. Rows and columns count from 0 behind the header row. */
export interface Table {
  /** As many as the table has up to the last that has a heading or a cell; a heading may be empty. */
  readonly columns: ReadonlyArray<Column>
  /** As many as the table has up to the last that is not empty; cells missing at the end are empty, as holes are. */
  readonly rows: ReadonlyArray<ReadonlyArray<Cell | undefined>>
}

export interface Reading extends Table {
  /** The last write that took place, with the table as that write found it; absent before the first, and where it is settled. */
  readonly lastWrite?: { readonly id: string; readonly found: Table }
  /** What the connector's own tab holds, by row id; empty where the table has no such tab. */
  readonly lookups: ReadonlyMap<string, ReadonlyArray<string>>
}

/** A text is written as it is, never read as a formula, number or date; a day as the table's dates are. */
export type NewCell =
  | { readonly _tag: "Text"; readonly text: string }
  | { readonly _tag: "Day"; readonly iso: string }
  /** Shows the value at this place among the row id's lookups, wherever the row is moved to. */
  | { readonly _tag: "Lookup"; readonly nth: number }
  | { readonly _tag: "Empty" }
  /** What stood somewhere when it was read, put back as it was: the number, the formula, the date. Its note is not meant. */
  | { readonly _tag: "Again"; readonly cell: Cell }

export interface CellEdit {
  readonly row: number
  readonly column: number
  /** Left out: what stands there stays. */
  readonly cell?: NewCell
  /** Left out: stays; empty: taken away. Only where `has.notes`. */
  readonly note?: string
}

/** All of it is done in one step or none, on the table as it then stands, row and column counted as the reading had them. */
export interface Edit {
  /** Names this write in the next readings; never used twice. */
  readonly id: string
  readonly cells: ReadonlyArray<CellEdit>
  /** New rows behind the last that is not empty, wherever that is by then. Cells by column. */
  readonly append: ReadonlyArray<ReadonlyArray<NewCell>>
  /** New columns behind the last. Cells of theirs are for a later edit: nobody knows yet which number they get. */
  readonly columns: ReadonlyArray<{
    readonly heading: string
    readonly tag: string
    readonly hidden?: true
    readonly warn?: true
  }>
  /** An empty tag takes the column's away. */
  readonly tags: ReadonlyArray<{ readonly column: number; readonly tag: string }>
  /** By row id, of those that change; no values: taken away. */
  readonly lookups: ReadonlyMap<string, ReadonlyArray<string> | undefined>
}

/** The last write, and what it found where somebody has asked: as whole a table, and empty elsewhere. */
export interface Peek {
  readonly id: string
  readonly found: Table
}

/** What of the found table is asked for, beside its columns and all row ids. */
export interface PeekedAt {
  readonly cells: ReadonlyArray<{ readonly row: number; readonly column: number }>
  readonly rows: ReadonlyArray<number>
}

/** What a layer can do beside cells of text. */
export interface Abilities {
  /** Cells can look their value up by the row's id; where not, `Lookup` cells are refused and values written as text. */
  readonly lookups: boolean
  readonly notes: boolean
  readonly tags: boolean
  /** Cells that one edit should write, about: more would make it slow, or refused. Any number when left out. */
  readonly cellsAtOnce?: number
}

/** Nobody could be reached, or it took too long. `sent`: whether a write may have been done all the same; the next reading tells. */
export class SheetUnavailable extends Schema.TaggedError<SheetUnavailable>()("SheetUnavailable", {
  sent: Schema.Boolean,
  retryAfterMs: Schema.optionalKey(Schema.Int),
  cause: Schema.Defect()
}) {}

/** It no longer has the shape that the edit was made for: rows or columns are gone, or the file was replaced. Nothing was written. */
export class Changed extends Schema.TaggedError<Changed>()("Changed", {}) {}

export class Refused extends Schema.TaggedError<Refused>()("Refused", {
  why: Schema.Literals([
    /** The table, or the tab, is not there. */
    "notFound",
    /** This account may not read it, or may read and not write. */
    "mayNotRead",
    "mayNotWrite",
    /** A range that must be written is protected from this account. */
    "protected",
    "badCredentials",
    /** Somebody else has it open so that it cannot be written. */
    "locked",
    /** Over a limit of the table's own: cells, bytes, metadata. */
    "full",
    "malformed",
    /** It was set up by a later version of the connector. */
    "newerLayout"
  ]),
  detail: Schema.String
}) {}

export class SheetError extends Schema.TaggedError<SheetError>()("SheetError", {
  operation: Schema.Literals(["read", "write"]),
  reason: Schema.Union([SheetUnavailable, Changed, Refused])
}) {
  override get message(): string {
    return `${this.operation}: ${this.reason._tag}`
  }
}

export class Sheet extends Context.Service<
  Sheet,
  {
    /** For people: the spreadsheet's title and tab, a file's path. */
    readonly name: string
    readonly has: Abilities
    /** All of it at one moment. */
    readonly read: Effect.Effect<Reading, SheetError>
    readonly write: (edit: Edit) => Effect.Effect<void, SheetError>
    /**
     * A part of the last write's found table, for who writes piece by piece: reading everything between any two pieces costs
     * as much as all of them. Undefined where only a reading can tell. Left out where tables take any edit at once.
     */
    readonly peek?: (asked: PeekedAt) => Effect.Effect<Peek | undefined, SheetError>
    /** What the write of this name found has been looked at, and is asked for no more. */
    readonly settled?: (id: string) => void
  }
>()("@kith/sheets/Sheet") {}
