/** What a column does with a cell: the pieces that the layouts of address books are made of. */
import type { RefusedWhy } from "@kith/core/domain/SourceRecord"
import type { Language } from "@kith/core/domain/words/calendarNames"
import { figuredDate, type DateOrder } from "./figuredDate.ts"
import { isBlank, type TableReading } from "./Layout.ts"
import { type AddressPart, type ListField, type NamePart, PersonCells, type TextField, USUAL } from "./PersonCells.ts"
import { RowKeys } from "./rowKey.ts"

/** Adds a cell, trimmed and not empty, to the person; `label` is the column's heading. */
export type Filler = (cell: string, person: PersonCells, label: string) => void

export const name =
  (part: NamePart): Filler =>
  (cell, person, label) =>
    person.name(part, cell, label)

export const saying: Filler = (cell, person) => person.saying(cell)

export const text =
  (field: TextField): Filler =>
  (cell, person, label) =>
    person.text(field, cell, label)

export const list =
  (field: ListField): Filler =>
  (cell, person, label) =>
    person.list(field, cell, label, USUAL + label)

/** An address of which nothing more need be said. */
export const plainList =
  (field: ListField): Filler =>
  (cell, person, label) =>
    person.list(field, cell, label)

export const address =
  (which: string, part: AddressPart): Filler =>
  (cell, person) =>
    person.address(which, part, cell, USUAL + which)

export const link: Filler = (cell, person) => person.link(cell)

export const notes: Filler = (cell, person) => person.note(cell)

export const alias: Filler = (cell, person, label) => person.alias(label, cell)

export const custom: Filler = (cell, person, label) => person.custom(label, cell)

export const tags =
  (separator: RegExp): Filler =>
  (cell, person) => {
    for (const tag of cell.split(separator)) if (tag.trim() !== "") person.tag(tag.trim())
  }

/** A date of the user's own, in the form that rules can count from. */
export const day =
  (order: DateOrder): Filler =>
  (cell, person, label) =>
    person.custom(label, figuredDate(cell, order) ?? cell)

/** Every row of some exports has such a cell, and it says nothing. */
export const unless =
  (nothing: RegExp, filler: Filler): Filler =>
  (cell, person, label) => {
    if (!nothing.test(cell)) filler(cell, person, label)
  }

export interface Column {
  readonly label: string
  readonly fill: Filler
}

/** A reading of rows whose columns each do their part; `also` is for what takes several cells at once. */
export const personReading = (
  columns: ReadonlyArray<Column | undefined>,
  options: {
    readonly language?: Language
    readonly also?: (cell: (index: number) => string, person: PersonCells) => void
  } = {}
): TableReading => {
  const keys = new RowKeys()
  return {
    read: (cells, line) => {
      if (isBlank(cells)) return undefined
      const person = new PersonCells(options.language)
      const cellAt = (index: number): string => cells[index]?.trim() ?? ""
      for (let index = 0; index < columns.length; index++) {
        const column = columns[index]
        const cell = column === undefined ? "" : cellAt(index)
        if (cell !== "") column!.fill(cell, person, column!.label)
      }
      options.also?.(cellAt, person)
      const fields = person.finish()
      if (fields === undefined) return { _tag: "Refused", line, why: NOBODY }
      return { _tag: "Read", line, record: { sourceKey: keys.keyOf(fields), fields } }
    },
    asOf: () => undefined
  }
}

const NOBODY: RefusedWhy = "noName"
