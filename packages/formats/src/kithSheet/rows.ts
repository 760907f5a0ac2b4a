/** Contacts as the rows of Kith's own sheet, header first. For the CSV writer and for sheets. */
import type { Language } from "@kith/core/domain/words/calendarNames"
import type { KithRow } from "../KithRow.ts"
import { headingKey } from "../table/headings.ts"
import { type Column, extraColumns, guideColumns, idColumn } from "./columns.ts"
import { cellsOfNames } from "./names.ts"

/** What a sheet has beside the guides' columns. */
export interface SheetColumns {
  readonly extras: ReadonlyArray<Column>
  /** Headings of users' own fields, one column each. */
  readonly custom: ReadonlyArray<string>
}

/** The guides' layout and nothing else: what has no column there is not written. */
export const onlyGuideColumns: SheetColumns = { extras: [], custom: [] }

/** The columns that these rows need to lose nothing. */
export const columnsFor = (rows: Iterable<KithRow>): SheetColumns => {
  const custom = new Set<string>()
  const filled = new Set<Column>()
  for (const row of rows) {
    for (const { label, value } of row.custom ?? []) if (value !== "") custom.add(label)
    for (const column of extraColumns) {
      if (!filled.has(column) && extraCell(column, row, "en") !== "") filled.add(column)
    }
  }
  // Of two columns that are called alike the first is ours: a user's own field must not be taken for an absent one.
  const taken = new Set([...custom].map(headingKey))
  const extras = extraColumns.filter(
    (column) =>
      filled.has(column) || [...column.headings.en, ...column.headings.fr].some((name) => taken.has(headingKey(name)))
  )
  return { extras, custom: [...custom] }
}

/** Rows of cells: the header, then one for each contact. */
export function* sheetRows(
  rows: Iterable<KithRow>,
  { extras, custom }: SheetColumns,
  language: Language
): Generator<ReadonlyArray<string>> {
  const known = [...guideColumns, ...extras]
  yield [...known, idColumn].map((column) => column.headings[language][0]!).concat(custom)
  for (const row of rows) {
    const { first, last } = cellsOfNames(row)
    const own = new Map(row.custom?.map(({ label, value }) => [label, value]))
    yield [
      ...known.map((column) =>
        column.key === "givenName" ? first : column.key === "familyName" ? last : extraCell(column, row, language)
      ),
      row.id ?? "",
      ...custom.map((label) => own.get(label) ?? "")
    ]
  }
}

const extraCell = (column: Column, row: KithRow, language: Language): string =>
  column.key === "name" && !cellsOfNames(row).needsName ? "" : column.toCell(row, language)
