/** Whether a column's cells are those of another one: two headings have changed places, or two columns' contents. */
import type { Table } from "../Sheet.ts"
import { cellText } from "./cellText.ts"
import type { RowBase } from "./Remembered.ts"
import type { Unit } from "./unit.ts"

/** Fewer rows than that may be alike by chance. */
const ENOUGH = 3

/**
 * Keys of columns of which most cells say what another column said in their row; and of two columns that have changed
 * places in every row where that can be told, be it one.
 */
export const swappedCells = (
  table: Table,
  at: ReadonlyMap<string, number>,
  units: ReadonlyArray<Unit>,
  bases: ReadonlyMap<string, RowBase>
): ReadonlyArray<string> => {
  const keys = units.flatMap((unit) => unit.keys)
  const counts = new Map(keys.map((key) => [key, { said: 0, moved: 0 }]))
  const idAt = at.get("id")
  if (idAt === undefined) return []
  const moves = (row: Table["rows"][number]): boolean => {
    const base = bases.get(cellText(row[idAt]))
    return (
      base !== undefined &&
      keys.some((key) => {
        const text = cellText(row[at.get(key)!])
        return text !== "" && text !== base.cells[key]?.[0] && keys.some((other) => base.cells[other]?.[0] === text)
      })
    )
  }
  // Hardly ever; and only then is it worth looking at all the others.
  if (!table.rows.some(moves)) return []
  const exchanged = new Map<string, { keys: ReadonlyArray<string>; yes: number; no: number }>()
  for (const row of table.rows) {
    const base = bases.get(cellText(row[idAt]))
    if (base === undefined) continue
    noteExchanges(row, at, keys, base, exchanged)
    for (const key of keys) {
      const [text, before] = [cellText(row[at.get(key)!]), base.cells[key]?.[0] ?? ""]
      const count = counts.get(key)!
      if (text === "") continue
      count.said++
      if (text === before) continue
      if (keys.some((other) => other !== key && base.cells[other]?.[0] === text)) count.moved++
    }
  }
  const mutual = [...exchanged.values()].flatMap((pair) => (pair.yes > 0 && pair.no === 0 ? pair.keys : []))
  const many = [...counts].flatMap(([key, { said, moved }]) => (moved >= ENOUGH && moved * 2 > said ? [key] : []))
  return [...new Set([...mutual, ...many])]
}

const noteExchanges = (
  row: Table["rows"][number],
  at: ReadonlyMap<string, number>,
  keys: ReadonlyArray<string>,
  base: RowBase,
  exchanged: Map<string, { keys: ReadonlyArray<string>; yes: number; no: number }>
): void => {
  keys.forEach((one, index) => {
    const [here, was] = [cellText(row[at.get(one)!]), base.cells[one]?.[0] ?? ""]
    for (const other of keys.slice(index + 1)) {
      const [there, wasThere] = [cellText(row[at.get(other)!]), base.cells[other]?.[0] ?? ""]
      if (was === wasThere || was === "" || wasThere === "") continue
      const pair = exchanged.get(`${one} ${other}`) ?? { keys: [one, other], yes: 0, no: 0 }
      if (here === wasThere && there === was) pair.yes++
      else pair.no++
      exchanged.set(`${one} ${other}`, pair)
    }
  })
}
