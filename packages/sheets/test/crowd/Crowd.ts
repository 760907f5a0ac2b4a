/** Forty people at one table, who know nothing of each other nor of the connector; and what each of them has typed. */
import { headingKey } from "@kith/formats/table/headings"
import { sharedColumns } from "../../src/engine/sharedColumns.ts"
import type { Grid, GridCell, GridColumn, GridRow } from "../grid/Grid.ts"
import type { Dice } from "./Dice.ts"

/** Something typed that is found nowhere else. */
export interface Typed {
  readonly token: string
  readonly row: GridRow
  readonly column: GridColumn
  /** The column's key when it was typed; undefined: none of ours. */
  readonly key: string | undefined
  /** A person has since written over it, or taken its cell, row or column away. */
  over: boolean
  /** A person has copied it elsewhere, so that it may be found there. */
  copied: boolean
  /**
   * The connector has written it from the log in another row of the same contact, into which people may paste another id; or
   * it stood in a wrong cell, by a write that had gone wrong, of a row into which people have pasted one, or which had none.
   */
  elsewhere: boolean
}

const keyByHeading = new Map(
  sharedColumns().flatMap(({ key, headings }) =>
    [...headings.en, ...headings.fr].map((heading) => [headingKey(heading), key] as const)
  )
)

const RELATIONS = ["Friend", "ami", "Mentor", "Famille", "Équipe", "LinkedIn"]
const DAYS = ["2026-04-02", "5 avril 2026", "Apr 9, 2026", "25/12/2026"]

export class Crowd {
  readonly typed: Array<Typed> = []
  /** Rows that people have made, or made unrecognisable: no more contacts may come of the sheet. */
  births = 0
  /** Texts that people took out of cells of other columns than that of the ids: an id may have come to stand there by mistake. */
  readonly taken = new Set<string>()
  /** Every id that a row has had, as people and the connector wrote them. */
  readonly idsOf = new Map<GridRow, Set<string>>()
  /** Every key that a column has had: headings are swapped, and back. */
  readonly keysOf = new Map<GridColumn, Set<string>>()
  readonly headingsOf = new Map<GridColumn, Set<string>>()
  readonly done: Array<string> = []
  private readonly grid: Grid
  private readonly dice: Dice
  private readonly undos: Array<() => void> = []
  private tokens = 0
  private unswap: (() => void) | undefined

  constructor(grid: Grid, dice: Dice) {
    this.grid = grid
    this.dice = dice
  }

  keyOf(column: GridColumn): string | undefined {
    return column.tag ?? keyByHeading.get(headingKey(column.heading))
  }

  /** So many of them do something. */
  act(times: number): void {
    for (let time = 0; time < times; time++) {
      this.noteIds()
      const name = this.dice.weighted(ACTS)
      this.done.push(name)
      this[name]()
      this.noteIds()
    }
  }

  noteIds(): void {
    for (const column of this.grid.columns) {
      this.headingsOf.set(column, (this.headingsOf.get(column) ?? new Set()).add(column.heading))
      for (const key of [column.tag, keyByHeading.get(headingKey(column.heading))]) {
        if (key !== undefined) this.keysOf.set(column, (this.keysOf.get(column) ?? new Set()).add(key))
      }
    }
    const id = this.grid.columns.find((column) => this.keyOf(column) === "id")
    if (id === undefined) return
    for (const row of this.grid.rows) {
      const text = this.grid.textAt(row, id)
      if (text !== "") this.idsOf.set(row, (this.idsOf.get(row) ?? new Set()).add(text))
    }
    this.noteElsewhere(id)
  }

  private noteElsewhere(id: GridColumn): void {
    for (const other of this.grid.rows) {
      const own = this.grid.textAt(other, id)
      for (const typed of this.typed) {
        if (typed.elsewhere || typed.row === other || !this.idsOf.get(typed.row)?.has(own)) continue
        typed.elsewhere = [...other.values()].some(({ value }) => String(value).includes(typed.token))
      }
    }
  }

  /** What swapped headings come to when somebody notices. */
  mend(): void {
    this.unswap?.()
    this.unswap = undefined
  }

  private token(): string {
    return `t${++this.tokens}z`
  }

  private text(key: string | undefined, token: string): string {
    const { dice } = this
    if (key === "emails") return dice.chance(0.3) ? `${token}@x.ca, b${token}@y.ca` : `${token}@x.ca`
    if (key === "relation") return dice.chance(0.7) ? dice.pick(RELATIONS) : `who knows ${token}`
    if (key === "followUpOn") return dice.chance(0.7) ? dice.pick(DAYS) : `soon ${token}`
    if (key === "tags") return dice.chance(0.5) ? `vip, ${token}` : token
    return token
  }

  private put(row: GridRow, column: GridColumn, text: string, token?: string): void {
    const before = row.get(column)
    // What comes back may be what a write had put there by mistake, and is theirs from now on.
    this.undos.push(() => {
      this.copied(before)
      this.set(row, column, before)
    })
    this.set(
      row,
      column,
      text === "" ? undefined : { value: text, ...(before?.note === undefined ? {} : { note: before.note }) }
    )
    if (token === undefined || !text.includes(token)) return
    this.typed.push({ token, row, column, key: this.keyOf(column), over: false, copied: false, elsewhere: false })
  }

  private set(row: GridRow, column: GridColumn, cell: GridCell | undefined): void {
    this.over((typed) => typed.row === row && typed.column === column)
    this.overCopies([row], [column])
    this.take([row], column)
    // Of two rows that are alike either may get back what a write had covered in one of them.
    const text = String(row.get(column)?.value ?? "")
    this.over((typed) => typed.column === column && text.includes(typed.token) && this.isAlike(row, typed.row, column))
    if (cell === undefined) row.delete(column)
    else row.set(column, cell)
  }

  /** What people have copied is written over wherever it stands: of rows that are alike nobody can tell whose text it is. */
  private overCopies(rows: ReadonlyArray<GridRow>, columns: ReadonlyArray<GridColumn>): void {
    const texts = rows.flatMap((row) => columns.map((column) => String(row.get(column)?.value ?? "")))
    this.over(({ copied, token }) => copied && texts.some((text) => text.includes(token)))
  }

  private over(which: (typed: Typed) => boolean): void {
    for (const typed of this.typed) if (!typed.over && which(typed)) typed.over = true
  }

  private isAlike(one: GridRow, other: GridRow, except: GridColumn): boolean {
    const columns = this.grid.columns.filter((column) => column !== except)
    return columns.every((column) => this.grid.textAt(one, column) === this.grid.textAt(other, column))
  }

  private take(rows: ReadonlyArray<GridRow>, column: GridColumn): void {
    if (this.keyOf(column) === "id") return
    for (const row of rows) this.taken.add(String(row.get(column)?.value ?? ""))
  }

  private someRow(): GridRow | undefined {
    return this.grid.rows.length === 0 ? undefined : this.dice.pick(this.grid.rows)
  }

  private someColumn(): GridColumn | undefined {
    const columns = this.grid.columns.filter((column) => this.keyOf(column) !== "id")
    return columns.length === 0 ? undefined : this.dice.pick(columns)
  }

  private column(key: string): GridColumn | undefined {
    return this.grid.columns.find((column) => this.keyOf(column) === key)
  }

  type(): void {
    const [row, column] = [this.someRow(), this.someColumn()]
    if (row === undefined || column === undefined) return
    const token = this.token()
    this.put(row, column, this.text(this.keyOf(column), token), token)
  }

  clear(): void {
    const [row, column] = [this.someRow(), this.someColumn()]
    if (row !== undefined && column !== undefined) this.put(row, column, "")
  }

  newRow(): void {
    const row: GridRow = new Map()
    this.grid.rows.splice(this.dice.below(this.grid.rows.length + 1), 0, row)
    this.births++
    for (const column of this.grid.columns) {
      const key = this.keyOf(column)
      if (key === "id" || (key !== "givenName" && key !== "familyName" && this.dice.chance(0.5))) continue
      const token = this.token()
      this.put(row, column, this.text(key, token), token)
    }
  }

  deleteRow(): void {
    const row = this.someRow()
    if (row === undefined) return
    this.overCopies([row], this.grid.columns)
    this.grid.rows.splice(this.grid.rows.indexOf(row), 1)
    this.over((typed) => typed.row === row)
  }

  blankRow(): void {
    this.births++
    this.grid.rows.splice(this.dice.below(this.grid.rows.length + 1), 0, new Map())
  }

  sort(): void {
    const by = this.dice.pick(this.grid.columns)
    const sign = this.dice.chance(0.5) ? 1 : -1
    if (by === undefined) return
    this.grid.rows.sort(
      (a, b) =>
        sign *
        (this.grid.textAt(a, by) < this.grid.textAt(b, by)
          ? -1
          : this.grid.textAt(a, by) > this.grid.textAt(b, by)
            ? 1
            : 0)
    )
  }

  shuffle(): void {
    this.grid.rows = this.dice.shuffled(this.grid.rows)
  }

  moveRow(): void {
    const row = this.someRow()
    if (row === undefined) return
    this.grid.rows.splice(this.grid.rows.indexOf(row), 1)
    this.grid.rows.splice(this.dice.below(this.grid.rows.length + 1), 0, row)
  }

  insertColumn(): void {
    this.grid.columns.splice(this.dice.below(this.grid.columns.length + 1), 0, { heading: `Own ${this.token()}` })
  }

  moveColumn(): void {
    const { columns } = this.grid
    if (columns.length === 0) return
    const [column] = columns.splice(this.dice.below(columns.length), 1)
    columns.splice(this.dice.below(columns.length + 1), 0, column!)
  }

  deleteColumn(): void {
    const column = this.someColumn()
    if (column === undefined || ["givenName", "familyName"].includes(this.keyOf(column) ?? "")) return
    this.dropColumn(column)
  }

  deleteIdColumn(): void {
    const column = this.column("id")
    if (column === undefined) return
    this.births += this.grid.rows.length
    this.dropColumn(column)
  }

  private dropColumn(column: GridColumn): void {
    this.overCopies(this.grid.rows, [column])
    this.grid.columns.splice(this.grid.columns.indexOf(column), 1)
    this.take(this.grid.rows, column)
    for (const row of this.grid.rows) row.delete(column)
    this.over((typed) => typed.column === column)
  }

  /** What was typed may also have come to stand in this cell by the log: two rows may be one person's. */
  private copied(cell: GridCell | undefined): void {
    const text = String(cell?.value ?? "")
    for (const typed of this.typed) if (text.includes(typed.token)) typed.copied = true
  }

  copyRow(): void {
    const row = this.someRow()
    if (row === undefined) return
    this.births++
    for (const cell of row.values()) this.copied(cell)
    // Also what a write covers just now: of two rows that are alike, either may get it back.
    for (const typed of this.typed) if (typed.row === row) typed.copied = true
    this.grid.rows.splice(this.dice.below(this.grid.rows.length + 1), 0, new Map(row))
  }

  /** Some neighbouring rows' cells in some columns, ids perhaps among them, over other rows. */
  pasteBlock(): void {
    const { rows, columns } = this.grid
    if (rows.length < 3) return
    const [from, to] = [this.dice.below(rows.length), this.dice.below(rows.length)]
    const height = Math.min(1 + this.dice.below(3), rows.length - Math.max(from, to))
    const some = columns.filter(() => this.dice.chance(0.4))
    const copies = rows.slice(from, from + height).map((row) => new Map(row))
    copies.forEach((copy, index) => {
      this.births++
      for (const column of some) {
        this.copied(copy.get(column))
        // What a write covers just now is pasted with what covers it: both cells look like the one that it is put back in.
        for (const typed of this.typed)
          if (typed.row === rows[from + index] && typed.column === column) typed.copied = true
        this.set(rows[to + index]!, column, copy.get(column))
      }
      const [row, id] = [rows[to + index]!, this.column("id")]
      if (id === undefined || some.includes(id) || this.grid.textAt(row, id) === "") this.noteMistaken(row)
    })
  }

  /** Of a row that may be somebody else's now nobody can tell what a write has put there by mistake. */
  private noteMistaken(row: GridRow): void {
    for (const [column, { value }] of row) {
      for (const typed of this.typed)
        if ((typed.column !== column || typed.row !== row) && String(value).includes(typed.token))
          typed.elsewhere = true
    }
  }

  clearId(): void {
    const [row, column] = [this.someRow(), this.column("id")]
    if (row === undefined || column === undefined) return
    this.births++
    this.put(row, column, "")
  }

  nonsenseId(): void {
    const [row, column] = [this.someRow(), this.column("id")]
    if (row === undefined || column === undefined) return
    const token = this.token()
    this.put(row, column, token, token)
  }

  rename(): void {
    const column = this.someColumn()
    if (column === undefined) return
    const known = sharedColumns().find(({ key }) => key === column.tag)
    column.heading =
      known === undefined
        ? `Own ${this.token()}`
        : this.dice.pick([...known.headings.fr, ...known.headings.en, "Whatever"])
  }

  swapHeadings(): void {
    const [a, b] = [this.someColumn(), this.someColumn()]
    if (a === undefined || b === undefined || a === b || this.unswap !== undefined) return
    const swap = () => {
      ;[a.heading, b.heading] = [b.heading, a.heading]
    }
    swap()
    this.unswap = swap
  }

  swapBack(): void {
    this.mend()
  }

  formula(): void {
    const [row, column] = [this.someRow(), this.someColumn()]
    if (row === undefined || column === undefined) return
    this.undos.push(() => {})
    this.set(row, column, { value: 2, formula: "=1+1" })
  }

  undo(): void {
    this.undos.pop()?.()
  }

  emptyRow(): void {
    const row = this.someRow()
    if (row === undefined) return
    for (const column of this.grid.columns) if (this.keyOf(column) !== "id") this.set(row, column, undefined)
  }
}

const ACTS = [
  [30, "type"],
  [4, "clear"],
  [6, "newRow"],
  [2, "deleteRow"],
  [2, "blankRow"],
  [8, "sort"],
  [3, "shuffle"],
  [4, "moveRow"],
  [2, "insertColumn"],
  [3, "moveColumn"],
  [0.5, "deleteColumn"],
  [0.5, "deleteIdColumn"],
  [3, "copyRow"],
  [2, "pasteBlock"],
  [2, "clearId"],
  [0.5, "nonsenseId"],
  [2, "rename"],
  [0.7, "swapHeadings"],
  [2, "swapBack"],
  [1, "formula"],
  [3, "undo"],
  [0.4, "emptyRow"]
] as const
