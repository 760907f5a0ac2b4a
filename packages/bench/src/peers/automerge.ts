/** Automerge, in both ways that people use it: one document for everything, and a document a contact. */
import * as Automerge from "@automerge/automerge"
import { type Change, type Op, type Peer, type Read, readNames } from "./Peer.ts"

type Row = Record<string, unknown>
type Tables = Record<string, Record<string, Row>>
type Doc = Automerge.Doc<Tables>

export const automergeOne: Peer<Doc, Uint8Array> = {
  name: "automerge-one",
  as: "one document; names and the like as immutable strings, prose as collaborative text",
  build: (changes) => changes.reduce((doc, change) => applied(doc, change), Automerge.init<Tables>()),
  save: (doc) => Automerge.save(doc),
  load: (saved) => Automerge.load<Tables>(saved),
  read: (doc) => namesOf([doc]),
  close: (doc) => Automerge.free(doc)
}

export const automergeEach: Peer<ReadonlyMap<string, Doc>, ReadonlyMap<string, Uint8Array>> = {
  name: "automerge-each",
  as: "a document a contact, with all that belongs to the contact in it",
  build: (changes) => {
    const docs = new Map<string, Doc>()
    for (const change of changes) {
      docs.set(change.owner, applied(docs.get(change.owner) ?? Automerge.init<Tables>(), change))
    }
    return docs
  },
  save: (docs) => new Map([...docs].map(([owner, doc]) => [owner, Automerge.save(doc)])),
  load: (saved) => new Map([...saved].map(([owner, bytes]) => [owner, Automerge.load<Tables>(bytes)])),
  read: (docs) => namesOf(docs.values()),
  close: (docs) => docs.forEach((doc) => Automerge.free(doc))
}

const applied = (doc: Doc, { event, kind, id, ops }: Change): Doc =>
  Automerge.change(doc, { time: Math.floor(event.at / 1000) }, (draft) => {
    // Read back after each assignment: what is assigned is a plain object, what is read is the document's.
    draft[kind] ??= {}
    draft[kind][id] ??= {}
    const row = draft[kind][id]
    for (const op of ops) apply(row, op)
  })

const apply = (row: Row, op: Op): void => {
  if (op.is === "element") {
    row[op.field] ??= {}
    const cells = row[op.field] as Row
    if (op.value === undefined) delete cells[op.key]
    else cells[op.key] = immutable(op.value)
  } else if (op.value === undefined) delete row[op.field]
  else row[op.field] = op.is === "text" ? op.value : immutable(op.value)
}

/** A JavaScript string becomes a collaborative text, letter by letter; a name is none. */
const immutable = (value: unknown): unknown => {
  if (typeof value === "string") return new Automerge.ImmutableString(value)
  if (Array.isArray(value)) return value.map(immutable)
  if (value === null || typeof value !== "object") return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, immutable(each)]))
}

const namesOf = (docs: Iterable<Doc>): Read => {
  const names: Array<unknown> = []
  for (const doc of docs) for (const { name } of Object.values(doc["contact"] ?? {})) names.push(name)
  return readNames(names)
}
