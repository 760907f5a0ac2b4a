/** Who each row of the table is: by its id, else by what it says. For the plan; nothing is changed here. */
import type { Table } from "../Sheet.ts"
import { cellText, isBlank } from "./cellText.ts"
import type { RowBase } from "./Remembered.ts"
import { canonical, type Unit } from "./unit.ts"

export type Identified =
  /** Somebody known, or whose id was reserved; `writeId`: the row has lost it, or has another's. */
  | {
      readonly _tag: "Known"
      readonly row: number
      readonly id: string
      readonly writeId: boolean
      readonly fill: boolean
    }
  /** The id is there and all else is gone; `isSpare`: another row has the same id. */
  | { readonly _tag: "Emptied"; readonly row: number; readonly id: string; readonly isSpare: boolean }
  /** Nobody known: a new contact once it has a name. */
  | { readonly _tag: "Fresh"; readonly row: number; readonly copyOf?: string }
  | { readonly _tag: "UnknownId"; readonly row: number; readonly id: string }

export interface WhoIsWho {
  readonly rows: ReadonlyArray<Identified>
  /** Ids that were in the sheet and are not. */
  readonly gone: ReadonlyArray<string>
}

export interface Who {
  readonly table: Table
  readonly at: ReadonlyMap<string, number>
  readonly units: ReadonlyArray<Unit>
  readonly bases: ReadonlyMap<string, RowBase>
  /** Whether an id without a base may stand in a row: reserved, or somebody of the log. */
  readonly isKnown: (id: string) => boolean
}

export const whoIsWho = (who: Who): WhoIsWho => {
  const { table, at, units, bases, isKnown } = who
  const idAt = at.get("id")
  const byId = new Map<string, Array<number>>()
  const nobody: Array<{ readonly row: number; readonly copyOf?: string }> = []
  const rows: Array<Identified> = []
  const emptied: Array<{ readonly row: number; readonly id: string }> = []
  table.rows.forEach((cells, row) => {
    const id = idAt === undefined ? "" : cellText(cells[idAt]).trim()
    if (cells.every(isBlank)) return
    if (id === "") {
      if (units.some(({ keys }) => keys.some((key) => !isBlank(cells[at.get(key)!])))) nobody.push({ row })
    } else if (!bases.has(id) && !isKnown(id)) rows.push({ _tag: "UnknownId", row, id })
    else if (isEmptied(who, row, id)) emptied.push({ row, id })
    else byId.set(id, [...(byId.get(id) ?? []), row])
  })
  for (const [id, same] of byId) {
    const keeper = same.length === 1 ? same[0]! : best(same, (row) => agreement(who, row, id))
    rows.push({ _tag: "Known", row: keeper, id, writeId: false, fill: false })
    for (const row of same) if (row !== keeper) nobody.push({ row, copyOf: id })
  }
  for (const { row, id } of emptied) {
    const isSpare = byId.has(id) || emptied.some((other) => other.id === id && other.row < row)
    rows.push({ _tag: "Emptied", row, id, isSpare })
  }
  // The rows whose content has been emptied stand for their ids no longer.
  const missing = new Set([...bases].filter(([id, { removed }]) => !byId.has(id) && removed !== true).map(([id]) => id))
  const found = matchMissing(who, nobody, missing)
  for (const { row, copyOf } of nobody) {
    const match = found.get(row)
    if (match !== undefined) rows.push({ _tag: "Known", row, id: match.id, writeId: true, fill: !match.isExact })
    else rows.push({ _tag: "Fresh", row, ...(copyOf === undefined ? {} : { copyOf }) })
  }
  const back = new Set([...found.values()].map(({ id }) => id))
  return { rows: rows.toSorted((a, b) => a.row - b.row), gone: [...missing].filter((id) => !back.has(id)) }
}

/** All is gone that people edit, and something was there. */
const isEmptied = ({ table, at, units, bases }: Who, row: number, id: string): boolean =>
  units.every(({ keys }) => keys.every((key) => isBlank(table.rows[row]![at.get(key) ?? Infinity]))) &&
  units.some(({ keys }) => keys.some((key) => (bases.get(id)?.cells[key]?.[0] ?? "") !== ""))

/** How many units of the row say what was agreed with this id. */
const agreement = (who: Who, row: number, id: string): number =>
  (who.bases.has(id) ? agreedParts(who, row, who.bases.get(id)!) : { same: 0 }).same

const best = <A>(all: ReadonlyArray<A>, score: (one: A) => number): A =>
  all.reduce((first, other) => (score(other) > score(first) ? other : first))

const agreedParts = ({ table, at, units }: Who, row: number, base: RowBase) => {
  let [same, said, named] = [0, 0, false]
  for (const unit of units) {
    const agreed = unit.keys.map((key) => base.cells[key]?.[0] ?? "")
    if (agreed.every((text) => text === "")) continue
    said++
    const here = unit.keys.map((key) => textAt(table, row, at.get(key)))
    const [before, now] = [unit.read(agreed), unit.read(here)]
    const equal =
      before === undefined || now === undefined
        ? agreed.join("\n") === here.join("\n")
        : canonical(before) === canonical(now)
    if (equal) same++
    if (equal && unit.kind === "names") named = true
  }
  return { same, said, named }
}

const textAt = (table: Table, row: number, column: number | undefined): string =>
  column === undefined ? "" : cellText(table.rows[row]![column])

/** Rows without an id of their own that are those missing: the same in all, or the same name and most of the rest. */
const matchMissing = (
  who: Who,
  nobody: ReadonlyArray<{ readonly row: number }>,
  missing: ReadonlySet<string>
): ReadonlyMap<number, { readonly id: string; readonly isExact: boolean }> => {
  const found = new Map<number, { readonly id: string; readonly isExact: boolean }>()
  if (missing.size === 0 || nobody.length === 0) return found
  const left = new Map<string, Set<string>>()
  const names = who.units.find(({ kind }) => kind === "names")
  const nameOf = (texts: ReadonlyArray<string>): string => {
    const reading = names?.read(texts)
    return reading === undefined ? "" : canonical(reading)
  }
  for (const id of missing) {
    const name = nameOf(names?.keys.map((key) => who.bases.get(id)!.cells[key]?.[0] ?? "") ?? [])
    if (name !== "") left.set(name, (left.get(name) ?? new Set()).add(id))
  }
  const candidates = nobody.flatMap(({ row }) => {
    const name = nameOf(names?.keys.map((key) => textAt(who.table, row, who.at.get(key))) ?? [])
    return [...(left.get(name) ?? [])].map((id) => ({ row, id, ...agreedParts(who, row, who.bases.get(id)!) }))
  })
  const taken = new Set<string>()
  for (const { row, id, same, said } of candidates.toSorted((a, b) => b.same / b.said - a.same / a.said)) {
    if (found.has(row) || taken.has(id) || same * 2 < said) continue
    found.set(row, { id, isExact: same === said })
    taken.add(id)
  }
  return found
}
