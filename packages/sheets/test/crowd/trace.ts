/** Shows every call of a run and the table that it found, for whoever looks into a failure. */
import { cellText } from "../../src/engine/cellText.ts"
import type { Table } from "../../src/Sheet.ts"
import type { Watch } from "./Simulation.ts"

export const trace: Watch = (call, what) => {
  const lines = call === "write" ? [JSON.stringify(what)] : linesOf(what as Table)
  process.stdout.write([call, ...lines, ""].join("\n"))
}

const linesOf = ({ columns, rows }: Table): ReadonlyArray<string> => [
  columns.map(({ heading, tag = "" }) => `${heading}<${tag}>`).join(" | "),
  ...rows.map((row) =>
    columns.map((_, at) => (row[at]?.formula === undefined ? "" : "=") + cellText(row[at])).join(" | ")
  )
]
