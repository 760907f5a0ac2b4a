/** TinyBase: a mergeable store, a table a kind of entity, kept as its mergeable content in JSON. */
import { createMergeableStore, type MergeableStore } from "tinybase/mergeable-store"
import { type Op, type Peer, readNames } from "./Peer.ts"

export const tinybase: Peer<MergeableStore, string> = {
  name: "tinybase",
  as: "a MergeableStore, a table a kind of entity, an element of a set as a cell of its own; the last write wins, prose too",
  build: (changes) => {
    const store = createMergeableStore("bench")
    for (const { kind, id, ops } of changes) {
      store.transaction(() => {
        for (const op of ops) apply(store, kind, id, op)
      })
    }
    return store
  },
  save: (store) => JSON.stringify(store.getMergeableContent()),
  load: (saved) => {
    const store = createMergeableStore("bench")
    store.setMergeableContent(JSON.parse(saved) as ReturnType<MergeableStore["getMergeableContent"]>)
    return store
  },
  read: (store) => readNames(store.getRowIds("contact").map((id) => store.getCell("contact", id, "name")))
}

const apply = (store: MergeableStore, kind: string, id: string, op: Op): void => {
  const cell = op.is === "element" ? `${op.field}/${op.key}` : op.field
  if (op.value === undefined) store.delCell(kind, id, cell, true)
  else store.setCell(kind, id, cell, op.value as never)
}
