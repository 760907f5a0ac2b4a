/** The floor under every peer: plain objects, the last write wins, and nothing could ever be merged. */
import { type Change, type Op, type Peer, readNames } from "./Peer.ts"

type Row = Record<string, unknown>
export type Tables = Record<string, Record<string, Row>>

export const plainJson: Peer<Tables, string> = {
  name: "plain-json",
  as: "plain objects in which the last write wins: no history and no merging",
  build: (changes) => {
    const tables: Tables = {}
    for (const change of changes) applyTo(tables, change.kind, change.id, change.ops)
    return tables
  },
  save: (tables) => JSON.stringify(tables),
  load: (saved) => JSON.parse(saved) as Tables,
  read: (tables) => namesIn(tables)
}

/** Also what an event log's handlers make of its events. */
export const applyTo = (tables: Tables, kind: string, id: string, ops: Change["ops"]): void => {
  const row = ((tables[kind] ??= {})[id] ??= {})
  for (const op of ops) applyOp(row, op)
}

export const namesIn = (tables: Tables) => readNames(Object.values(tables["contact"] ?? {}).map(({ name }) => name))

const applyOp = (row: Row, op: Op): void => {
  if (op.is !== "element") {
    if (op.value === undefined) delete row[op.field]
    else row[op.field] = op.value
    return
  }
  const cells = (row[op.field] ??= {}) as Row
  if (op.value === undefined) delete cells[op.key]
  else cells[op.key] = op.value
}
