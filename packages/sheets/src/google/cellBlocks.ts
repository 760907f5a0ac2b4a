/** Puts cells that lie side by side into blocks, so that a column of ten thousand changes is one request. For `batchOf`; pure. */

export interface PlacedCell<A> {
  readonly row: number
  readonly column: number
  /** What kind of write it is: only cells of one kind go together. */
  readonly kind: string
  readonly cell: A
}

export interface Block<A> {
  readonly row: number
  readonly column: number
  readonly kind: string
  /** Of equal length. */
  readonly rows: ReadonlyArray<ReadonlyArray<A>>
}

/** Blocks that cover exactly these cells; the last of those at one place. */
export const cellBlocks = <A>(cells: Iterable<PlacedCell<A>>): ReadonlyArray<Block<A>> => {
  const byRow = new Map<number, Map<number, PlacedCell<A>>>()
  for (const cell of cells) {
    const row = byRow.get(cell.row) ?? new Map<number, PlacedCell<A>>()
    byRow.set(cell.row, row.set(cell.column, cell))
  }
  const blocks: Array<Block<A>> = []
  /** Those that end in the row above, by where they stand. */
  let open = new Map<string, Array<ReadonlyArray<A>>>()
  let above = -2
  for (const [row, placed] of [...byRow].sort(([a], [b]) => a - b)) {
    const next = new Map<string, Array<ReadonlyArray<A>>>()
    for (const run of runsOf([...placed.values()].sort((a, b) => a.column - b.column))) {
      const { column, kind } = run[0]!
      const key = `${column} ${run.length} ${kind}`
      const cells = run.map(({ cell }) => cell)
      const rows = row === above + 1 ? open.get(key) : undefined
      if (rows === undefined) {
        const started = [cells]
        blocks.push({ row, column, kind, rows: started })
        next.set(key, started)
      } else {
        rows.push(cells)
        next.set(key, rows)
      }
    }
    open = next
    above = row
  }
  return blocks
}

const runsOf = <A>(row: ReadonlyArray<PlacedCell<A>>): ReadonlyArray<ReadonlyArray<PlacedCell<A>>> => {
  const runs: Array<Array<PlacedCell<A>>> = []
  for (const cell of row) {
    const last = runs.at(-1)?.at(-1)
    if (last !== undefined && last.column + 1 === cell.column && last.kind === cell.kind) runs.at(-1)!.push(cell)
    else runs.push([cell])
  }
  return runs
}
