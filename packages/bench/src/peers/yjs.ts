/** Yjs: one document, a map an entity, kept as one update. */
import * as Y from "yjs"
import { type Op, type Peer, readNames } from "./Peer.ts"

type Row = Y.Map<unknown>

export const yjs: Peer<Y.Doc, Uint8Array> = {
  name: "yjs",
  as: "one document, a map an entity; prose as Y.Text; what was overwritten is collected as garbage, as by default",
  build: (changes) => {
    const doc = new Y.Doc()
    for (const { kind, id, ops } of changes) {
      doc.transact(() => {
        const row = childOf(doc.getMap(kind), id)
        for (const op of ops) apply(row, op)
      })
    }
    return doc
  },
  save: (doc) => Y.encodeStateAsUpdate(doc),
  load: (saved) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, saved)
    return doc
  },
  read: (doc) => readNames([...doc.getMap<Row>("contact").values()].map((row) => row.get("name"))),
  close: (doc) => doc.destroy()
}

const apply = (row: Row, op: Op): void => {
  if (op.is === "element") {
    const cells = childOf(row, op.field)
    if (op.value === undefined) cells.delete(op.key)
    else cells.set(op.key, op.value)
  } else if (op.value === undefined) row.delete(op.field)
  else row.set(op.field, op.is === "text" ? new Y.Text(op.value) : op.value)
}

const childOf = (map: Y.Map<unknown>, key: string): Row => {
  let child = map.get(key) as Row | undefined
  if (child === undefined) map.set(key, (child = new Y.Map()))
  return child
}
