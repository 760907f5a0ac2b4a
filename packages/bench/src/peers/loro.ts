/** Loro: one document, a map an entity, kept as one snapshot. */
import { LoroDoc, LoroMap, LoroText } from "loro-crdt"
import { type Op, type Peer, readNames } from "./Peer.ts"

export const loro: Peer<LoroDoc, Uint8Array> = {
  name: "loro",
  as: "one document, a map an entity; prose as LoroText; loading a snapshot decodes an entity when it is first read",
  build: (changes) => {
    const doc = new LoroDoc()
    for (const { kind, id, ops } of changes) {
      const row = doc.getMap(kind).getOrCreateContainer(id, new LoroMap())
      for (const op of ops) apply(row, op)
      doc.commit()
    }
    return doc
  },
  save: (doc) => doc.export({ mode: "snapshot" }),
  load: (saved) => {
    const doc = new LoroDoc()
    doc.import(saved)
    return doc
  },
  read: (doc) =>
    readNames(
      doc
        .getMap("contact")
        .values()
        .map((row) => (row as LoroMap).get("name"))
    ),
  close: (doc) => doc.free()
}

const apply = (row: LoroMap, op: Op): void => {
  if (op.is === "element") {
    const cells = row.getOrCreateContainer(op.field, new LoroMap())
    if (op.value === undefined) cells.delete(op.key)
    else cells.set(op.key, op.value)
  } else if (op.value === undefined) row.delete(op.field)
  else if (op.is === "register") row.set(op.field, op.value)
  else row.setContainer(op.field, new LoroText()).insert(0, op.value)
}
