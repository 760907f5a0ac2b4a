/** Whether what stood in a row is found in the record made of it: for the tests of formats that must lose nothing. */
import type { Row } from "@kith/core/domain/SourceRecord"

/** Every text anywhere in a value. */
const textsIn = (value: unknown): ReadonlyArray<string> => {
  if (typeof value === "string") return [value]
  if (typeof value !== "object" || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

/** What is nowhere in the record; white space counts as it is read, and a refused row has lost nothing in silence. */
export const lostFrom = (row: Row, cells: ReadonlyArray<string>): ReadonlyArray<string> => {
  if (row._tag === "Refused") return []
  const held = textsIn(row.record.fields).map(squeezed)
  return cells.filter((cell) => squeezed(cell) !== "" && !held.some((text) => text.includes(squeezed(cell))))
}

const squeezed = (text: string): string => text.replace(/\s+/gu, " ").trim()
