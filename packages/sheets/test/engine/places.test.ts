import { expect, it } from "vitest"
import { Rows } from "../../src/engine/places.ts"
import type { Table } from "../../src/Sheet.ts"

const table = (...rows: ReadonlyArray<string>): Table => ({
  columns: [],
  rows: rows.map((row) => row.split(" ").map((text) => (text === "." ? undefined : { value: text, shown: text })))
})

it("a row that is half alike is the one that was meant, unless another one is liker", () => {
  const mark = new Rows(table("Ana Li Zinc Montréal x"), undefined).mark(0, 4)
  const alone = new Rows(table("Ana Li Tin Québec x"), undefined)
  expect(alone.isMarked(0, mark, 4)).toBe(true)
  const both = new Rows(table("Ana Li Tin Québec x", "Ana Li Zinc Laval x"), undefined)
  expect([both.isMarked(0, mark, 4), both.isMarked(1, mark, 4)]).toEqual([false, true])
  const copied = new Rows(table("Ana Li Zinc Montréal x", "Ana Li Zinc Montréal x"), undefined)
  expect([copied.isMarked(0, mark, 4), copied.isMarked(1, mark, 4)]).toEqual([true, true])
})
