/** A plan in edits that are not too large for the table: for the run. Pure. */
import type { NewCell } from "../Sheet.ts"
import type { Plan } from "./Plan.ts"

export interface Part extends Pick<Plan, "cells" | "append" | "lookups" | "reserve" | "maybeSame"> {
  /** Cells and rows that are for a later edit. */
  readonly left: number
  /** The plan of those alone. */
  readonly rest: Plan
}

/** Characters that go with a cell of little text when it is sent; one of more text counts as several. */
const CELL_CHARS = 40

/**
 * As much of a plan as one edit holds, and one row at least. A row's cells stay together, since half of them may say
 * something else.
 */
export const partOf = (plan: Plan, cellsAtOnce: number): Part => {
  const { cells, append, lookups, reserve, maybeSame } = plan
  let room = cellsAtOnce
  const fits = (weight: number): boolean => {
    const isRoom = room > 0
    room -= weight
    return isRoom
  }
  const lookupsOf = (id: string): number => (lookups.has(id) ? 1 + textsWeight(lookups.get(id) ?? []) : 0)
  const inRows = [...Map.groupBy(cells, ({ row }) => row).values()]
  const now = inRows.filter((row) => fits(sum(row.map(({ cell, note }) => weightOf(cell, note))))).flat()
  const appended = append.filter((row) => fits(sum(row.cells.map((cell) => weightOf(cell))) + lookupsOf(row.id)))
  const isAppended = new Map(append.map(({ id }, index) => [id, index < appended.length]))
  const shown = new Map([...lookups].filter(([id]) => isAppended.get(id) ?? fits(lookupsOf(id))))
  const left = cells.length - now.length + (append.length - appended.length) + (lookups.size - shown.size)
  // Who gets no id yet is somebody new once more in the next plan.
  const texts = new Set(now.flatMap(({ cell }) => (cell?._tag === "Text" ? [cell.text] : [])))
  const rows = new Set(now.map(({ row }) => row))
  const isNow = { id: (id: string) => texts.has(id), row: (one: { readonly row: number }) => rows.has(one.row) }
  return {
    cells: now,
    append: appended,
    lookups: shown,
    reserve: reserve.filter(isNow.id),
    maybeSame: maybeSame.filter(isNow.row),
    left,
    rest: {
      ...plan,
      cells: cells.filter((cell) => !isNow.row(cell)),
      append: append.slice(appended.length),
      lookups: new Map([...lookups].filter(([id]) => !shown.has(id))),
      reserve: reserve.filter((id) => !isNow.id(id)),
      maybeSame: maybeSame.filter((one) => !isNow.row(one)),
      newColumns: [],
      tags: []
    }
  }
}

/** In cells of little text. A formula and a day's format are said at some length. */
const weightOf = (cell: NewCell | undefined, note = ""): number => {
  const noted = textsWeight(note === "" ? [] : [note])
  switch (cell?._tag) {
    case "Text":
      return noted + textsWeight([cell.text])
    case "Lookup":
    case "Day":
      return noted + 3
    case "Again":
      return noted + textsWeight([cell.cell.formula ?? cell.cell.shown]) + (cell.cell.isDate === true ? 2 : 0)
    case "Empty":
    case undefined:
      return noted + 1
  }
}

const textsWeight = (texts: ReadonlyArray<string>): number =>
  sum(texts.map(({ length }) => 1 + Math.floor(length / CELL_CHARS)))

const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((total, each) => total + each, 0)
