/** Where rows and columns of one moment of a table stand at another. For putting right what a write got wrong. */
import type { Cell, Column, Table } from "../Sheet.ts"
import { cellText } from "./cellText.ts"
import type { ColumnMark, RowMark } from "./Remembered.ts"

export const markOf = ({ heading, tag }: Column): ColumnMark => (tag === undefined ? { heading } : { heading, tag })

/** A tag goes with its column; a heading is but what somebody called it. */
export const isColumn = (column: Column | undefined, mark: ColumnMark): boolean =>
  column !== undefined &&
  (mark.tag !== undefined || column.tag !== undefined ? column.tag === mark.tag : column.heading === mark.heading)

const rowTexts = (row: ReadonlyArray<Cell | undefined> | undefined): ReadonlyArray<string> => {
  const texts = (row ?? []).map(cellText)
  while (texts.at(-1) === "") texts.pop()
  return texts
}

type Row = ReadonlyArray<Cell | undefined> | undefined

/** Half of a row may be typed over, and it is still the same row. */
const ALIKE = 0.5

/** The share of these texts that stand where they stood. Where there are none, nothing else may stand there. */
const likeness = (row: Row, { texts }: RowMark, except: ReadonlyArray<number | undefined>): number => {
  let [same, said] = [0, 0]
  texts.forEach((text, index) => {
    if (text === "") return
    said++
    if (cellText(row?.[index]) === text) same++
  })
  if (said > 0) return same / said
  return rowTexts(row).every((text, index) => text === "" || except.includes(index)) ? 1 : 0
}

const textCount = (row: Row): number => (row ?? []).filter((cell) => cellText(cell) !== "").length

export type RowMarker = (row: number, column: number) => RowMark

/** Knows the rows of one moment of a table again. */
export class Rows {
  private readonly rows: Table["rows"]
  private readonly idAt: number | undefined
  private readonly byId: ReadonlyMap<string, ReadonlyArray<number>>
  private readonly isWhole: boolean

  /** @param isWhole whether rows that are empty are empty, and not left out */
  constructor({ rows }: Table, idAt: number | undefined, isWhole = true) {
    this.rows = rows
    this.idAt = idAt
    this.isWhole = isWhole
    this.byId = grouped(rows, (row) => (idAt === undefined ? "" : cellText(row[idAt])))
  }

  has(id: string): boolean {
    return this.byId.has(id)
  }

  /** How to know a row again of which one cell is written. */
  readonly mark: RowMarker = (row, column) => {
    const id = this.idAt === undefined || this.idAt === column ? "" : cellText(this.rows[row]?.[this.idAt])
    const texts = rowTexts(this.rows[row]).map((text, index) => (index === column || index === this.idAt ? "" : text))
    return id !== "" && this.byId.get(id)?.length === 1 ? { id, texts } : { texts }
  }

  /** A row whose id somebody has cleared, and that no other row has now, is known by the rest. */
  isMarked(index: number, mark: RowMark, column: number): boolean {
    const row = this.rows[index]
    if (mark.id !== undefined && this.byId.has(mark.id)) return this.byId.get(mark.id)!.includes(index)
    const like = likeness(row, mark, [column, this.idAt])
    if (like < (this.isWhole ? ALIKE : 1)) return false
    // Another one that is liker is meant: rows that people have pasted into are half alike.
    return like === 1 || !this.rows.some((other) => likeness(other, mark, [column, this.idAt]) > like)
  }

  /** The rows that a mark may mean, which are the likest, and first the one that says least beside; several where people have copied it. */
  marked(mark: RowMark, column: number): ReadonlyArray<number> {
    const same = mark.id === undefined ? undefined : this.byId.get(mark.id)
    if (same !== undefined) return same
    const likes = this.rows.map((row) => likeness(row, mark, [column, this.idAt]))
    const most = likes.reduce((top, like) => Math.max(top, like), ALIKE)
    return likes
      .flatMap((like, index) => (like === most ? [{ index, more: textCount(this.rows[index]) }] : []))
      .toSorted((a, b) => a.more - b.more)
      .map(({ index }) => index)
  }
}

/** Where a column of `from` stands in `to`: by its tag, else by its heading where it is the only one, else where it was. */
export const columnIn = (
  from: ReadonlyArray<ColumnMark>,
  to: ReadonlyArray<Column>,
  index: number
): number | undefined => {
  const column = from[index]
  if (column === undefined) return index
  const same = to.flatMap((other, at) => (isColumn(other, markOf(column)) ? [at] : []))
  if (same.length === 1) return same[0]
  if (same.includes(index)) return index
  // Moved along with what stands before it.
  const nth = from.slice(0, index).filter((other) => isColumn(other, markOf(column))).length
  return same[nth]
}

/**
 * `columnIn`, but what stands in a column without a tag goes before its heading: people rename such a column, and swap two,
 * and mean the same column by it.
 */
export const columnsIn = (from: Table, to: Table): ((index: number) => number | undefined) => {
  const [before, after] = [ownTexts(from), ownTexts(to)]
  const shared = (one: number, other: number | undefined): number => {
    const there = other === undefined ? undefined : after.get(other)
    return there === undefined ? 0 : [...before.get(one)!].filter((text) => there.has(text)).length
  }
  const named = from.columns.map((_, index) => columnIn(from.columns, to.columns, index))
  const isMine = (one: number, other: number): boolean =>
    named.every(
      (at, index) => index === one || at !== other || !before.has(index) || shared(index, at) < shared(one, at)
    )
  return (index) => {
    const texts = before.get(index)
    if (texts === undefined) return named[index]
    let [found, most] = [named[index], shared(index, named[index])]
    for (const other of after.keys()) {
      const same = shared(index, other)
      if (same > most && same * 2 > texts.size && isMine(index, other)) [found, most] = [other, same]
    }
    return found
  }
}

/** By column without a tag, which texts stand in it. */
const ownTexts = ({ columns, rows }: Table): ReadonlyMap<number, ReadonlySet<string>> =>
  new Map(
    columns.flatMap(({ tag }, index) =>
      tag === undefined ? [[index, new Set(rows.flatMap((row) => cellText(row[index]) || []))] as const] : []
    )
  )

/** A row's mark as it reads where columns have been moved. */
export const moveMarks = (from: ReadonlyArray<ColumnMark>, to: ReadonlyArray<Column>): ((mark: RowMark) => RowMark) => {
  const at = from.map((_, index) => columnIn(from, to, index))
  if (at.every((moved, index) => moved === index)) return (mark) => mark
  return (mark) => {
    const texts = Array.from({ length: to.length }, () => "")
    mark.texts.forEach((text, index) => {
      const moved = at[index]
      if (moved !== undefined && text !== "") texts[moved] = text
    })
    return { ...mark, texts }
  }
}

/** Where a row of `from` stands in `to`. */
export class RowFinder {
  private readonly from: Table
  private readonly to: Table
  private readonly idFrom: number | undefined
  private readonly idTo: number | undefined
  private readonly columns: ReadonlyArray<number | undefined>
  private readonly byId: ReadonlyMap<string, ReadonlyArray<number>>
  private readonly byTexts: ReadonlyMap<string, ReadonlyArray<number>>
  private readonly idsFrom: ReadonlyMap<string, ReadonlyArray<number>>

  constructor(from: Table, to: Table, idFrom: number | undefined, idTo: number | undefined) {
    this.from = from
    this.to = to
    this.idFrom = idFrom
    this.idTo = idTo
    this.columns = from.columns.map((_, index) => columnIn(from.columns, to.columns, index))
    this.byId = grouped(to.rows, (row) => (idTo === undefined ? "" : cellText(row[idTo])))
    this.idsFrom = grouped(from.rows, (row) => (idFrom === undefined ? "" : cellText(row[idFrom])))
    this.byTexts = grouped(to.rows, (row) => rowTexts(row).join("\u0000"))
  }

  /** Where it may be, the likeliest first. `isIt` decides between two that are as like. */
  find(index: number, isIt: (row: number) => boolean = () => true): ReadonlyArray<number> {
    const row = this.from.rows[index] ?? []
    const id = this.idFrom === undefined ? "" : cellText(row[this.idFrom])
    const here = this.byId.get(id) ?? []
    if (id !== "" && here.length === 1 && this.idsFrom.get(id)?.length === 1) return here
    const same = this.byTexts.get(this.moved(row).join("\u0000")) ?? []
    if (same.length > 0) return same.includes(index) ? [index, ...same.filter((other) => other !== index)] : same
    const likest = this.likest(row, id)
    const those = likest.length > 1 ? likest.filter(isIt) : likest
    return those.length > 1 ? [] : those
  }

  private moved(row: ReadonlyArray<Cell | undefined>): ReadonlyArray<string> {
    const texts: Array<string> = Array.from({ length: this.to.columns.length }, () => "")
    row.forEach((cell, index) => {
      const at = this.columns[index]
      if (at !== undefined) texts[at] = cellText(cell)
    })
    while (texts.at(-1) === "") texts.pop()
    return texts
  }

  /** The rows that have most of its texts. */
  private likest(row: ReadonlyArray<Cell | undefined>, id: string): ReadonlyArray<number> {
    const wanted = row.flatMap((cell, index) => {
      const [text, at] = [cellText(cell), this.columns[index]]
      return text === "" || at === undefined ? [] : [{ text, at }]
    })
    let [found, most] = [[] as Array<number>, wanted.length / 2]
    this.to.rows.forEach((other, index) => {
      // Of the rows with an id of their own none is another's.
      const otherId = this.idTo === undefined ? "" : cellText(other[this.idTo])
      if (otherId !== id && (id === "" ? this.isOwn(otherId) : this.idsFrom.has(otherId) && otherId !== "")) return
      const same = wanted.filter(({ text, at }) => cellText(other[at]) === text).length
      if (same > most) [found, most] = [[index], same]
      else if (same === most && found.length > 0) found.push(index)
    })
    return found
  }

  /** Whether this id stands in one row of each moment. */
  private isOwn(id: string): boolean {
    return id !== "" && this.byId.get(id)?.length === 1 && this.idsFrom.get(id)?.length === 1
  }
}

const grouped = (
  rows: Table["rows"],
  keyOf: (row: ReadonlyArray<Cell | undefined>) => string
): ReadonlyMap<string, ReadonlyArray<number>> => {
  const map = new Map<string, Array<number>>()
  rows.forEach((row, index) => {
    const key = keyOf(row)
    const same = map.get(key)
    if (same === undefined) map.set(key, [index])
    else same.push(index)
  })
  return map
}
