/** The plan of one round, from one reading and one state of the log. Pure: the same inputs, the same plan. */
import type { NewCell, Table } from "../Sheet.ts"
import { bind } from "./binding.ts"
import { cellText, isBlank } from "./cellText.ts"
import type { LogRow } from "./LogSide.ts"
import { type Draft, emptyPlan, type Plan, type PlanInput } from "./Plan.ts"
import { Rows } from "./places.ts"
import { newCell, overtyped, place, planRow, type RowWork } from "./planRow.ts"
import type { RowBase } from "./Remembered.ts"
import { swappedCells } from "./swappedCells.ts"
import { type Unit, unitsOf } from "./unit.ts"
import { type Identified, whoIsWho } from "./whoIsWho.ts"
import type { Json } from "@kith/core/domain/merge/State"

/** What is asked about people whom nobody knows by id. */
export interface Newcomers {
  readonly newId: () => string
  /** The contact of the log that somebody with these fields looks like. */
  readonly lookalike: (id: string, fields: Readonly<Record<string, Json>>) => string | undefined
}

/** So many rows gone at once, or this share of ten or more, are taken for an accident. */
const MOST_GONE = 5
const MOST_GONE_SHARE = 0.1

/** Whether a plan has to know whom newcomers look like. */
export const hasNewcomers = (input: PlanInput): boolean => {
  const { reading } = input
  const idAt = bind(reading.columns, input.columns).at.get("id")
  if (idAt === undefined) return false
  const ids = new Set<string>()
  return reading.rows.some((row) => {
    const id = cellText(row[idAt]).trim()
    const isNew = id === "" || ids.has(id)
    ids.add(id)
    return isNew && !row.every(isBlank)
  })
}

export const makePlan = (input: PlanInput, newcomers: Newcomers): Plan => {
  const draft = emptyPlan()
  const { rest } = input.remembered
  const { at, swapped } = bind(input.reading.columns, input.columns, rest.trusted.length > 0)
  draft.bound.push(...at.keys())
  if (swapped.length > 0) return { ...draft, stop: { why: "columnsSwapped", keys: swapped } }
  planColumns(input, at, draft)
  if (draft.newColumns.length > 0) return draft
  const bases = basesBound(input, at, draft)
  const bound = input.columns.filter(({ key }) => at.has(key))
  const units = unitsOf(bound)
  const keys = swappedCells(input.reading, at, units, bases).filter((key) => !rest.trusted.includes(key))
  if (keys.length > 0) return { ...draft, stop: { why: "columnsSwapped", keys } }
  const reserved = new Set(rest.reserved)
  const isKnown = (id: string) => reserved.has(id) || input.log.byId.has(id)
  const who = whoIsWho({ table: input.reading, at, units, bases, isKnown })
  const stop = planGone(input, who, bases, draft)
  if (stop !== undefined) return { ...draft, stop }
  const markOfRow = new Rows(input.reading, at.get("id")).mark
  const computed = bound.filter(({ kind }) => kind === "computed")
  const work: RowWork = { input, at, units, computed, markOfRow, draft }
  const present = new Set(who.rows.flatMap((each) => (each._tag === "Known" ? [each.id] : [])))
  for (const one of who.rows) planIdentified(work, one, { bases, reserved, present }, newcomers)
  planAppended(work, bases, present)
  if (input.has.lookups) planLookups(work, present)
  return draft
}

/** Missing columns are added the first time; later only that of the ids, since who deletes another does not want it. */
const planColumns = (input: PlanInput, at: ReadonlyMap<string, number>, draft: Draft): void => {
  const isFirst = input.remembered.rest.columns === undefined
  draft.newColumns.push(...input.columns.filter(({ key, kind }) => !at.has(key) && (isFirst || kind === "id")))
  if (!input.has.tags) return
  for (const [tag, column] of at) if (input.reading.columns[column]!.tag !== tag) draft.tags.push({ column, tag })
  // Only where somebody accepted that headings have the last word: elsewhere a tag is where its column is.
  const tagged = new Set(at.values())
  const keys = new Set(input.columns.map(({ key }) => key))
  input.reading.columns.forEach(({ tag }, column) => {
    if (tag !== undefined && keys.has(tag) && !tagged.has(column)) draft.tags.push({ column, tag: "" })
  })
}

/** Without what was agreed in columns that are no longer there: whoever brings one back may have changed it. */
const basesBound = (input: PlanInput, at: ReadonlyMap<string, number>, draft: Draft): Map<string, RowBase> => {
  const bases = new Map(input.remembered.rows)
  const lost = (input.remembered.rest.columns ?? []).filter((key) => !at.has(key))
  if (lost.length === 0) return bases
  for (const [id, base] of bases) {
    if (!lost.some((key) => base.cells[key] !== undefined)) continue
    const kept = {
      ...base,
      cells: Object.fromEntries(Object.entries(base.cells).filter(([key]) => !lost.includes(key)))
    }
    bases.set(id, kept)
    draft.bases.set(id, kept)
  }
  return bases
}

const planGone = (
  { log }: PlanInput,
  who: { readonly rows: ReadonlyArray<Identified>; readonly gone: ReadonlyArray<string> },
  bases: Map<string, RowBase>,
  draft: Draft
): Plan["stop"] => {
  const emptied = who.rows.flatMap((each) => (each._tag === "Emptied" && !each.isSpare ? [each.id] : []))
  const ids = [...new Set([...who.gone, ...emptied])].filter((id) => bases.get(id)?.removed !== true)
  const isDeleted = (id: string) => log.byId.get(id)?.deleted !== false
  const gone = ids.filter((id) => !isDeleted(id))
  const total = [...bases.values()].filter(({ removed }) => removed !== true).length
  if (gone.length > MOST_GONE || (total >= 10 && gone.length > MOST_GONE_SHARE * total)) {
    return { why: "rowsGone", ids: gone }
  }
  for (const id of gone) draft.bases.set(id, { ...bases.get(id)!, removed: true })
  // A contact that is gone on both sides is no longer anybody's question.
  for (const id of who.gone.filter(isDeleted)) draft.bases.set(id, undefined)
  for (const [id, base] of draft.bases) if (base !== undefined) bases.set(id, base)
  return undefined
}

interface Held {
  readonly bases: ReadonlyMap<string, RowBase>
  readonly reserved: ReadonlySet<string>
  /** Ids that have a row; an adopted one is added. */
  readonly present: Set<string>
}

const planIdentified = (
  work: RowWork,
  one: Identified,
  { bases, reserved, present }: Held,
  newcomers: Newcomers
): void => {
  const { input, at, draft } = work
  const idAt = at.get("id")!
  const heading = input.reading.columns[idAt]!.heading
  if (one._tag === "UnknownId") {
    draft.setAside.push({ row: one.row, column: heading, reason: "unknownId", text: one.id })
    return
  }
  draft.rows++
  if (one._tag === "Emptied") return one.isSpare ? clearRow(work, one.row, one.id) : undefined
  if (one._tag === "Fresh") return planFresh(work, one, present, newcomers)
  if (one.writeId) return writeId(work, one.row, one.id)
  const [log, base] = [input.log.byId.get(one.id), bases.get(one.id)]
  if (base?.mayGo === true && log?.deleted !== false) return clearRow(work, one.row, one.id)
  // Forgotten altogether: nothing to compare with, and nobody to tell.
  if (log === undefined && !reserved.has(one.id)) {
    draft.deletedInLog.push({ id: one.id, row: one.row })
    return
  }
  if (log === undefined && fieldsOf(work, one.row).name === undefined) {
    draft.setAside.push({ row: one.row, column: heading, reason: "noName", text: "" })
    return
  }
  planRow(work, { row: one.row, id: one.id, log, base, fill: one.fill })
}

/** Somebody new, who is given an id first: the contact is made once the next reading has it. */
const planFresh = (
  work: RowWork,
  { row, copyOf }: { readonly row: number; readonly copyOf?: string },
  present: Set<string>,
  newcomers: Newcomers
): void => {
  const { input, draft } = work
  const { name, fields } = fieldsOf(work, row)
  if (name === undefined) {
    const text = input.reading.rows[row]!.map(cellText).find((each) => each !== "") ?? ""
    draft.setAside.push({ row, column: "", reason: "noName", text })
    // It is not the one whose id it has, and nobody else yet.
    if (copyOf !== undefined) draft.cells.push({ ...place(work, row, work.at.get("id")!), cell: { _tag: "Empty" } })
    return
  }
  const id = newcomers.newId()
  const like = newcomers.lookalike(id, fields)
  const person = like === undefined ? undefined : input.log.byId.get(like)
  if (person !== undefined && !person.deleted && !person.members.some((member) => present.has(member))) {
    const adopted = person.members.find((member) => input.remembered.rows.has(member)) ?? person.members[0]!
    present.add(adopted)
    // What was agreed with a row that is gone says nothing of this one.
    if (input.remembered.rows.has(adopted)) draft.bases.set(adopted, { cells: {} })
    return writeId(work, row, adopted)
  }
  if (like !== undefined) draft.maybeSame.push({ row, name, like })
  draft.reserve.push(id)
  writeId(work, row, id)
}

const fieldsOf = (work: RowWork, row: number): { readonly name?: string; readonly fields: Record<string, Json> } => {
  const fields: Record<string, Json> = {}
  for (const unit of work.units) {
    const reading = readUnit(work.input.reading, work.at, unit, row)
    for (const [field, value] of reading ?? []) {
      if (value instanceof Map) fields[field] = [...((fields[field] as Array<Json>) ?? []), ...value.values()]
      else fields[field] = value as Json
    }
  }
  return typeof fields["name"] === "string" ? { name: fields["name"], fields } : { fields }
}

const readUnit = (table: Table, at: ReadonlyMap<string, number>, unit: Unit, row: number) =>
  unit.read(unit.keys.map((key) => cellText(table.rows[row]![at.get(key)!])))

const writeId = (work: RowWork, row: number, id: string): void => {
  work.draft.cells.push({ ...place(work, row, work.at.get("id")!), cell: { _tag: "Text", text: id } })
}

/** All that is ours of it; other people's columns are not ours to empty. */
const clearRow = (work: RowWork, row: number, contact: string): void => {
  const id = work.at.get("id")!
  const ours = new Set(work.input.has.lookups ? work.computed.map(({ key }) => work.at.get(key)!) : [])
  for (const { key } of work.computed) {
    const cell = work.input.reading.rows[row]![work.at.get(key)!]
    if (cell?.formula === undefined && !isBlank(cell)) overtyped(work, row, contact, key, cell)
  }
  for (const column of work.at.values()) {
    const cell = work.input.reading.rows[row]![column]
    if (cell === undefined || column === id || (cell.formula !== undefined && !ours.has(column))) continue
    work.draft.cells.push({ ...place(work, row, column), cell: { _tag: "Empty" }, note: "" })
  }
  work.draft.cells.push({ ...place(work, row, id), cell: { _tag: "Empty" } })
}

/** Everybody of the log who has no row, and whose row nobody has taken out. */
const planAppended = (work: RowWork, bases: ReadonlyMap<string, RowBase>, present: ReadonlySet<string>): void => {
  const { input, at, draft } = work
  const width = input.reading.columns.length
  for (const person of input.log.people) {
    if (person.members.some((id) => present.has(id) || bases.get(id)?.removed === true)) continue
    const id = person.members[0]!
    const cells = Array.from({ length: width }, (): NewCell => ({ _tag: "Empty" }))
    cells[at.get("id")!] = { _tag: "Text", text: id }
    const texts: Record<string, string> = {}
    for (const unit of work.units) {
      unit.write(person.row, input.language).forEach((text, index) => {
        const column = unit.columns[index]!
        cells[at.get(column.key)!] = newCell(column, text)
        texts[column.key] = text
      })
    }
    work.computed.forEach((column, nth) => {
      const text = column.column.toCell(person.row, input.language)
      cells[at.get(column.key)!] = input.has.lookups ? { _tag: "Lookup", nth } : newCell(column, text)
      if (!input.has.lookups) texts[column.key] = text
    })
    draft.append.push({ id, cells, texts })
  }
}

const planLookups = (work: RowWork, present: ReadonlySet<string>): void => {
  const { input, draft, computed } = work
  const shown = new Set([...present, ...draft.append.map(({ id }) => id)])
  const valuesOf = ({ row }: LogRow) => computed.map(({ column }) => column.toCell(row, input.language))
  for (const id of shown) {
    const log = input.log.byId.get(id)
    if (log === undefined) continue
    const [values, before] = [valuesOf(log), input.reading.lookups.get(id)]
    if (values.some((value, nth) => value !== (before?.[nth] ?? "")) || (before === undefined && values.some(Boolean)))
      draft.lookups.set(id, values)
  }
  for (const id of input.reading.lookups.keys()) if (!shown.has(id)) draft.lookups.set(id, undefined)
}
