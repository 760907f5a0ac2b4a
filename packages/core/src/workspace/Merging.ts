/** Making contacts one person, and taking them apart again; deleting them and bringing them back. */
import * as Effect from "effect/Effect"
import type { Draft } from "../domain/declare/EventType.ts"
import { ContactDeleted, ContactRestored, ContactsMerged, ContactsSplit } from "../domain/events/ContactEvents.ts"
import { asArray, elementsAt, emptyRecord } from "../domain/merge/EntityRecord.ts"
import { EntityId } from "../log/Ids.ts"
import { LocalLog } from "../log/LocalLog.ts"
import { emptyVersion, versionToRecord } from "../log/VersionVector.ts"
import { EntityStore } from "./EntityStore.ts"
import { componentOf } from "./Identity.ts"
import { catchUp } from "./Projector.ts"
import { undo } from "./Undo.ts"
import { commit } from "./Writer.ts"

/** `into` and `other` are one person from now on. Both keep their values, timelines and sources. */
export const mergeContacts = Effect.fn("Merging.mergeContacts")(function* (into: string, other: string, via: string) {
  yield* catchUp()
  const [low, high] = into < other ? [into, other] : [other, into]
  const draft = ContactsMerged.draft(low, { sameAs: { add: [EntityId.make(high)] }, seen: yield* seenNow })
  return yield* commit([draft], { via })
})

/**
 * `id` is a person of its own again, and the others stay one. Links with it go, and what was chosen in the same batches
 * as they were made is undone with them.
 */
export const splitContact = Effect.fn("Merging.splitContact")(function* (id: string, via: string) {
  yield* catchUp()
  const store = yield* EntityStore
  const members = yield* componentOf(id)
  const records = yield* store.get(members.map((member) => `contact/${member}`))
  const drafts: Array<Draft> = []
  const made: Array<{ readonly device: never; readonly seq: number }> = []
  const seen = yield* seenNow
  for (const member of members) {
    const record = records.get(`contact/${member}`)?.record
    if (record === undefined) continue
    const links = [...elementsAt(record, "sameAs")].filter(([other]) => member === id || other === id)
    if (links.length === 0) continue
    for (const [, live] of links) for (const { dot } of asArray(live)) made.push(dot as never)
    drafts.push(ContactsSplit.draft(member, { sameAs: { remove: links.map(([other]) => EntityId.make(other)) }, seen }))
  }
  const kept = (member: string) =>
    elementsAt(records.get(`contact/${member}`)?.record ?? emptyRecord(), "sameAs").keys()
  const [first, ...apart] = componentsOf(
    members.filter((member) => member !== id),
    kept
  )
  // Those whom only `id` held together are linked directly.
  if (first !== undefined && apart.length > 0) {
    drafts.push(ContactsMerged.draft(first, { sameAs: { add: apart.map((low) => EntityId.make(low)) }, seen }))
  }
  const batches = new Set((yield* (yield* LocalLog).entries(made)).flatMap(({ event }) => event.batch ?? []))
  const receipt = yield* commit(drafts, { via })
  for (const batch of batches) yield* undo(batch, via)
  return { ...receipt, links: drafts.length }
})

/** The lowest id of each group that these links, either way, hold together; lowest first. */
const componentsOf = (ids: ReadonlyArray<string>, linksOf: (id: string) => Iterable<string>): ReadonlyArray<string> => {
  const lowest = new Map(ids.map((id) => [id, id]))
  const join = (from: string, to: string): void => {
    for (const [id, low] of lowest) if (low === from) lowest.set(id, to)
  }
  for (const id of ids) {
    for (const other of linksOf(id)) {
      const [a, b] = [lowest.get(id)!, lowest.get(other)]
      if (b !== undefined && a !== b) join(a < b ? b : a, a < b ? a : b)
    }
  }
  return [...new Set(lowest.values())].sort()
}

/** Out of sight under every one of its ids; nothing is lost. */
export const deleteContact = Effect.fn("Merging.deleteContact")(function* (id: string, via: string) {
  yield* catchUp()
  const seen = yield* seenNow
  const members = yield* componentOf(id)
  return yield* commit(
    members.map((member) => ContactDeleted.draft(member, { deleted: { seen } })),
    { via }
  )
})

export const restoreContact = Effect.fn("Merging.restoreContact")(function* (id: string, via: string) {
  yield* catchUp()
  const members = yield* componentOf(id)
  return yield* commit(
    members.map((member) => ContactRestored.draft(member, { deleted: null })),
    { via }
  )
})

/** What this device holds: written into whatever takes things back, so that later changes show as such. */
const seenNow = Effect.gen(function* () {
  return versionToRecord((yield* (yield* EntityStore).folded)?.version ?? emptyVersion)
})
