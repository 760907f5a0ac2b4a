/** A plan in edits that are not too large for the table: for the run. Pure. */
import type { Plan } from "./Plan.ts"

export interface Part extends Pick<Plan, "cells" | "append" | "lookups" | "reserve" | "maybeSame"> {
  /** Cells and rows that are for a later edit. */
  readonly left: number
}

/**
 * As much of a plan as one edit holds, and one row at least: the next reading looks after it, and what is left is planned
 * anew on that. A row's cells stay together, since half of them may say something else.
 */
export const partOf = ({ cells, append, lookups, reserve, maybeSame }: Plan, cellsAtOnce: number): Part => {
  let room = cellsAtOnce
  const fits = (count: number): boolean => {
    const isRoom = room > 0
    room -= count
    return isRoom
  }
  const lookupsOf = (id: string): number => (lookups.has(id) ? 1 + (lookups.get(id)?.length ?? 0) : 0)
  const now = [...Map.groupBy(cells, ({ row }) => row).values()].filter((row) => fits(row.length)).flat()
  const appended = append.filter((row) => fits(row.cells.length + lookupsOf(row.id)))
  const isAppended = new Map(append.map(({ id }, index) => [id, index < appended.length]))
  const shown = [...lookups].filter(([id]) => isAppended.get(id) ?? fits(lookupsOf(id)))
  const left = cells.length - now.length + (append.length - appended.length) + (lookups.size - shown.length)
  // Who gets no id yet is somebody new once more in the next plan.
  const texts = new Set(now.flatMap(({ cell }) => (cell?._tag === "Text" ? [cell.text] : [])))
  const rows = new Set(now.map(({ row }) => row))
  return {
    cells: now,
    append: appended,
    lookups: new Map(shown),
    reserve: reserve.filter((id) => texts.has(id)),
    maybeSame: maybeSame.filter(({ row }) => rows.has(row)),
    left
  }
}
