/** How the columns of a table that is nobody's format are to be read, as somebody settled it once for such tables. */
import * as Schema from "effect/Schema"
import { entity } from "../declare/Entity.ts"
import { register } from "../declare/Field.ts"
import { deleted } from "../declare/Plain.ts"

export const MappedColumn = Schema.Struct({
  /** As it stands in the table; empty where the column has none. */
  heading: Schema.String,
  /** What it holds: a target that `formats/generic/targets.ts` lists, `custom` or `ignored`. */
  as: Schema.NonEmptyString,
  /** Of a custom field: what to call it, if not by the heading. */
  label: Schema.optionalKey(Schema.NonEmptyString)
})
export type MappedColumn = typeof MappedColumn.Type

/** One entry for each column, in the table's order. */
export const ColumnMapping = Schema.Struct({
  /** Whether the table's first row is its headings, and not somebody. */
  headed: Schema.Boolean,
  columns: Schema.Array(MappedColumn),
  /** How 2/3/2026 is meant; where nobody knows, such a date stays as it is written. */
  dates: Schema.optionalKey(Schema.Literals(["day-first", "month-first"]))
})
export type ColumnMapping = typeof ColumnMapping.Type

export const TableMapping = entity(
  "mapping",
  "How the columns of one kind of table are read; its id follows from the headings.",
  {
    // Two devices that settle it apart need nobody to choose: it is shown again at every import.
    mapping: register(ColumnMapping, "What each column holds.", () => 0),
    deleted
  }
)
