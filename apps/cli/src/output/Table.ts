/** Rows in columns that fit the terminal; what is cut ends in `…`, and a last column is wrapped rather than cut. */
import { displayWidth, fitted, wrapped } from "./displayWidth.ts"

export interface Column {
  readonly header?: string
  readonly align?: "left" | "right"
  /** May be cut, to no less than this many columns; left out: is never cut. */
  readonly least?: number
  /** Is wrapped under itself where it does not fit. Only the last column. */
  readonly wraps?: boolean
  readonly style?: (text: string) => string
}

export interface TableOptions {
  /** `Infinity`: nothing has to fit, as when the output goes to a file. */
  readonly width: number
  readonly indent?: number
  readonly headerStyle?: (text: string) => string
}

const GAP = 2
/** A wrapped column narrower than this goes onto lines of its own. */
const NARROW = 24

/** The lines of a table. Rows hold one text a column; a column that is empty throughout takes no room. */
export const tableLines = (
  columns: ReadonlyArray<Column>,
  rows: ReadonlyArray<ReadonlyArray<string>>,
  { width, indent = 0, headerStyle = (text) => text }: TableOptions
): ReadonlyArray<string> => {
  const shown = columns
    .map((column, index) => ({ ...column, index }))
    .filter(({ index }) => rows.some((row) => row[index] !== ""))
  const headed = shown.some(({ header }) => header !== undefined)
  const natural = shown.map(({ header = "", index }) =>
    Math.max(displayWidth(header), ...rows.map((row) => displayWidth(row[index] ?? "")))
  )
  const widths = fit(shown, natural, width - indent)
  const below = shown.at(-1)?.wraps === true && widths.at(-1) === 0
  const margin = " ".repeat(indent)
  const lineOf = (
    cells: ReadonlyArray<string>,
    style: (text: string, column: Column) => string
  ): ReadonlyArray<string> => {
    const last = shown.length - 1
    const wrapping = shown[last]?.wraps === true
    const parts =
      wrapping && cells[last] !== ""
        ? wrapped(cells[last]!, below ? Math.max(width - indent - GAP * 2, 10) : widths[last]!)
        : []
    const fixed = cells.slice(0, wrapping ? last : undefined).map((cell, index) => {
      const column = shown[index]!
      const text = fitted(cell, widths[index]!)
      const space = " ".repeat(widths[index]! - displayWidth(text))
      const isEnd = index === last
      const styled = style(text, column)
      return column.align === "right" ? space + styled : isEnd ? styled : styled + space
    })
    const gap = " ".repeat(GAP)
    const first = margin + fixed.join(gap)
    if (!wrapping) return [first.trimEnd()]
    if (below) return [first.trimEnd(), ...parts.map((part) => margin + gap + gap + style(part, shown[last]!))]
    const hanging = margin + " ".repeat(widths.slice(0, last).reduce((sum, each) => sum + each + GAP, 0))
    const head =
      parts.length === 0 ? first.trimEnd() : first + (fixed.length === 0 ? "" : gap) + style(parts[0]!, shown[last]!)
    return [head, ...parts.slice(1).map((part) => hanging + style(part, shown[last]!))]
  }
  return [
    ...(headed
      ? lineOf(
          shown.map(({ header = "" }) => header),
          headerStyle
        )
      : []),
    ...rows.flatMap((row) =>
      lineOf(
        shown.map(({ index }) => row[index] ?? ""),
        (text, column) => column.style?.(text) ?? text
      )
    )
  ]
}

/**
 * Widths of the columns. A last one that wraps takes what the others leave, or goes below them (0) where that is too
 * little; only then is anything cut, from the widest column that may be, until all fit or nothing is left to take.
 */
const fit = (columns: ReadonlyArray<Column>, natural: ReadonlyArray<number>, width: number): ReadonlyArray<number> => {
  const widths = [...natural]
  const last = widths.length - 1
  if (columns[last]?.wraps === true) {
    const room = width - total(widths.slice(0, last)) - (last > 0 ? GAP : 0)
    widths[last] = room >= Math.min(natural[last]!, NARROW) ? Math.min(natural[last]!, room) : 0
  }
  const beside = widths[last] === 0 ? last : last + 1
  for (
    let excess = total(widths.slice(0, beside)) - width;
    excess > 0;
    excess = total(widths.slice(0, beside)) - width
  ) {
    let widest = -1
    columns.forEach(({ least }, index) => {
      if (index >= beside || least === undefined || widths[index]! <= least) return
      if (widest < 0 || widths[index]! > widths[widest]!) widest = index
    })
    if (widest < 0) break
    widths[widest] = Math.max(
      columns[widest]!.least!,
      widths[widest]! - Math.max(1, Math.floor(excess / columns.length))
    )
  }
  return widths
}

const total = (widths: ReadonlyArray<number>): number =>
  widths.reduce((sum, each) => sum + each, GAP * Math.max(0, widths.length - 1))
