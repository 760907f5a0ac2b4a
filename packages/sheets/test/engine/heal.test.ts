import { expect, it } from "vitest"
import { cellText } from "../../src/engine/cellText.ts"
import { heal } from "../../src/engine/heal.ts"
import { placesToPeekAt, landedWhole } from "../../src/engine/landings.ts"
import { markOf, Rows } from "../../src/engine/places.ts"
import type { PendingCell, PendingWrite } from "../../src/engine/Remembered.ts"
import { type Column, ID_TAG, type NewCell, type Table } from "../../src/Sheet.ts"

/** Columns that begin with `own` are somebody's own, and have no tag; a dot is an empty cell. */
const table = (headings: string, ...rows: ReadonlyArray<string>): Table => ({
  columns: headings.split(" ").map((heading): Column => {
    if (heading.startsWith("own")) return { heading }
    return { heading, tag: heading === "id" ? ID_TAG : heading }
  }),
  rows: rows.map((row) => row.split(" ").map((text) => (text === "." ? undefined : { value: text, shown: text })))
})

const idAt = ({ columns }: Table): number | undefined => {
  const at = columns.findIndex(({ tag }) => tag === ID_TAG)
  return at === -1 ? undefined : at
}

const text = (of: string): NewCell => ({ _tag: "Text", text: of })
const again = (of: string): NewCell => ({ _tag: "Again", cell: { value: of, shown: of } })

/** A write that was planned on this table. */
const writeOn = (
  read: Table,
  ...cells: ReadonlyArray<readonly [row: number, column: number, cell: NewCell, restores?: true]>
): PendingWrite => ({
  id: "w",
  at: 1,
  cells: cells.map(([row, column, cell, restores]): PendingCell => ({
    row,
    column,
    rowMark: new Rows(read, idAt(read)).mark(row, column),
    columnMark: markOf(read.columns[column]!),
    was: read.rows[row]?.[column] ?? null,
    cell,
    ...(restores === undefined ? {} : { restores })
  })),
  appended: [],
  columns: read.columns.map(markOf),
  tags: []
})

/** What is put back, as `row,column=text`. */
const restored = (write: PendingWrite, found: Table, now: Table): ReadonlyArray<string> =>
  heal(write, { ...now, lookups: new Map(), lastWrite: { id: write.id, found } }, idAt).restores.map(
    ({ row, column, cell }) => `${row},${column}=${cell?._tag === "Again" ? cellText(cell.cell) : ""}`
  )

it("what a write covered goes back into its own row, where another row is as like by now and has an id of its own", () => {
  const read = table("first company city tags id", "Bo Zinc Laval . b", "Ana Tin Quebec old .")
  const write = writeOn(read, [0, 3, text("new")], [1, 4, text("a")])
  // Somebody copied Ana's row and took Bo's place with it; and then changed the copy.
  const found = table("first company city tags id", "Ana Tin Quebec old .", "Ana Tin Quebec old .", "Bo Zinc Laval . b")
  const now = table("first company city tags id", "Ana Tin . new .", "Ana Tin Quebec old a", "Bo Zinc Laval . b")
  expect(restored(write, found, now)).toEqual(["0,3=old"])
})

it("of two rows that are as like, what was written tells which one it was", () => {
  const read = table("first company city tags id", "Bo Zinc Laval . b")
  const write = writeOn(read, [0, 3, text("new")])
  const found = table("first company city tags id", "Ana Tin Quebec old .", "Ana Tin Quebec old .", "Bo Zinc Laval . b")
  const now = table("first company city tags id", "Ana Tin Quebec old .", "Ana Tin . new .", "Bo Zinc Laval . b")
  expect(restored(write, found, now)).toEqual(["1,3=old"])
})

it("a cell that was to be emptied is emptied in the row that says nothing else, not in the one that has it by right", () => {
  const read = table("first company city tags id", ". Tin Quebec . .", "Ana . . . a")
  const write = writeOn(
    read,
    [0, 1, { _tag: "Empty" }, true],
    [1, 1, again("Tin"), true],
    [1, 2, again("Quebec"), true]
  )
  // The first went into a new row; the others landed.
  const found = table("first company city tags id", ". . . . .", "Ana . . . a", ". Tin Quebec x .")
  const now = table("first company city tags id", ". . . . .", "Ana Tin Quebec . a", ". Tin Quebec x .")
  expect(restored(write, found, now)).toEqual(["2,1="])
})

it("what is owed to a row that somebody has typed over is not done to one that is less like it", () => {
  const read = table("first company city email id", "Ana Tin Quebec . a", "Bo Tin Quebec . b", "Cy Zinc Laval c@x c")
  const write = writeOn(read, [0, 3, again("a@x"), true])
  const found = table(
    "first company city email id",
    "Cy Zinc Laval c@x c",
    "Ana Tin Quebec new@x z",
    "Bo Tin Quebec . b"
  )
  const now = table("first company city email id", "Cy Zinc Laval a@x c", "Ana Tin Quebec new@x z", "Bo Tin Quebec . b")
  expect(restored(write, found, now)).toEqual(["0,3=c@x"])
})

it("a column of somebody's own is known by what stands in it, when it is renamed and when two swap their headings", () => {
  const read = table("first ownA ownB id", "Ana x 1 a", "Bo y 2 b", "Cy z 3 c")
  const write = writeOn(read, [0, 1, again("w"), true])
  const found = table("first ownA ownB id", "Bo y 2 b", "Ana x 1 a", "Cy z 3 c")
  const renamed = table("first own? ownB id", "Bo w 2 b", "Ana x 1 a", "Cy z 3 c")
  expect(restored(write, found, renamed)).toEqual(["0,1=y", "1,1=w"])
  const swapped = table("first ownB ownA id", "Bo w 2 b", "Ana x 1 a", "Cy z 3 c")
  expect(restored(write, found, swapped)).toEqual(["0,1=y", "1,1=w"])
})

it("what was to go back into a column that is gone is given as homeless", () => {
  const read = table("first ownA id", "Ana . a", "Bo . b")
  const write = writeOn(read, [0, 1, again("w"), true])
  const found = table("first id", "Bo b", "Ana a")
  const now = { ...found, lookups: new Map(), lastWrite: { id: "w", found } }
  expect(heal(write, now, idAt).homeless).toEqual([{ column: "ownA", text: "w" }])
})

it("a peek is enough to see that all has landed, and is not where a row has no id and was touched", () => {
  const read = table("first company id", "Ana Tin a", "Bo Zinc .")
  const write = writeOn(read, [0, 1, text("Gold")], [1, 2, text("b")])
  const asked = placesToPeekAt(write)
  expect(asked).toEqual({
    cells: [
      { row: 0, column: 1 },
      { row: 1, column: 2 }
    ],
    rows: [1]
  })
  const peek = table("first company id", ". Tin a", "Bo Zinc .")
  expect(landedWhole(write, peek, 2)).toMatchObject({ cellsOut: 2 })
  expect(landedWhole(write, table("first company id", ". Zinc b", "Bo Zinc ."), 2)).toBeUndefined()
  expect(landedWhole(write, table("first company id", ". Tin a", "Bo Lead ."), 2)).toBeUndefined()
})
