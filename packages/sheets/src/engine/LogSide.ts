/** The log as a plan sees it: everybody as a row of the sheet. */
import type { SharedRow } from "./sharedColumns.ts"

export interface LogRow {
  /** Every id that the person goes by, the canonical one first. */
  readonly members: ReadonlyArray<string>
  readonly row: SharedRow
  readonly deleted: boolean
  /** Values beside the one on display, by column, as cells have them. */
  readonly conflicts: ReadonlyMap<string, ReadonlyArray<string>>
}

export interface LogSide {
  /** By every id that somebody goes by, deleted people included. */
  readonly byId: ReadonlyMap<string, LogRow>
  /** In the order in which new rows are to stand. */
  readonly people: ReadonlyArray<LogRow>
}
