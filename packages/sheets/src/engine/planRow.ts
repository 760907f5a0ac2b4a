/** One row of somebody known: unit by unit, three ways. */
import type { Json } from "@kith/core/domain/merge/State"
import type { Cell, NewCell } from "../Sheet.ts"
import { cellText, isBlank } from "./cellText.ts"
import type { LogRow } from "./LogSide.ts"
import { conflictNote, deletedNote, isOurNote } from "./noteWords.ts"
import type { Draft, PlanInput } from "./Plan.ts"
import { markOf, type RowMarker } from "./places.ts"
import type { Agreed, RowBase } from "./Remembered.ts"
import { columnsByKey, type SharedColumn } from "./sharedColumns.ts"
import { type Said, threeWay } from "./threeWay.ts"
import { canonical, type Unit } from "./unit.ts"

export interface RowWork {
  readonly input: PlanInput
  readonly at: ReadonlyMap<string, number>
  readonly units: ReadonlyArray<Unit>
  readonly computed: ReadonlyArray<SharedColumn>
  readonly markOfRow: RowMarker
  readonly draft: Draft
}

export interface KnownRow {
  readonly row: number
  readonly id: string
  /** Nobody of the log yet: the row is a new contact's. */
  readonly log: LogRow | undefined
  readonly base: RowBase | undefined
  /** Cells that are empty are filled from the log, rather than taken for emptied. */
  readonly fill: boolean
}

export const planRow = (work: RowWork, known: KnownRow): void => {
  const { input, draft } = work
  const cells = new Map<string, Agreed>()
  const told: ToldBySeen = new Map()
  for (const unit of work.units) planUnit(work, known, unit, cells, told)
  if (known.log !== undefined) for (const column of work.computed) planComputed(work, known, column, cells)
  for (const [seen, { patch, texts }] of told) draft.told.push({ id: known.id, patch, seen, texts })
  if (known.log?.deleted === true) {
    draft.deletedInLog.push({ id: known.id, row: known.row })
    noteOn(work, known.row, nameKey(work), deletedNote(input.language))
  }
  if (cells.size > 0 || known.base?.removed === true) {
    draft.bases.set(known.id, {
      cells: { ...known.base?.cells, ...Object.fromEntries(cells) },
      ...(known.base?.mayGo === true ? { mayGo: true } : {})
    })
  }
}

/** News for the log, by the version at which it was agreed what they change. */
type ToldBySeen = Map<number, News>
interface News {
  readonly patch: Map<string, Said>
  readonly texts: Record<string, string>
}

/** Characters of a cell that the log takes: more than a Google sheet holds, and so few that a change stays one that can be sent. */
const MAX_TYPED = 60_000

const planUnit = (
  work: RowWork,
  { row, id, log, base, fill }: KnownRow,
  unit: Unit,
  cells: Map<string, Agreed>,
  told: ToldBySeen
): void => {
  const { input, at, draft } = work
  const here = unit.keys.map((key) => cellAt(input, row, at.get(key)))
  const formula = here.findIndex((cell) => cell?.formula !== undefined)
  if (formula !== -1) return setAside(work, row, unit.keys[formula]!, "formula", here[formula])
  const sheet = here.map(cellText)
  const there = log === undefined ? unit.keys.map(() => "") : unit.write(log.row, input.language)
  const isTrusted = unit.keys.some((key) => input.remembered.rest.trusted.includes(key))
  const known = unit.keys.flatMap((key): ReadonlyArray<Agreed> => {
    const each = base?.cells[key]
    return each === undefined ? [] : [each]
  })
  const wasAgreed = known.length === unit.keys.length && !(fill && sheet.every((text) => text.trim() === ""))
  const agreed = isTrusted ? there : wasAgreed ? known.map(([text]) => text) : undefined
  const verdict = threeWay(unit, agreed, sheet, there)
  switch (verdict._tag) {
    case "Agreed":
      if (!wasAgreed || !sameSaid(unit, agreed!, sheet)) {
        unit.keys.forEach((key, index) => cells.set(key, [sheet[index]!, input.at]))
      }
      break
    case "ToSheet":
      if (log === undefined) break
      unit.keys.forEach((key, index) => {
        const text = there[index]!
        if (text !== sheet[index]) {
          const cell = newCell(columnsByKey.get(key)!, text)
          draft.cells.push({ ...place(work, row, at.get(key)!), cell, agrees: { id, key, text } })
        }
      })
      break
    case "ToLog": {
      const tooLong = sheet.findIndex((text) => text.length > MAX_TYPED)
      if (tooLong !== -1) return setAside(work, row, unit.keys[tooLong]!, "unreadable", here[tooLong])
      const seen =
        !verdict.both || isTrusted ? input.at : agreed === undefined ? 0 : Math.min(...known.map(([, at]) => at))
      const group: News = told.get(seen) ?? { patch: new Map(), texts: {} }
      for (const [field, said] of verdict.patch) group.patch.set(field, joined(group.patch.get(field), said))
      unit.keys.forEach((key, index) => (group.texts[key] = sheet[index]!))
      told.set(seen, group)
      break
    }
    case "Unreadable": {
      const shown = here.findIndex((cell) => !isBlank(cell))
      const index = Math.max(0, shown)
      setAside(work, row, unit.keys[index]!, unit.kind === "names" ? "noName" : "unreadable", here[index])
      return
    }
  }
  const others = unit.keys.flatMap((key) => log?.conflicts.get(key) ?? [])
  if (others.length > 0) {
    draft.conflicts.push({
      id,
      row,
      column: headingAt(work, unit.keys[0]!),
      values: [sheet.join(" ").trim(), ...others]
    })
  }
  // Where a note stands that the contact was deleted, that is what has to be said.
  if (log?.deleted === true && unit.kind === "names") return
  noteOn(work, row, unit.keys[0], others.length === 0 ? "" : conflictNote(others, input.language))
}

/** Two columns may speak of one field: links do. */
const joined = (before: Said | undefined, said: Said): Said =>
  isElements(before) && isElements(said)
    ? { add: [...before.add, ...said.add], remove: [...before.remove, ...said.remove] }
    : said

type Elements = { readonly add: ReadonlyArray<Json>; readonly remove: ReadonlyArray<Json> }

const isElements = (said: Said | undefined): said is Elements =>
  typeof said === "object" && said !== null && "add" in said && "remove" in said

const sameSaid = (unit: Unit, one: ReadonlyArray<string>, other: ReadonlyArray<string>): boolean => {
  if (one.every((text, index) => text === other[index])) return true
  const [a, b] = [unit.read(one), unit.read(other)]
  return a !== undefined && b !== undefined && canonical(a) === canonical(b)
}

/** What follows from the log is looked up, or written; what somebody typed over it is put back, and reported. */
const planComputed = (
  work: RowWork,
  { row, id, log, base }: KnownRow,
  column: SharedColumn,
  cells: Map<string, Agreed>
): void => {
  const { input, at, draft } = work
  const { key } = column
  const cell = cellAt(input, row, at.get(key))
  const place_ = () => place(work, row, at.get(key)!)
  if (input.has.lookups) {
    if (cell?.formula !== undefined) return
    if (!isBlank(cell)) overtyped(work, row, id, key, cell)
    draft.cells.push({ ...place_(), cell: { _tag: "Lookup", nth: work.computed.indexOf(column) } })
    return
  }
  if (cell?.formula !== undefined) return setAside(work, row, key, "formula", cell)
  const text = column.column.toCell(log!.row, input.language)
  const here = cellText(cell)
  const before = base?.cells[key]?.[0]
  if (sameComputed(column, here, text)) {
    if (before !== here) cells.set(key, [here, input.at])
    return
  }
  if (here.trim() !== "" && !sameComputed(column, here, before ?? "")) overtyped(work, row, id, key, cell)
  draft.cells.push({ ...place_(), cell: newCell(column, text), agrees: { id, key, text } })
}

const sameComputed = ({ column, key }: SharedColumn, one: string, other: string): boolean => {
  const read = (text: string): string => {
    const fields: Record<string, never> = {}
    return text.trim() !== "" && column.fromCell(text.trim(), fields) ? String(fields[key]) : text.trim()
  }
  return read(one) === read(other)
}

/** Kept until it is reported: the sheet will not have it any more. */
export const overtyped = (work: RowWork, row: number, id: string, key: string, cell: Cell | undefined): void => {
  work.draft.notices.push({ reason: "computed", row: id, column: headingAt(work, key), text: cellText(cell) })
}

const setAside = (
  work: RowWork,
  row: number,
  key: string,
  reason: Draft["setAside"][number]["reason"],
  cell: Cell | undefined
): void => {
  work.draft.setAside.push({ row, column: headingAt(work, key), reason, text: cellText(cell) })
}

/** Writes, changes or takes away a note of ours; somebody else's stays. */
const noteOn = (work: RowWork, row: number, key: string | undefined, note: string): void => {
  const { input, at, draft } = work
  if (!input.has.notes || key === undefined) return
  const column = at.get(key)!
  const there = cellAt(input, row, column)?.note
  if ((there ?? "") === note || !isOurNote(there)) return
  const planned = draft.cells.findIndex((cell) => cell.row === row && cell.column === column)
  if (planned === -1) draft.cells.push({ ...place(work, row, column), note })
  else draft.cells[planned] = { ...draft.cells[planned]!, note }
}

const nameKey = ({ units }: RowWork): string | undefined => units.find(({ kind }) => kind === "names")?.keys[0]

const cellAt = ({ reading }: PlanInput, row: number, column: number | undefined): Cell | undefined =>
  column === undefined ? undefined : reading.rows[row]?.[column]

const headingAt = ({ input, at }: RowWork, key: string): string => input.reading.columns[at.get(key)!]!.heading

/** Where a cell is written, with all by which the next reading can tell whether it landed there. */
export const place = ({ input, markOfRow }: RowWork, row: number, column: number) => ({
  row,
  column,
  rowMark: markOfRow(row, column),
  columnMark: markOf(input.reading.columns[column]!),
  was: input.reading.rows[row]?.[column] ?? null
})

export const newCell = ({ isDay }: SharedColumn, text: string): NewCell =>
  text === "" ? { _tag: "Empty" } : isDay ? { _tag: "Day", iso: text } : { _tag: "Text", text }
