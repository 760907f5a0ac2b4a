/**
 * A text and its edits as an Automerge document. Loaded only when an edited
 * text is read or a text is edited: its wasm is large and slow to start.
 */
import * as Automerge from "@automerge/automerge"
import * as Base64 from "effect/encoding/Base64"
import * as Result from "effect/Result"
import { concat, utf8 } from "../../log/Bytes.ts"
import { type Dot, dotKey } from "../../log/Dot.ts"
import type { DeviceId } from "../../log/Ids.ts"
import { nobleSha256 } from "../../log/Sha256.ts"
import type { Prose, TextEdit } from "../declare/Field.ts"

type Doc = Automerge.Doc<{ text: string }>

const SEED = utf8("kith/text/1")
const ACTOR_BYTES = 16

/** The document that every edit of this text starts from: a function of the root's dot, and of the text that its event wrote. */
export const seedDocument = (root: Dot, start: string): Doc =>
  Automerge.change(Automerge.init<{ text: string }>(actorOf(concat(SEED, utf8(dotKey(root))))), { time: 0 }, (doc) => {
    doc.text = start
  })

/** The text as everybody's edits make it, and those edits that do not fit it. */
export const renderDocument = (
  prose: Prose
): { readonly text: string; readonly setAside: ReadonlyArray<Prose["edits"][number]> } => {
  const { doc, setAside } = documentOf(prose)
  return { text: doc.text, setAside }
}

/** The edit that turns the text as it stands into `wanted`; `undefined` when it reads so already. */
export const editTowards = (prose: Prose, device: DeviceId, wanted: string): TextEdit | undefined => {
  const { doc, seedHash } = documentOf(prose)
  if (doc.text === wanted) return undefined
  const mine = Automerge.clone(doc, actorOf(utf8(`${device}/${dotKey(prose.root)}`)))
  const edited = Automerge.change(mine, { time: 0 }, (draft) => Automerge.updateText(draft, ["text"], wanted))
  const change = Automerge.getLastLocalChange(edited)!
  return { root: prose.root, seedHash, change: Base64.encode(change) }
}

/** Edits in any order give the same document: they commute, and a change waits for those that it was made on. */
const documentOf = (prose: Prose) => {
  let doc = seedDocument(prose.root, prose.start)
  const seedHash = Automerge.getHeads(doc).join()
  const textId = Automerge.getObjectId(doc, "text")
  const setAside: Array<Prose["edits"][number]> = []
  for (const edit of prose.edits) {
    const bytes = Base64.decode(edit.change)
    if (edit.seedHash !== seedHash || Result.isFailure(bytes) || !editsOnly(textId, bytes.success)) {
      setAside.push(edit)
      continue
    }
    try {
      // One that throws leaves the document before it unusable, so it is tried on a copy.
      const [applied] = Automerge.applyChanges(Automerge.clone(doc), [bytes.success])
      doc = applied
    } catch {
      setAside.push(edit)
    }
  }
  return { doc, seedHash, setAside }
}

/** A change may insert and delete characters of the one text, and nothing else. */
const editsOnly = (textId: Automerge.ObjID | null, change: Uint8Array): boolean => {
  try {
    return Automerge.decodeChange(change).ops.every(
      (op) =>
        op.obj === textId && (op.action === "set" || op.action === "del") && (op.action === "del" || isCharacter(op))
    )
  } catch {
    return false
  }
}

const isCharacter = (op: { readonly value?: unknown; readonly insert?: boolean }): boolean =>
  typeof op.value === "string" && op.insert === true

const actorOf = (bytes: Uint8Array): string =>
  [...nobleSha256(bytes).subarray(0, ACTOR_BYTES)].map((byte) => byte.toString(16).padStart(2, "0")).join("")
